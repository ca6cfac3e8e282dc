import { beforeAll, describe, expect, test } from 'vitest';
import { type SoakReport, soak } from './soak.ts';

/** A minute of real time over real sockets: what is tested here is what time does. `npm run soak` goes on for longer. */
const SECONDS = 60;
const LIMIT_MS = 120_000;

describe('pain 1: after a minute of submits, receipts, messages of mobiles and cut links', () => {
  let report: SoakReport;
  beforeAll(async () => {
    report = await soak({ seconds: SECONDS, perSecond: 200 });
  }, LIMIT_MS);

  test('every message is accepted, those that were unknown once they were sent again, and told of by its receipt', () => {
    const { accepted, otherwise, submitted, untold } = report;
    expect({ accepted, otherwise, untold }).toEqual({ accepted: submitted, otherwise: 0, untold: 0 });
    expect(report.receipts + report.unmatched + report.dropped).toBeGreaterThanOrEqual(submitted);
    expect(report.faults).toEqual([]);
  });

  test('messages of mobiles have come, and the session was bound again after every cut', () => {
    expect(report.fromMobiles).toBeGreaterThan(0);
    expect(report.reconnects).toBeGreaterThanOrEqual(SECONDS / 5 - 3);
  });

  test('the heap is flat', () => {
    const octets = report.samples.map(({ heapOctets }) => heapOctets);
    // What is kept on purpose is full, and compiled, after half of the time.
    const half = octets.length / 2;
    const [middle, last] = [Math.max(...octets.slice(half - 4, half)), Math.min(...octets.slice(-4))];
    expect(last).toBeLessThan(middle * 1.1 + 1_048_576);
  });

  test('timers, sockets and listeners are as few as at the beginning', () => {
    // One timer each for the two sessions, the agenda of the message centre, the back-off, the flow and the test itself.
    for (const { timers, sockets } of report.samples) {
      expect(timers).toBeLessThanOrEqual(6);
      expect(sockets).toBeLessThanOrEqual(4);
    }
    expect(new Set(report.samples.map(({ listeners }) => listeners)).size).toBe(1);
  });

  test('nothing is left when all is closed', () => {
    expect(report.left).toEqual([]);
  });
});
