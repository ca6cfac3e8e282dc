import type { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as ws from 'ws';
import { frame, readAll } from './client-frames.ts';

/** The types of `ws` leave its reader out. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

/** Frames of a client, as our reader and that of npm `ws` read them. */

const MAX_MESSAGE = 300;

interface Frame {
  readonly first: number;
  readonly isMasked: boolean;
  readonly payload: Uint8Array;
}

/** What a reader made of the octets: control frames and texts in order, octets of binary messages, and how it ended. */
interface Reading {
  readonly others: string[];
  readonly octets: string;
  readonly code: number | undefined;
}

function written({ first, isMasked, payload }: Frame, index: number): Buffer {
  const [opcode, final, reserved] = [first & 0x0f, (first & 0x80) !== 0, first & 0x70];
  return frame({
    opcode,
    final,
    reserved,
    payload,
    masked: isMasked,
    mask: Buffer.from([index, 0xa5, 255 - index, 7]),
  });
}

/** The same octets in chunks that end at the given places. */
function cut(octets: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set([...places.map((place) => place % (octets.length + 1)), octets.length])].sort(
    (a, b) => a - b,
  );
  return ends.map((end, index) => Buffer.from(octets.subarray(ends[index - 1] ?? 0, end)));
}

function readByOurs(chunks: readonly Buffer[]): Reading {
  const { taken, breach } = readAll(chunks, MAX_MESSAGE);
  const isOctets = (entry: string) => !entry.includes(' ');
  return {
    others: taken.filter((entry) => !isOctets(entry)),
    octets: taken.filter(isOctets).join(''),
    code: breach?.code,
  };
}

async function readByWs(chunks: readonly Buffer[]): Promise<Reading> {
  const others: string[] = [];
  let octets = '';
  let code: number | undefined;
  const receiver = new Receiver({ isServer: true, maxPayload: MAX_MESSAGE, allowSynchronousEvents: true });
  receiver.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) octets += data.toString('hex');
    else others.push(`text ${data}`);
  });
  receiver.on('ping', (payload: Buffer) => others.push(`control 9 ${payload.toString('hex')}`));
  receiver.on('pong', (payload: Buffer) => others.push(`control 10 ${payload.toString('hex')}`));
  receiver.on('error', (error: Error) => {
    const [statusCode] = Object.getOwnPropertySymbols(error);
    code = (error as unknown as Record<symbol, number>)[statusCode!];
  });
  for (const chunk of chunks) receiver.write(chunk);
  // Streams tell of an error in a turn of its own.
  await new Promise((resolve) => setImmediate(resolve));
  return { others, octets, code };
}

/** Mostly right frames, of which some are cut, too long, unmasked, or of no meaning. Closing frames end a connection. */
const anyFrame: fc.Arbitrary<Frame> = fc.record({
  first: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(0x82, 0x81, 0x02, 0x00, 0x80, 0x89, 0x8a) },
    { weight: 1, arbitrary: fc.constantFrom(0x01, 0x09, 0x83, 0x8b, 0xc2, 0xa2, 0x92, 0x03) },
  ),
  isMasked: fc.oneof({ weight: 30, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  payload: fc.oneof(
    { weight: 8, arbitrary: fc.string({ maxLength: 40 }).map((text) => new TextEncoder().encode(text)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(125, 126, 127, 200, 299, 300, 301).map((size) => new Uint8Array(size).fill(0x41)),
    },
  ),
});

const stream = fc.tuple(fc.array(anyFrame, { maxLength: 12 }), fc.array(fc.nat(2_000), { maxLength: 12 }));

describe('frames of any kind, in any cut', () => {
  test('are read as npm ws reads them: the same texts and control frames, the same octets, the same close code', () => {
    return fc.assert(
      fc.asyncProperty(stream, async ([frames, places]) => {
        const octets = Buffer.concat(frames.map(written));
        const ours = readByOurs(cut(octets, places));
        const theirs = await readByWs(cut(octets, places));
        expect({ others: ours.others, code: ours.code }).toEqual({ others: theirs.others, code: theirs.code });
        // Ours hands on the octets of a message before it is complete.
        expect(ours.octets.startsWith(theirs.octets)).toBe(true);
        const isWhole = frames.every(({ first }) => (first & 0x0f) !== 0 && first !== 0x02);
        if (isWhole && ours.code === undefined) expect(ours.octets).toBe(theirs.octets);
      }),
      { numRuns: 3_000 },
    );
  });

  test('whatever the octets, they are read or refused with a close code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(200), { maxLength: 5 }), (octets, places) => {
        expect([undefined, 1002, 1009]).toContain(readByOurs(cut(Buffer.from(octets), places)).code);
      }),
      { numRuns: 3_000 },
    );
  });
});
