import { type Command, decode, EncodeError, encode, type Version } from '@smpp-web/codec';
import { PDUS, type PduRow, VERSIONS } from '@smpp-web/codec/spec';
import {
  blankDraft,
  compose,
  type Draft,
  draftOf,
  type Faces,
  facesOf,
  facesOfFrame,
  fromJson,
  isStale,
  toJson,
  withDraft,
  withHex,
  withJson,
} from '@smpp-web/console/workbench';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPdu } from '../codec/arbitrary.ts';
import { fromHex, toHex } from '../vectors/hex.ts';
import { PDU_VECTORS } from '../vectors/pdus.ts';

const LENIENT = { version: '5.0', lenient: true } as const;
const STRICT = { version: '3.4', lenient: false } as const;

const draftFrom = (frame: Uint8Array): Draft => draftOf(decode(frame));

const COMMANDS = Object.entries(PDUS as Readonly<Record<string, PduRow>>) as [Command, PduRow][];

describe('a draft', () => {
  test.each(PDU_VECTORS)('of $name gives the same octets', ({ hex }) => {
    const composed = compose(draftFrom(fromHex(hex)), LENIENT);
    expect([...composed.problems]).toEqual([]);
    expect(toHex(composed.frame!)).toBe(hex);
  });

  test.each(COMMANDS)('of a new %s is a PDU of every version that has it', (command, { versions }) => {
    for (const version of versions) {
      const { frame, problems } = compose(blankDraft(command), { version, lenient: false });
      expect([...problems]).toEqual([]);
      expect(decode(frame!).command).toBe(command);
    }
  });

  test.each(COMMANDS)('of %s is refused by the versions that do not have it', (command, { versions }) => {
    const strangers = VERSIONS.filter((version) => !versions.includes(version));
    const told = strangers.map((version) =>
      compose(blankDraft(command), { version, lenient: false }).problems.get('command'),
    );
    expect(told).toEqual(strangers.map((version) => expect.stringContaining(`SMPP ${version} has no ${command}`)));
  });
});

describe('all that is wrong is told at once, each with its field', () => {
  const blank = blankDraft('submit_multi');
  const wrong: Draft = {
    ...blank,
    command_status: 'abc',
    sequence_number: 'x',
    fields: {
      ...blank.fields,
      service_type: 'too long for it',
      esm_class: 'seven',
      validity_period: 'tomorrow',
      dest_address: [
        { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 300, destination_addr: '44770090012344770090012344' },
        { dest_flag: 2, dl_name: 'ok' },
      ],
    },
    tlvs: [
      { tag: 0x0204, name: 'user_message_reference', value: 70_000 },
      { tag: 0x1400, value: 12 },
    ],
  };

  test.each([
    ['command_status', '“abc” is no number'],
    ['sequence_number', '“x” is no number'],
    ['service_type', 'At most 5 characters'],
    ['esm_class', '“seven” is no number'],
    ['validity_period', 'A time of the form'],
    ['dest_address[0].dest_addr_npi', 'from 0 to 255'],
    ['dest_address[0].destination_addr', 'At most 20 characters'],
    ['tlvs[0].value', 'from 0 to 65535'],
    ['tlvs[1].value', 'takes a Uint8Array'],
  ])('%s', (field, sentence) => {
    expect(compose(wrong, STRICT).problems.get(field)).toContain(sentence);
  });

  test('and nothing else', () => {
    expect(compose(wrong, STRICT).problems.size).toBe(9);
  });
});

describe('form, JSON and hex are the same PDU', () => {
  const PROPERTY = { numRuns: 300 };

  /** What encode writes of any PDU that the table allows, in the version that knows the most. */
  const anyFrame = anyPdu.map(({ command, init }) => encode(command, init, { lenient: true }));

  test('from any frame: each face alone makes the same octets again', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const faces = facesOfFrame(frame, LENIENT) as Faces;
        const start = facesOf({ ...blankDraft('enquire_link'), sequence_number: 0x7ffffffe }, LENIENT);
        const byForm = withDraft(start, faces.draft, LENIENT);
        const byJson = withJson(start, faces.json, LENIENT);
        const byHex = withHex(start, faces.hex, LENIENT);
        expect([byForm, byJson, byHex].map((each) => toHex(each.frame))).toEqual(Array(3).fill(toHex(frame)));
        expect([byForm.json, byHex.json]).toEqual([byJson.json, byJson.json]);
        expect([byForm.hex, byJson.hex]).toEqual([byHex.hex, byHex.hex]);
        expect([byForm, byJson, byHex].map(isStale)).toEqual([false, false, false]);
      }),
      PROPERTY,
    );
  });

  test('any text as JSON or hex is taken or told, and what was good stays', () => {
    const start = facesOf(blankDraft('submit_sm'), STRICT);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const faces of [withJson(start, text, STRICT), withHex(start, text, STRICT)]) {
          const problem = faces.jsonProblem ?? faces.hexProblem;
          expect(isStale(faces)).toBe(problem !== undefined);
          if (problem) expect([faces.draft, faces.frame]).toEqual([start.draft, start.frame]);
        }
      }),
      PROPERTY,
    );
  });

  test('a sequence_number that is left to the session stays so while nobody touches it', () => {
    const start = facesOf(blankDraft('enquire_link'), STRICT);
    expect(withHex(start, start.hex, STRICT).draft.sequence_number).toBeUndefined();
    expect(withJson(start, start.json, STRICT).draft.sequence_number).toBeUndefined();
    expect(withHex(start, '00000010 00000015 00000000 00000009', STRICT).draft.sequence_number).toBe(9);
  });
});

describe('what is wrong in JSON is told with its place', () => {
  const tests: readonly (readonly [string, string, object])[] = [
    ['no JSON', '{\n  "command": submit_sm\n}', { line: 2, column: 14 }],
    ['an array', '[]', { field: 'pdu' }],
    ['no command', '{"command_status": 0}', { field: 'command' }],
    ['an unknown command', '{"command": "sbmit_sm"}', { field: 'command', line: 1 }],
    ['an unknown field', '{"command": "submit_sm",\n"dest": 1}', { field: 'dest', line: 2 }],
    ['a string for a number', '{"command": "submit_sm",\n\n"esm_class": "seven"}', { field: 'esm_class', line: 3 }],
    ['octets as a string', '{"command": "submit_sm", "short_message": "Hi"}', { field: 'short_message' }],
    ['half an octet', '{"command": "submit_sm", "short_message": {"hex": "123"}}', { field: 'short_message' }],
    [
      'a character that is not in the alphabet',
      '{"command": "submit_sm", "short_message": {"text": "€"}}',
      { field: 'short_message' },
    ],
    [
      'an unknown alphabet',
      '{"command": "submit_sm", "short_message": {"text": "a", "alphabet": "utf8"}}',
      { field: 'short_message' },
    ],
    [
      'an unknown TLV',
      '{"command": "submit_sm",\n"tlvs": [{\n"name": "no_such", "value": 1}]}',
      { field: 'tlvs[0].name', line: 3 },
    ],
    [
      'an item of another kind',
      '{"command": "submit_multi",\n"dest_address": [{"dest_flag": 2, "destination_addr": "44"}]}',
      { field: 'dest_address[0].destination_addr', line: 2 },
    ],
    ['too large a number', '{"command": "submit_sm",\n"data_coding": 256}', { field: 'data_coding', line: 2 }],
    ['too long a string', '{"command": "submit_sm",\n"service_type": "WAPWAP"}', { field: 'service_type', line: 2 }],
  ];

  test.each(tests)('%s', (_, json, place) => {
    const start = facesOf(blankDraft('submit_sm'), STRICT);
    const { jsonProblem, frame, draft } = withJson(start, json, STRICT);
    expect(jsonProblem).toMatchObject({ message: expect.stringMatching(/\.$/), ...place });
    expect({ frame, draft }).toEqual({ frame: start.frame, draft: start.draft });
  });
});

test('the place of an error is found for all that is no JSON, and for nothing else', () => {
  const start = facesOf(blankDraft('unbind'), STRICT);
  const anyText = fc.json().chain((json) => fc.nat(json.length).map((at) => json.slice(0, at) + json.slice(at + 1)));
  fc.assert(
    fc.property(fc.oneof(fc.json(), anyText, fc.string()), (text) => {
      const { jsonProblem } = withJson(start, text, STRICT);
      expect(jsonProblem?.column !== undefined).toBe(!isJson(text));
    }),
    { numRuns: 500 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('JSON takes what people write', () => {
  test.each([
    ['a value by its name', '{"command": "submit_sm", "data_coding": "ucs2"}', { data_coding: 8 }],
    ['a number as hex', '{"command": "submit_sm", "data_coding": "0xf5"}', { data_coding: 0xf5 }],
    [
      'a status by its name',
      '{"command": "submit_sm_resp", "command_status": "ESME_RTHROTTLED", "message_id": null}',
      { command_status: 0x58 },
    ],
    [
      'a text in an alphabet',
      '{"command": "submit_sm", "short_message": {"text": "€", "alphabet": "gsm7"}}',
      { short_message: new Uint8Array([0x1b, 0x65]) },
    ],
    [
      'a TLV by its name',
      '{"command": "submit_sm", "tlvs": [{"name": "user_message_reference", "value": 7}]}',
      { tlvs: [{ tag: 0x0204, name: 'user_message_reference', value: 7 }] },
    ],
    [
      'a TLV by its tag',
      '{"command": "submit_sm", "tlvs": [{"tag": "0x1401", "value": {"hex": "0102"}}]}',
      { tlvs: [{ tag: 0x1401, value: new Uint8Array([1, 2]) }] },
    ],
    ['a body that is left out', '{"command": "submit_sm_resp", "message_id": null}', { message_id: null }],
    [
      'a command_id of no PDU',
      '{"command_id": 255, "body": {"hex": "aa"}}',
      { command_id: 255, body: new Uint8Array([0xaa]) },
    ],
  ])('%s', (_, json, wanted) => {
    const { frame, jsonProblem } = withJson(facesOf(blankDraft('unbind'), LENIENT), json, LENIENT);
    expect(jsonProblem).toBeUndefined();
    expect(decode(frame)).toMatchObject(wanted);
  });
});

describe('what is wrong in hex is told with its octet', () => {
  test.each([
    ['no hex', 'xyz', 'no hex digit', undefined],
    ['less than a header', '00 00 00 10', 'header', 0],
    ['a wrong length', '00 00 00 11 00 00 00 15 00 00 00 00 00 00 00 01', 'command_length', 0],
    ['a string without an end', '00000013 00000004 00000000 00000001 414243', 'service_type', 16],
  ])('%s', (_, hex, sentence, offset) => {
    const { hexProblem } = withHex(facesOf(blankDraft('submit_sm'), STRICT), hex, STRICT);
    expect(hexProblem?.message).toContain(sentence);
    expect(hexProblem?.offset).toBe(offset);
  });

  test('what a peer sends against the rules is taken, and the form says what is wrong', () => {
    const frame = encode('submit_sm', { service_type: 'WAPWAPWAP' } as never, { lenient: true });
    const faces = withHex(facesOf(blankDraft('unbind'), STRICT), toHex(frame), STRICT);
    expect(isStale(faces)).toBe(false);
    expect(toHex(faces.frame)).toBe(toHex(frame));
    expect(faces.problems.get('service_type')).toContain('At most 5 characters');
  });
});

test('an error of any other kind is no problem of the draft', () => {
  expect(() => compose({ ...blankDraft('submit_sm'), fields: undefined as never }, STRICT)).not.toThrow(EncodeError);
});

test('JSON of a draft is the draft', () => {
  const draft = draftFrom(fromHex(PDU_VECTORS[0]!.hex));
  expect(fromJson(toJson(draft))).toEqual({ ...draft, trailing: undefined });
});

test.each(VERSIONS)('the limits of %s count', (version: Version) => {
  const draft = {
    ...blankDraft('submit_sm'),
    fields: { ...blankDraft('submit_sm').fields, short_message: new Uint8Array(255) },
  };
  expect(compose(draft, { version, lenient: false }).problems.size).toBe(version === '5.0' ? 0 : 1);
});
