import {
  type Command,
  createFramer,
  decode,
  encode,
  encodeInto,
  type Init,
  isSmppError,
  type Pdu,
} from '@smpp-web/codec';
import { PDUS } from '@smpp-web/codec/spec';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SMPP } from '../../codec/src/pdu/protocol.ts';
import { walk } from '../../codec/src/pdu/walk.ts';
import { anyPdu, anyPduOf } from './arbitrary.ts';

const frameOf = ({ command, init }: { command: Command; init: Init<Command> }) => encode(command, init);
const anyFrame = anyPdu.map(frameOf);

/** A frame with some octets changed, its length kept true so that it stays a frame. */
const anyBrokenFrame = fc
  .record({
    frame: anyFrame,
    changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
    cut: fc.nat(),
  })
  .map(({ frame, changes, cut }) => {
    const broken = frame.slice(0, Math.max(16, frame.length - (cut % 4 === 0 ? cut % frame.length : 0)));
    for (const [at, octet] of changes) broken[4 + (at % (broken.length - 4))] = octet;
    new DataView(broken.buffer).setUint32(0, broken.length);
    return broken;
  });

describe('properties of encode and decode', () => {
  test.each(Object.keys(PDUS) as Command[])('%s: what is encoded is decoded again', (command) => {
    fc.assert(
      fc.property(anyPduOf(command), ({ init }) => {
        const pdu = decode(encode(command, init));
        expect(pdu).toMatchObject({ command, ...init, issues: [] });
      }),
      { numRuns: 100 },
    );
  });

  test('what is decoded is encoded again to the same octets', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(encode(decode(frame))).toEqual(frame);
      }),
      { numRuns: 500 },
    );
  });

  test('encodeInto writes what encode returns, at any place', () => {
    fc.assert(
      fc.property(anyPdu, fc.integer({ min: 0, max: 50 }), ({ command, init }, offset) => {
        const frame = encode(command, init);
        const target = new Uint8Array(frame.length + offset + 3);
        expect(encodeInto(target, offset, command, init)).toBe(frame.length);
        expect(target.subarray(offset, offset + frame.length)).toEqual(frame);
      }),
      { numRuns: 300 },
    );
  });

  test('the fast way and the careful way agree on any frame', () => {
    fc.assert(
      fc.property(fc.oneof(anyFrame, anyBrokenFrame), (frame) => {
        expect(outcome(() => decode(frame))).toEqual(outcome(() => walk(frame, SMPP) as unknown as Pdu));
      }),
      { numRuns: 2000 },
    );
  });

  test('a broken frame is read with issues, or refused by an error of ours', () => {
    fc.assert(
      fc.property(anyBrokenFrame, (frame) => {
        const read = outcome(() => decode(frame));
        if ('pdu' in read) expect(outcome(() => encode(read.pdu, { lenient: true }))).toHaveProperty('pdu');
        else expect(read.error.message).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  test('strict refuses exactly what lenient finds an issue with', () => {
    fc.assert(
      fc.property(fc.oneof(anyFrame, anyBrokenFrame), (frame) => {
        const lenient = outcome(() => decode(frame));
        const strict = outcome(() => decode(frame, { strict: true }));
        const isClean = 'pdu' in lenient && lenient.pdu.issues.length === 0;
        expect('pdu' in strict).toBe(isClean);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('properties of the framer', () => {
  test('any cut of a stream gives the same frames', () => {
    fc.assert(
      fc.property(
        fc.array(anyFrame, { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (frames, steps) => {
          const stream = Uint8Array.from(frames.flatMap((frame) => [...frame]));
          const framer = createFramer();
          const found: Uint8Array[] = [];
          for (let at = 0, turn = 0; at < stream.length; turn++) {
            const step = steps[turn % steps.length]!;
            found.push(...framer.push(stream.subarray(at, at + step)));
            at += step;
          }
          expect(found).toEqual(frames);
          expect(framer.pending).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any octets give frames or an error of ours, and hold no more than the largest PDU', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }), (chunks) => {
        const framer = createFramer({ maxPduOctets: 64 });
        for (const chunk of chunks) {
          const read = outcome(() => framer.push(chunk));
          if ('error' in read) {
            expect(read.error.code).toMatch(/^command_length_too_/);
            return;
          }
          expect(framer.pending).toBeLessThan(64);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** What comes out: a value, or an error of this package. Anything else that is thrown fails the test. */
function outcome<T>(
  act: () => T,
): { pdu: T } | { error: { code: string; field: string | undefined; offset: number | undefined; message: string } } {
  try {
    return { pdu: act() };
  } catch (error) {
    if (!isSmppError(error)) throw error;
    const { code, field, offset, message } = error;
    return { error: { code, field, offset, message } };
  }
}
