import type { FrameRecord } from '@smpp-web/console';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameGate } from '../../web/src/engine/frame-gate.ts';
import { FrameColumns, FrameQueue } from '../../web/src/engine/frames.ts';
import { packFeed, unpackFeed } from '../../web/src/engine/packed-feed.ts';

const records: fc.Arbitrary<FrameRecord> = fc.record({
  session: fc.integer({ min: 1, max: 1_000 }),
  direction: fc.constantFrom('in' as const, 'out' as const),
  at: fc.double({ noNaN: true }),
  frame: fc.uint8Array({ maxLength: 3_000 }).map((octets) => octets as Uint8Array<ArrayBuffer>),
});

describe('frames in columns', () => {
  test('are the same as they were', () => {
    fc.assert(
      fc.property(fc.array(records), (all) => {
        expect([...FrameColumns.of(all)]).toEqual(all);
        expect(FrameColumns.of(all)).toHaveLength(all.length);
      }),
    );
  });

  test('come out of a queue in their order, however many are put in and taken out at a time', () => {
    const step = fc.record({ add: fc.array(records, { maxLength: 40 }), take: fc.nat(60), octets: fc.nat(20_000) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const queue = new FrameQueue();
        const [added, taken]: [FrameRecord[], FrameRecord[]] = [[], []];
        for (const { add, take, octets } of steps) {
          for (const { session, direction, at, frame } of add) queue.add(session, direction, at, frame);
          added.push(...add);
          const { length } = queue;
          const batch = [...queue.take(take, octets)];
          taken.push(...batch);
          expect(batch.length).toBeLessThanOrEqual(Math.max(1, take));
          expect(batch.length).toBeGreaterThanOrEqual(Math.min(length, 1));
          if (batch.length > 1)
            expect(batch.reduce((sum, { frame }) => sum + frame.length, 0)).toBeLessThanOrEqual(octets);
          expect(queue.length).toBe(added.length - taken.length);
        }
        taken.push(...queue.take());
        expect(taken).toEqual(added);
        expect(queue.octets).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test('go through a port and are the same', async () => {
    const frames: FrameRecord[] = [
      { session: 3, direction: 'out', at: 1.5, frame: Uint8Array.of(1, 2, 3) },
      { session: 1, direction: 'in', at: 2, frame: Uint8Array.of() },
    ];
    const feed = { frames, missed: 7, sent: [], received: [], partial: [], receipts: [], links: [], latest: {} };
    const { packed, transfer } = packFeed(feed);
    const { port1, port2 } = new MessageChannel();
    const arrived = new Promise<typeof packed>((resolve) => {
      port2.onmessage = ({ data }) => resolve(data);
    });
    port1.postMessage(packed, transfer);
    const back = unpackFeed(await arrived);
    expect([...back.frames]).toEqual(frames);
    expect(back).toMatchObject({ missed: 7 });
    port1.close();
  });
});

describe('the gate between the engine and the page', () => {
  const FRAME = { direction: 'in', at: 0, frame: new Uint8Array(16) } as const;
  const MS = 16;

  /** So many frames per ms for so long, from sessions in turn, with a page that takes what it is given at each of its frames. */
  function through(perMs: number, ms: number, sessions = 1) {
    let now = 0;
    const gate = new FrameGate(() => now);
    const batches: number[] = [];
    let missed = 0;
    for (; now < ms; now += MS) {
      for (let count = 0; count < perMs * MS; count++) gate.add(1 + (count % sessions), FRAME);
      const taken = gate.take(3_000, 1_000_000);
      batches.push(taken.frames.length);
      missed += taken.missed;
    }
    const passed = batches.reduce((sum, each) => sum + each, 0);
    return { batches, missed, passed, waiting: gate.length };
  }

  test.each([
    { what: 'what a page can show', perMs: 10, ms: 5_000 },
    { what: '20,000 a second in both directions', perMs: 40, ms: 60_000 },
    { what: 'a burst of nearly thirty thousand', perMs: 1_800, ms: 16 },
  ])('$what passes whole', ({ perMs, ms }) => {
    const { missed, passed, waiting } = through(perMs, ms);
    expect(missed).toBe(0);
    expect(passed + waiting).toBe(perMs * MS * Math.ceil(ms / MS));
  });

  test.each([1, 10])('of more than that for long a sample passes, and the rest is counted: %i sessions', (sessions) => {
    const { batches, missed, passed, waiting } = through(100, 10_000, sessions);
    expect(passed + waiting + missed).toBe(100 * 10_000);
    expect(batches.slice(-100).every((length) => length === 160)).toBe(true);
  });
});
