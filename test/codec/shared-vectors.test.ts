import { createFramer, decode, encode, FrameError, isSmppError, type Pdu } from '@smpp-web/codec';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../vectors/hex.ts';
import { readShared } from '../vectors/shared.ts';

interface ExpectedPdu {
  readonly command: string | null;
  readonly tlvs?: readonly {
    tag: number;
    tag_hex: string;
    name: string | null;
    value: string;
    length: number;
    decoded?: number | string;
  }[];
  readonly trailing?: string;
  readonly error?: { readonly kind: string; readonly field: string; readonly offset: number };
  readonly [field: string]: unknown;
}

interface Entry {
  readonly id: string;
  readonly kind: 'pdu' | 'stream';
  readonly hex: string;
  readonly decodable: boolean | 'optional';
  readonly expect: ExpectedPdu & {
    state: string;
    pdus: { expect: ExpectedPdu; decodable: boolean | 'optional' }[];
    remainder: string;
    fatal?: { kind: string };
  };
}

const entries = (await readShared<Entry[]>('vectors/pdus.json')) ?? [];
const pdus = entries.filter(({ kind }) => kind === 'pdu');
const streams = entries.filter(({ kind }) => kind === 'stream');

describe.skipIf(entries.length === 0)(`real PDUs kept beside the repository (${entries.length} found)`, () => {
  test.each(pdus.filter(({ decodable }) => decodable === true))('$id decodes as expected', (entry) => {
    expect(plain(decode(fromHex(entry.hex)), entry.expect)).toEqual(entry.expect);
  });

  test.each(pdus.filter(({ decodable }) => decodable === true))('$id is written again to the same octets', (entry) => {
    expect(toHex(encode(decode(fromHex(entry.hex)), { lenient: true }))).toBe(entry.hex);
  });

  test.each(pdus.filter(({ decodable }) => decodable !== true))('$id is refused by name and place', (entry) => {
    const { kind, field, offset } = entry.expect.error!;
    const error = caught(() => decode(fromHex(entry.hex)));
    expect(error).toMatchObject({ code: kind, field, offset });
  });

  test.each(streams.flatMap((entry) => CUTS.map((cut) => ({ ...entry, cut, name: `${entry.id} cut ${cut}` }))))(
    'stream $name gives the expected frames',
    (entry) => {
      const result = frameAll(fromHex(entry.hex), entry.cut);
      const { state, pdus: expected, remainder, fatal } = entry.expect;
      expect(result.frames).toHaveLength(expected.length);
      result.frames.forEach((frame, index) => {
        const { expect: wanted, decodable } = expected[index]!;
        if (decodable === 'optional') expect(lawful(frame)).toBe(true);
        else if (!decodable) expect(caught(() => decode(frame))).toMatchObject({ code: wanted.error!.kind });
        else expect(plain(decode(frame), wanted)).toEqual(wanted);
      });
      if (state === 'fatal') expect(result.error).toMatchObject({ code: fatal!.kind });
      else
        expect({ error: result.error, pending: result.pending }).toEqual({
          error: undefined,
          pending: remainder.length / 2,
        });
    },
  );
});

const CUTS = ['whole', 'by 1', 'by 3', 'by 7', 'by 64'] as const;

function frameAll(octets: Uint8Array, cut: (typeof CUTS)[number]) {
  const framer = createFramer({ maxPduOctets: 131_072 });
  const step = cut === 'whole' ? octets.length : Number(cut.slice(3));
  const frames: Uint8Array[] = [];
  for (let at = 0; at < octets.length; at += step) {
    try {
      frames.push(...framer.push(octets.subarray(at, at + step)));
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      frames.push(...error.frames);
      return { frames, error, pending: framer.pending };
    }
  }
  return { frames, error: undefined, pending: framer.pending };
}

interface PlainTlv {
  readonly tag: number;
  readonly name?: string;
  readonly value: number | string | Uint8Array;
  readonly terminated?: false;
}

type PlainPdu = { readonly issues: Pdu['issues']; readonly tlvs?: PlainTlv[]; readonly trailing?: Uint8Array } & Record<
  string,
  unknown
>;

/** A decoded PDU in the form that the vectors are written in. */
function plain(pdu: Pdu, wanted: ExpectedPdu): ExpectedPdu {
  const { issues, tlvs, trailing, ...fields } = pdu as unknown as PlainPdu;
  const error = wanted.error && issues.find(({ code }) => code === wanted.error!.kind);
  return {
    ...Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, value instanceof Uint8Array ? toHex(value) : value]),
    ),
    ...(wanted.tlvs && { tlvs: (tlvs ?? []).map((tlv, index) => plainTlv(tlv, wanted.tlvs![index])) }),
    ...(trailing && { trailing: toHex(trailing) }),
    ...(error && {
      error: {
        ...wanted.error!,
        kind: error.code,
        offset: error.offset,
        ...(wanted.error!.field !== null && { field: error.field }),
      },
    }),
  } as unknown as ExpectedPdu;
}

/** The vectors give TLVs as octets, and say beside it what they mean where that is sure. */
function plainTlv(tlv: PlainTlv, wanted: NonNullable<ExpectedPdu['tlvs']>[number] | undefined) {
  const written = encode('data_sm', { tlvs: [tlv as { tag: number; value: Uint8Array }] }, { lenient: true });
  const value = toHex(written.subarray(16 + 10 + 4));
  return {
    tag: tlv.tag,
    tag_hex: wanted?.tag_hex ?? '',
    name: tlv.name ?? null,
    length: value.length / 2,
    value,
    ...(wanted?.decoded !== undefined && { decoded: tlv.value }),
  };
}

/** Where it is left open whether a frame is read or refused: it is one of the two, and nothing else is thrown. */
function lawful(frame: Uint8Array): boolean {
  return caught(() => decode(frame)) !== undefined || decode(frame).issues.length > 0;
}

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (isSmppError(error)) return error;
    throw error;
  }
  return undefined;
}
