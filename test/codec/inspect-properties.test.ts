import { decode } from '@smpp-web/codec';
import { inspect, type Span } from '@smpp-web/codec/inspect';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../vectors/hex.ts';
import { readShared } from '../vectors/shared.ts';
import { everySpan, FRAMES, gapsIn, SECRET } from './inspect-spans.ts';

const options = fc.record(
  {
    version: fc.constantFrom('3.3' as const, '3.4' as const, '5.0' as const),
    packed: fc.boolean(),
    maskPasswords: fc.boolean(),
    defaultAlphabet: fc.constantFrom('gsm7' as const, 'ucs2' as const, 'latin1' as const, 'jis' as const),
  },
  { requiredKeys: [] },
);

/** Some octets of a frame changed, some taken out, some put in. */
const mutated = fc
  .record({
    frame: fc.constantFrom(...FRAMES),
    changes: fc.array(fc.tuple(fc.nat(200), fc.constantFrom('set', 'cut', 'add'), fc.nat(255)), { maxLength: 6 }),
    fixLength: fc.boolean(),
  })
  .map(({ frame, changes, fixLength }) => {
    const octets = [...frame];
    for (const [place, kind, octet] of changes) {
      const at = place % Math.max(octets.length, 1);
      if (kind === 'set') octets[at] = octet;
      else if (kind === 'cut') octets.splice(at, 1);
      else octets.splice(at, 0, octet);
    }
    const copy = Uint8Array.from(octets);
    if (fixLength && copy.length >= 4) new DataView(copy.buffer).setUint32(0, copy.length);
    return copy;
  });

const anything = fc.uint8Array({ maxLength: 300 });
/** A header that is right, and a body that is anything. */
const anyBody = fc.tuple(fc.constantFrom(...FRAMES), anything).map(([frame, body]) => {
  const octets = Uint8Array.from([...frame.subarray(0, 16), ...body]);
  new DataView(octets.buffer).setUint32(0, octets.length);
  return octets;
});

describe('whatever the octets are', () => {
  test.each([
    ['octets', anything],
    ['bodies', anyBody],
    ['mutations of sound frames', mutated],
  ])('%s are covered exactly once, and nothing is thrown', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, options, (octets, chosen) => {
        const inspection = inspect(octets, chosen);
        expect(gapsIn(inspection.spans, 0, octets.length)).toEqual([]);
        const paths = everySpan(inspection.spans).map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 500 },
    );
  });

  test('the error is there exactly where decode throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyBody, mutated), (octets) => {
        expect(inspect(octets).error !== undefined).toBe(throws(() => decode(octets)));
      }),
      { numRuns: 500 },
    );
  });

  test('what is found survives structuredClone', () => {
    fc.assert(
      fc.property(mutated, (octets) => {
        const inspection = inspect(octets);
        expect(structuredClone(inspection)).toEqual(inspection);
      }),
    );
  });

  test('a password is nowhere, wherever the bind is cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FRAMES.slice(0, 2)),
        fc.nat(100),
        fc.uint8Array({ maxLength: 8 }),
        (frame, cut, more) => {
          const octets = Uint8Array.from([...frame.subarray(0, cut), ...more]);
          expect(JSON.stringify(inspect(octets))).not.toContain(SECRET);
        },
      ),
    );
  });
});

function throws(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}

describe('size', () => {
  const LARGE = 65_535;
  test.each([
    ['empty TLVs', [0x14, 0x00, 0x00, 0x00]],
    ['text', [0x41]],
    ['receipt keys', [...'id:1 stat:'].map((character) => character.charCodeAt(0))],
    ['headers', [0, 0, 0, 16, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['broken septets', [0xff]],
  ])('%s by the ten thousand are covered', (_, pattern) => {
    const octets = Uint8Array.from({ length: LARGE }, (_, index) => pattern[index % pattern.length]!);
    const head = FRAMES[8]!.slice(0, 26);
    const tlv = Uint8Array.of(0x04, 0x24, 0xff, 0xff);
    for (const frame of [octets, joinedWithLength(head, octets), joinedWithLength(head, tlv, octets)]) {
      const { spans } = inspect(frame, { packed: true });
      expect(gapsIn(spans, 0, frame.length)).toEqual([]);
    }
  });
});

function joinedWithLength(...pieces: readonly Uint8Array[]): Uint8Array {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const frame = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    frame.set(piece, at);
    at += piece.length;
  }
  new DataView(frame.buffer).setUint32(0, length);
  return frame;
}

interface Vector {
  readonly id: string;
  readonly kind: 'pdu' | 'stream';
  readonly hex: string;
}

const vectors = (await readShared<Vector[]>('vectors/pdus.json')) ?? [];

describe.skipIf(vectors.length === 0)(`real octets kept beside the repository (${vectors.length} found)`, () => {
  test.each(vectors)('$id is covered exactly once', ({ hex }) => {
    const octets = fromHex(hex);
    for (const packed of [false, true]) {
      expect(gapsIn(inspect(octets, { packed }).spans, 0, octets.length)).toEqual([]);
    }
  });

  test.each(vectors.filter(({ kind, hex }) => kind === 'pdu' && !throws(() => decode(fromHex(hex)))))(
    '$id says what decode says',
    ({ hex }) => {
      const pdu = decode(fromHex(hex));
      const inspection = inspect(fromHex(hex), { maskPasswords: false });
      expect(inspection.pdu).toEqual(pdu);
      expect(inspection.issues).toEqual(expect.arrayContaining([...pdu.issues]));
      expect(valuesOf(inspection.spans)).toEqual(flattened(pdu));
    },
  );
});

/** Leaves of fields and TLVs by path, as the spans have them. */
function valuesOf(spans: readonly Span[]): Record<string, unknown> {
  const isField = ({ path }: Span) => /^[a-z_]+(\[\d+\](\.[a-z_]+)?)?$/.test(path);
  const fields = spans.flatMap((span) => (span.value === null ? [...(span.children ?? [])] : [span]));
  const leaves = fields.flatMap((span) => (span.value === null ? [...(span.children ?? [])] : [span])).filter(isField);
  return Object.fromEntries(leaves.map(({ path, value }) => [path, value]));
}

/** The same of a decoded PDU. What is absent has no span. */
function flattened(pdu: object): Record<string, unknown> {
  const { command: _, issues: __, tlvs = [], ...fields } = pdu as Record<string, unknown>;
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.flatMap((item, index) =>
          Object.entries(item as object).map(([field, each]) => [`${name}[${index}].${field}`, each] as const),
        )
      : [[name, value] as const],
  );
  const values = (tlvs as { value: unknown }[]).map(({ value }, index) => [`tlvs[${index}]`, value] as const);
  const isThere = ([path, value]: readonly [string, unknown]) => value !== null && !(path === 'body' && isEmpty(value));
  return Object.fromEntries([...entries, ...values].filter(isThere));
}

function isEmpty(value: unknown): boolean {
  return value instanceof Uint8Array && value.length === 0;
}
