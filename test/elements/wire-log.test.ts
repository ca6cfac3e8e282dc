import { type Entry, loadFilters, NO_FILTER, WireLog } from '@smpp-web/console/stores';
import { beforeAll, describe, expect, test } from 'vitest';
import { FRAMES, type FrameName, record } from './frames.ts';

beforeAll(loadFilters);

const session: readonly [FrameName, 'in' | 'out'][] = [
  ['bind', 'out'],
  ['bound', 'in'],
  ['submit', 'out'],
  ['accepted', 'in'],
  ['enquire', 'out'],
  ['alive', 'in'],
  ['receipt', 'in'],
];

function fill(log: WireLog): WireLog {
  log.append(session.map(([name, direction], index) => record(name, direction, index * 10)));
  return log;
}

function shown(log: WireLog): Entry[] {
  const view = log.get();
  return Array.from({ length: view.length }, (_, index) => view.at(index)!);
}

const numbersOf = (log: WireLog) => shown(log).map(({ id }) => id);

describe('a response is tied to its request, both ways', () => {
  test.each([
    ['bind_transceiver_resp', 2, 1],
    ['submit_sm_resp', 4, 3],
    ['enquire_link_resp', 6, 5],
  ])('%s', (_, response, request) => {
    const log = fill(new WireLog());
    expect(log.entry(response)).toMatchObject({ partner: request, latencyMs: 10 });
    expect(log.entry(request)).toMatchObject({ partner: response });
    expect(log.entry(request)!.latencyMs).toBeUndefined();
  });

  test('not to the request of the other side with the same number', () => {
    const log = fill(new WireLog());
    expect(log.entry(7)!.partner).toBeUndefined();
  });

  test('not to one of another session', () => {
    const log = new WireLog();
    log.append([record('submit', 'out', 0, 1), record('accepted', 'in', 0, 2)]);
    expect(log.entry(2)!.partner).toBeUndefined();
  });
});

describe('filters', () => {
  test.each([
    ['nothing', {}, [1, 2, 3, 4, 5, 6, 7]],
    ['a direction', { direction: 'in' as const }, [2, 4, 6, 7]],
    ['no keepalive', { hideKeepalive: true }, [1, 2, 3, 4, 7]],
    ['a command', { text: 'command == submit_sm_resp' }, [4]],
    ['a word of the row', { text: 'submit_sm_resp' }, [4]],
    ['a text, whatever its case', { text: 'hELLO' }, [3]],
    ['an address', { text: '447700900123' }, [3, 7]],
    ['two words', { text: 'deliver delivrd' }, [7]],
    ['what its answer says', { text: 'latency >= 10 && !is_response' }, [1, 3, 5]],
    ['a word left out', { text: '447700900123 -receipt' }, [3]],
    ['a number', { text: '#3' }, [5, 6]],
    ['only problems', { onlyProblems: true }, []],
  ])('by %s', (_, filter, expected) => {
    const log = fill(new WireLog());
    log.setFilter({ ...NO_FILTER, ...filter });
    expect(numbersOf(log)).toEqual(expected);
  });

  test('problems are refusals and what cannot be read', () => {
    const log = new WireLog();
    log.append([record('bind'), record('refused', 'in'), record('garbage', 'in')]);
    log.setFilter({ ...NO_FILTER, onlyProblems: true });
    expect(numbersOf(log)).toEqual([2, 3]);
  });

  test('what comes later is filtered too', () => {
    const log = new WireLog();
    log.setFilter({ ...NO_FILTER, direction: 'in' });
    fill(log);
    expect(numbersOf(log)).toEqual([2, 4, 6, 7]);
  });
});

describe('bounds', () => {
  test.each([
    ['entries', { entries: 3 }],
    ['octets', { octets: FRAMES.enquire.length + FRAMES.alive.length + FRAMES.receipt.length }],
  ])('of %s: the oldest go', (_, limits) => {
    const log = fill(new WireLog(limits));
    expect(numbersOf(log)).toEqual([5, 6, 7]);
    expect(log.get()).toMatchObject({ total: 3, lost: 4 });
    expect(log.entry(4)).toBeUndefined();
  });

  test('how far what was shown has moved is told', () => {
    const log = new WireLog({ entries: 3 });
    log.append([record('bind'), record('submit')]);
    log.append([record('enquire'), record('enquire')]);
    expect(log.get()).toMatchObject({ length: 3, shifted: 1 });
  });

  test('what the page was too slow for is counted', () => {
    const log = new WireLog();
    log.append([], 12);
    expect(log.get().lost).toBe(12);
  });
});

describe('pause', () => {
  test('holds what comes, and shows it later', () => {
    const log = new WireLog();
    log.append([record('bind')]);
    log.setPaused(true);
    log.append([record('bound', 'in'), record('submit')]);
    expect(log.get()).toMatchObject({ length: 1, total: 3, held: 2, paused: true });
    log.setPaused(false);
    expect(log.get()).toMatchObject({ length: 3, held: 0, paused: false });
  });

  test('clearing forgets what was held', () => {
    const log = new WireLog();
    log.setPaused(true);
    fill(log);
    log.clear();
    expect(log.get()).toMatchObject({ length: 0, total: 0, octets: 0, held: 0 });
    log.setPaused(false);
    expect(log.get().length).toBe(0);
  });
});

test('listeners are told until they leave', () => {
  const log = new WireLog();
  let told = 0;
  const leave = log.subscribe(() => told++);
  log.append([record('bind')]);
  leave();
  log.append([record('bind')]);
  expect(told).toBe(1);
});

test('a long log is filtered in slices, and completely', async () => {
  const log = new WireLog();
  log.append(Array.from({ length: 5_000 }, (_, index) => record(index % 2 ? 'enquire' : 'submit')));
  const complete = new Promise<void>((resolve) => {
    log.subscribe(() => log.get().length === 2_500 && resolve());
  });
  log.setFilter({ ...NO_FILTER, hideKeepalive: true });
  await complete;
  expect(shown(log).every(({ command_id }) => command_id === 4)).toBe(true);
});
