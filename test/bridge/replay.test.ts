import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Outbox } from '../../bridge/src/outbox.ts';
import { Replay } from '../../session/src/transports/websocket-replay.ts';

const WINDOW = 20_000;

/** What both ends keep for a resume, seen alike: what is sent next, and whether a count fits. */
interface Keeper {
  push(chunk: Uint8Array): void;
  take(): Uint8Array | undefined;
  ack(count: number): boolean;
  rewind(count: number): boolean;
}

/** The client's half leaves the credit to its owner. */
function clientHalf(): Keeper {
  const replay = new Replay();
  return {
    push: (chunk) => replay.push(chunk),
    ack: (count) => replay.ack(count),
    rewind: (count) => replay.rewind(count),
    take() {
      const limit = Math.min(replay.unsent, WINDOW - replay.underWay);
      return limit > 0 ? replay.take(limit) : undefined;
    },
  };
}

const steps = fc.array(
  fc.oneof(
    // Chunks on both sides of what is gathered in blocks, and blocks of several sizes.
    fc.record({
      do: fc.constant('push' as const),
      octets: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12_000 })),
    }),
    fc.record({ do: fc.constant('take' as const) }),
    fc.record({
      do: fc.constantFrom('ack' as const, 'rewind' as const),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  ),
  { maxLength: 80 },
);

test.each([
  { name: 'bridge', make: (): Keeper => new Outbox(WINDOW) },
  { name: 'client', make: clientHalf },
])('$name: whatever comes, the octets sent are those of the stream at their count, within the window', ({ make }) => {
  fc.assert(
    fc.property(steps, (list) => {
      const keeper = make();
      let [end, sent, acked] = [0, 0, 0];
      for (const step of list) {
        if (step.do === 'push') {
          keeper.push(streamOctets(end, step.octets));
          end += step.octets;
        } else if (step.do === 'take') {
          const octets = keeper.take();
          if (sent < end && sent < acked + WINDOW) expect(octets?.length).toBeGreaterThan(0);
          if (octets === undefined) continue;
          expect(Buffer.compare(octets, streamOctets(sent, octets.length))).toBe(0);
          sent += octets.length;
          expect(sent).toBeLessThanOrEqual(Math.min(end, acked + WINDOW));
        } else {
          const count = acked + Math.floor(step.part * (sent - acked));
          expect(keeper[step.do](count)).toBe(true);
          acked = count;
          if (step.do === 'rewind') sent = count;
        }
        expect(keeper.ack(sent + 1)).toBe(false);
        if (acked > 0) expect(keeper.ack(acked - 1)).toBe(false);
      }
    }),
  );
});

/** Octets of a stream in which each place is told from its neighbours. */
function streamOctets(from: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => ((from + at) * 31) ^ ((from + at) >> 8));
}
