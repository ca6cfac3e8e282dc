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

test('while very much comes, those who listen are told a few times, and at last of all', async () => {
  const log = new WireLog();
  const lengths: number[] = [];
  const all = new Promise<void>((resolve) => {
    log.subscribe(() => {
      lengths.push(log.get().length);
      if (lengths.at(-1) === 20_000) resolve();
    });
  });
  for (let batch = 1; batch <= 20; batch++) {
    log.append(Array.from({ length: 1_000 }, () => record('enquire')));
    // Whoever asks knows at once.
    expect(log.get().length).toBe(batch * 1_000);
  }
  await all;
  expect(lengths.length).toBeLessThan(20);
});

test('what comes after clearing is read from where it is, not from what was there', () => {
  const log = fill(new WireLog());
  expect(log.row(7)?.command_id).toBe(5);
  log.clear();
  log.append([record('bind')]);
  expect([log.row(8)?.command_id, log.entry(8)?.command_id, log.findLast(() => true)?.id]).toEqual([9, 9, 8]);
});

describe('octets', () => {
  test('of frames of any size come back, whether or not a slab has room for them', () => {
    const log = new WireLog();
    const sizes = [16, 1_048_576 - 20, 16, 3_000_000, 0, 17, 1_048_576, 5];
    log.append(
      sizes.map((size, at) => ({
        session: 1,
        direction: 'out' as const,
        at,
        frame: new Uint8Array(size).fill(at + 1),
      })),
    );
    const read = sizes.map((_, index) => log.entry(index + 1)!.frame);
    expect(read.map(({ length }) => length)).toEqual(sizes);
    expect(read.every((frame, index) => frame.every((octet) => octet === index + 1))).toBe(true);
  });

  test('are let go of with their rows, and those that stay are still right', () => {
    const log = new WireLog({ octets: 4_000_000 });
    for (let turn = 1; turn <= 200; turn++)
      log.append([{ session: 1, direction: 'in', at: turn, frame: new Uint8Array(100_000).fill(turn % 251) }]);
    const { first, last } = log.range;
    expect([last - first + 1, log.get().octets, log.get().lost]).toEqual([40, 4_000_000, 160]);
    for (let id = first; id <= last; id++) expect(log.entry(id)!.frame[99_999]).toBe(id % 251);
  });

  test('the limits can be set later: what is too much leaves at once', () => {
    const log = fill(new WireLog());
    log.setLimits({ entries: 2 });
    expect(numbersOf(log)).toEqual([6, 7]);
    expect(log.get()).toMatchObject({ limits: { entries: 2, octets: 268_435_456 }, lost: 5 });
  });
});

test('a filter goes on holding while rows leave at the front', () => {
  const log = new WireLog({ entries: 4 });
  log.setFilter({ ...NO_FILTER, direction: 'in' });
  for (let turn = 0; turn < 5; turn++) log.append([record('submit', 'out', turn), record('accepted', 'in', turn)]);
  expect(numbersOf(log)).toEqual([8, 10]);
  expect(log.get()).toMatchObject({ length: 2, shifted: 3, total: 4 });
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
