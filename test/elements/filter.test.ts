import { encode } from '@smpp-web/codec';
import {
  FilterError,
  type FilterExpression,
  loadFilters,
  NO_FILTER,
  parseFilter,
  printFilter,
  WireLog,
} from '@smpp-web/console/stores';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { FRAMES, type FrameName, record } from './frames.ts';

const text = (characters: string) => new TextEncoder().encode(characters);
const NOON = new Date(2026, 10, 25, 12).getTime();

beforeAll(loadFilters);

/** A log with one row for each kind of question. */
const ROWS = {
  bind: [FRAMES.bind, 'out', 0],
  bound: [FRAMES.bound, 'in', 40],
  submit: [FRAMES.submit, 'out', 1_000],
  accepted: [FRAMES.accepted, 'in', 1_500],
  payload: [
    encode('submit_sm', {
      sequence_number: 9,
      source_addr: '2775',
      destination_addr: '4520',
      data_coding: 8,
      tlvs: [
        { name: 'message_payload', value: Uint8Array.of(0x04, 0x1f, 0x04, 0x40) },
        { name: 'user_message_reference', value: 77 },
        { tag: 0x1401, value: Uint8Array.of(0xab, 0xcd) },
      ],
    }),
    'out',
    2_000,
  ],
  throttled: [encode('submit_sm_resp', { sequence_number: 9, command_status: 0x58 }), 'in', 2_020],
  multi: [
    encode('submit_multi', {
      sequence_number: 10,
      dest_address: [
        { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '4511' },
        { dest_flag: 2, dl_name: 'friends' },
      ],
      short_message: text('Party'),
    }),
    'out',
    3_000,
  ],
  receipt: [FRAMES.receipt, 'in', 4_000],
  enquire: [FRAMES.enquire, 'out', 5_000],
  garbage: [FRAMES.garbage, 'in', 6_000],
} as const satisfies Record<string, readonly [Uint8Array, 'in' | 'out', number]>;

const NAMES = Object.keys(ROWS) as (keyof typeof ROWS)[];

function log(): WireLog {
  const wire = new WireLog();
  wire.append(
    NAMES.map((name) => {
      const [frame, direction, after] = ROWS[name];
      return { session: name === 'enquire' ? 2 : 1, direction, at: NOON + after, frame: frame.slice() };
    }),
  );
  wire.setMarked(3, true);
  wire.setNote(8, 'ask the operator');
  return wire;
}

function passing(expression: string): string[] {
  const wire = log();
  wire.setFilter({ ...NO_FILTER, text: expression });
  const view = wire.get();
  expect(view.problem).toBeUndefined();
  return Array.from({ length: view.length }, (_, index) => NAMES[view.at(index)!.id - 1]!);
}

describe('what passes', () => {
  test.each([
    ['command == submit_sm', ['submit', 'payload']],
    ['command == 4', ['submit', 'payload']],
    ['command_id == 0x80000004', ['accepted', 'throttled']],
    ['command contains multi', ['multi']],
    ['command matches ^submit', ['submit', 'accepted', 'payload', 'throttled', 'multi']],
    ['command in {submit_sm, deliver_sm}', ['submit', 'payload', 'receipt']],
    ['command == submit_sm && command_status != 0', ['payload']],
    ['command == submit_sm && command_status != 0 && latency > 10', ['payload']],
    ['command_status == ESME_RTHROTTLED', ['payload', 'throttled']],
    ['command_status == 0x58 && is_response', ['throttled']],
    ['status == 88 and not is_response', ['payload']],
    ['latency > 200', ['submit', 'accepted']],
    ['latency >= 0.5s', ['submit', 'accepted']],
    ['latency < 40ms', ['payload', 'throttled']],
    ['is_answered == false && !is_response', ['multi', 'receipt', 'enquire', 'garbage']],
    ['direction == in && length > 100', ['receipt']],
    ['session == 2', ['enquire']],
    ['session != 1', ['enquire']],
    ['sequence_number == 9', ['payload', 'throttled']],
    ['#9', ['payload', 'throttled']],
    ['time >= 12:00:05', ['enquire', 'garbage']],
    ['time < 2026-11-25T12:00:01', ['bind', 'bound']],
    ['destination_addr == 447700900123', ['submit']],
    ['destination_addr contains 45', ['payload', 'multi']],
    ['destination_addr != 4520', ['submit', 'multi', 'receipt']],
    ['dl_name == friends', ['multi']],
    ['dest_addr_ton == international', ['submit', 'multi']],
    ['dest_addr_ton == 1 || data_coding == 8', ['submit', 'payload', 'multi']],
    ['system_id == "smppclient1" || system_id ~ "^sh.p$"', ['bind']],
    ['text contains hello', ['submit']],
    ['text == "\u041f\u0440"', ['payload']],
    ['text ~ "par?ty"', ['multi']],
    ['has(message_payload)', ['payload']],
    ['message_payload contains 1f04', ['payload']],
    ['user_message_reference in {1, 77}', ['payload']],
    ['0x1401 == abcd', ['payload']],
    ['has(0x1401)', ['payload']],
    ['short_message contains "ell"', ['submit']],
    ['message_id == 77', ['accepted']],
    ['marked', ['submit']],
    ['note contains operator', ['receipt']],
    ['marked || note', ['submit', 'receipt']],
    ['has(problem)', ['garbage']],
    ['problem ~ octet', ['garbage']],
    ['HELLO', ['submit']],
    ['447700900123 -receipt', ['submit']],
    ['"2775" 4520', ['payload']],
    ['(command == submit_sm OR command == submit_multi) AND NOT marked', ['payload', 'multi']],
    ['', NAMES],
  ])('%s', (expression, expected) => {
    expect(passing(expression)).toEqual(expected);
  });
});

describe('what is no filter says what was expected, and where', () => {
  test.each([
    ['comand == submit_sm', 'No field is named comand: did you mean command?', 0, 6],
    ['sourceaddr == 1', 'did you mean source_addr?', 0, 10],
    ['command == submt', '“submt” is no value of command: expected a number, or a name such as bind_', 11, 16],
    ['command ==', 'Expected a value for command; the filter ends here.', 10, 10],
    ['latency > soon', 'expected 200, 200ms, 1.5s or 2min', 10, 14],
    ['time > noon', 'expected 14:03:07', 7, 11],
    ['direction == up', 'expected in or out', 13, 15],
    ['marked == 2', 'marked is true or false', 10, 11],
    ['message_payload == xyz', 'pairs of hex digits', 19, 22],
    ['source_addr > 5', 'compare it with ==, != or contains', 14, 15],
    ['sequence_number contains 7', 'is no text', 25, 26],
    ['(command == 4', 'Expected “)”; the filter ends here.', 13, 13],
    ['command == 4)', 'There is no “(”', 12, 13],
    ['has(nothing)', 'No field is named nothing', 4, 11],
    ['command in 4', 'Expected “{” and the values', 11, 12],
    ['command in {4 5}', 'Expected “,” or “}”; “5” stands here.', 14, 15],
    ['text == "open', 'has no closing "', 8, 13],
    ['a & b', '“&&” joins conditions', 2, 3],
    ['== 4', 'Expected a field, a text', 0, 2],
    ['command == 4 &&', 'Expected a field', 15, 15],
    ['contains x', 'before “contains”', 0, 8],
    ['text ~ "(a+)+"', 'brackets may not be repeated', 7, 14],
    ['text ~ "a*b*c*d"', 'may repeat 2 times', 7, 16],
    ['text ~ "a?a?a?a?a?a?a?a?a?a"', 'may choose 8 times', 7, 28],
    ['text ~ "(a)\\\\1"', 'may not refer back', 7, 15],
    ['text ~ "[a"', 'This is no pattern', 7, 11],
    [`${'('.repeat(60)}a${')'.repeat(60)}`, 'More than 50 brackets', 51, 52],
    ['x'.repeat(5_000), 'at most 4,096 characters', 4_096, 5_000],
  ])('%.40s', (expression, message, from, to) => {
    const wire = log();
    wire.setFilter({ ...NO_FILTER, text: expression });
    const { problem, length } = wire.get();
    expect(problem).toMatchObject({ message: expect.stringContaining(message), from, to });
    // Nothing was filtered before, so all are still shown.
    expect(length).toBe(NAMES.length);
  });

  test('the last good filter stays', () => {
    const wire = log();
    wire.setFilter({ ...NO_FILTER, text: 'marked' });
    wire.setFilter({ ...NO_FILTER, text: 'marked &&' });
    expect(wire.get()).toMatchObject({ length: 1, filter: { text: 'marked &&' } });
  });
});

describe('verdicts that change later', () => {
  const row = (name: FrameName, direction: 'in' | 'out', at: number) => record(name, direction, at);

  test('an answer puts its request in, or takes it out', () => {
    const wire = new WireLog();
    wire.setFilter({ ...NO_FILTER, text: 'latency > 100' });
    wire.append([row('submit', 'out', 0), row('enquire', 'out', 1)]);
    expect(wire.get().length).toBe(0);
    wire.append([row('accepted', 'in', 500)]);
    expect([wire.get().at(0)?.id, wire.get().at(1)?.id]).toEqual([1, 3]);
    wire.setFilter({ ...NO_FILTER, text: '!is_response && !is_answered' });
    expect(wire.get().at(0)?.id).toBe(2);
    wire.append([row('alive', 'in', 600)]);
    expect(wire.get().length).toBe(0);
  });

  test('a marker and a note, too', () => {
    const wire = log();
    wire.setFilter({ ...NO_FILTER, text: 'marked' });
    wire.setMarked(5, true);
    wire.setMarked(3, false);
    expect([wire.get().length, wire.get().at(0)?.id]).toEqual([1, 5]);
  });
});

const word = fc.stringMatching(/^[a-z0-9_.:+*@/\u00e9\u4e2d]{1,12}$/);
const value = fc.oneof(
  fc.record({ text: word, quoted: fc.constant(false) }),
  fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 12 }), quoted: fc.constant(true) }),
);
const number = fc.record({
  text: fc.oneof(
    fc.nat().map(String),
    fc.nat().map((each) => `0x${each.toString(16)}`),
  ),
  quoted: fc.constant(false),
});

const leaf: fc.Arbitrary<FilterExpression> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constantFrom('source_addr', 'text', 'note', 'system_id', 'additional_status_info_text'),
    operator: fc.constantFrom('==' as const, '!=' as const, 'contains' as const),
    value,
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    field: fc.constantFrom('command', 'command_status', 'length', 'data_coding', 'user_message_reference'),
    operator: fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
    value: number,
  }),
  fc.record({
    kind: fc.constant('in' as const),
    field: fc.constantFrom('sequence_number', 'session'),
    values: fc.array(number, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('has' as const), field: fc.constantFrom('marked', 'message_payload', '0x1401') }),
  fc.record({ kind: fc.constant('words' as const), text: fc.string({ unit: 'grapheme', maxLength: 20 }) }),
);

/** Expressions in the form that parsing gives: no list of one, and none inside one of its own kind. */
const { expression } = fc.letrec<{ expression: FilterExpression; and: FilterExpression; or: FilterExpression }>(
  (tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'filter' },
      leaf,
      tie('and'),
      tie('or'),
      fc.record({ kind: fc.constant('not' as const), term: tie('expression') }),
    ),
    and: terms('and', tie('expression')),
    or: terms('or', tie('expression')),
  }),
);

function terms(kind: 'and' | 'or', inner: fc.Arbitrary<FilterExpression>): fc.Arbitrary<FilterExpression> {
  const other = inner.filter((each) => each.kind !== kind);
  return fc.record({
    kind: fc.constant(kind),
    terms: fc.array(other, { minLength: 2, maxLength: 3, depthIdentifier: 'filter' }),
  });
}

describe('properties', () => {
  test('what is printed is parsed to the same', () => {
    fc.assert(
      fc.property(expression, (each) => {
        expect(parseFilter(printFilter(each))).toEqual(each);
      }),
    );
  });

  test('any text is a filter or says what is wrong with it', () => {
    const pieces = fc.constantFrom(
      'command',
      '==',
      '!',
      '(',
      ')',
      '{',
      '"',
      ' ',
      'in',
      '~',
      'has',
      '#',
      '0x',
      ',',
      '-',
      '|',
      'a',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(pieces).map((each) => each.join(' ')),
        ),
        (each) => {
          try {
            parseFilter(each);
          } catch (error) {
            expect(error).toBeInstanceOf(FilterError);
            const { from, to } = error as FilterError;
            expect(0 <= from && from <= to && to <= each.length).toBe(true);
          }
        },
      ),
    );
  });
});
