import {
  type AlphabetName,
  capacityOf,
  choose,
  createReassembler,
  DEFAULT_LOCKING,
  DEFAULT_SINGLE,
  decodeGsm7,
  encodeGsm7,
  fillBitsFor,
  HOLE,
  LANGUAGES,
  measure,
  NO_SHIFTS,
  packSeptets,
  readDataCoding,
  readReceipt,
  readUserData,
  type Shifts,
  segment,
  tablesFor,
  UDH_ELEMENTS,
  type UdhRow,
  unpackSeptets,
} from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../vectors/hex.ts';
import { readShared } from '../../vectors/shared.ts';
import { deliver } from './messages.ts';

interface TextVectors {
  readonly encode: readonly EncodeVector[];
  readonly decode: readonly (Shifts & {
    id: string;
    title: string;
    unpacked: string;
    packed: string;
    septets: number;
    text: string;
  })[];
  readonly packedWithoutCount: readonly { id: string; title: string; packed: string; take: string }[];
  readonly binary: readonly {
    id: string;
    octets: number;
    refBits: 8 | 16;
    segments: number | null;
    partOctets: number[] | null;
    firstPart: number;
    lastPart: number;
  }[];
  readonly capacity: readonly { id: string; title: string; septets: number; octets: number; utf16Units: number }[];
  readonly reassembly: readonly {
    id: string;
    title: string;
    events: readonly ReassemblyEvent[];
    result: readonly { text: string; afterEvent: number }[];
  }[];
}

interface EncodeVector {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly nationalAllowed?: readonly number[];
  readonly forced?: Shifts;
  readonly refBits: 8 | 16;
  readonly ref: number;
  readonly expect: Shifts & {
    encoding: AlphabetName;
    dataCoding: number;
    units: number;
    segments: number;
    parts: readonly {
      chars: number;
      units: number;
      udh: string;
      unpacked?: string;
      packed?: string;
      octets?: string;
    }[];
    packedCr?: string;
  };
}

interface ReassemblyEvent {
  readonly source: string;
  readonly destination: string;
  readonly refBits: 8 | 16;
  readonly ref: number;
  readonly total: number;
  readonly seq: number;
  readonly dataCoding: number;
  readonly body: string;
  readonly atSeconds: number;
}

const vectors = await readShared<TextVectors>('sms/text_vectors.json');
const none = { encode: [], decode: [], packedWithoutCount: [], binary: [], capacity: [], reassembly: [] };
const { encode, decode, packedWithoutCount, binary, capacity, reassembly } = vectors ?? none;

describe.skipIf(vectors === undefined)(`text vectors kept beside the repository (${encode.length} texts)`, () => {
  const optionsOf = ({ nationalAllowed, forced, refBits, ref }: EncodeVector) => ({
    by: refBits === 8 ? ('udh8' as const) : ('udh16' as const),
    reference: ref,
    ...(nationalAllowed && { national: nationalAllowed }),
    ...(forced && { shifts: forced }),
  });

  test.each(encode)('$id is cut and encoded: $title', (vector) => {
    const options = optionsOf(vector);
    const { alphabet, data_coding, shifts, parts } = segment(vector.text, options);
    const { encoding, dataCoding, locking, single, parts: expected } = vector.expect;
    expect({ alphabet, data_coding, shifts }).toEqual({
      alphabet: encoding,
      data_coding: dataCoding,
      shifts: { locking, single },
    });
    expect(parts.map(({ units, udh, short_message }) => [units, udh ? toHex(udh) : '', toHex(short_message)])).toEqual(
      expected.map(({ units, udh, unpacked, octets }) => [units, udh, unpacked ?? octets]),
    );
    expect(parts.map(({ text }) => text).join('')).toBe(vector.text);
  });

  test.each(encode.filter(({ expect: { encoding } }) => encoding === 'gsm7'))('$id packs: $title', (vector) => {
    const { parts } = segment(vector.text, { ...optionsOf(vector), packed: true });
    expect(parts.map(({ short_message }) => toHex(short_message))).toEqual(
      vector.expect.parts.map((part) => part.packed),
    );
  });

  test.each(encode.filter(({ expect: { packedCr } }) => packedCr !== undefined))(
    '$id pads with CR: $title',
    (vector) => {
      expect(toHex(packSeptets(encodeGsm7(vector.text), 0, 'cr'))).toBe(vector.expect.packedCr);
    },
  );

  test.each(encode)('$id is measured as it is cut: $title', (vector) => {
    const { alphabet, data_coding, units, segments, unitsPerSegment, unitsLeft } = measure(
      vector.text,
      optionsOf(vector),
    );
    const { encoding, dataCoding, parts } = vector.expect;
    const last = parts.at(-1)!.units;
    expect({ alphabet, data_coding, units, segments }).toEqual({
      alphabet: encoding,
      data_coding: dataCoding,
      units: vector.expect.units,
      segments: vector.expect.segments,
    });
    expect(unitsLeft + last).toBe(unitsPerSegment);
  });

  test.each(decode)('$id: $title', ({ unpacked, packed, septets, locking, single, text }) => {
    const tables = tablesFor({ locking, single });
    expect(decodeGsm7(fromHex(unpacked), { tables })).toBe(text);
    expect(toHex(unpackSeptets(fromHex(packed), 0, septets))).toBe(unpacked);
    expect(toHex(packSeptets(fromHex(unpacked)))).toBe(packed);
  });

  test.each(packedWithoutCount)('$id: $title', ({ packed, take }) => {
    expect(decodeGsm7(unpackSeptets(fromHex(packed)))).toBe(take);
  });

  test.each(binary)('$id: $octets octets, $refBits-bit reference', ({ octets, refBits, segments, ...expected }) => {
    const cut = () => segment(new Uint8Array(octets), { by: refBits === 8 ? 'udh8' : 'udh16', reference: 1 });
    if (segments === null) {
      expect(cut).toThrow(/256 parts/);
      return;
    }
    const sizes = cut().parts.map(({ units }) => units);
    expect([sizes.length, sizes[0], sizes.at(-1)]).toEqual([segments, expected.firstPart, expected.lastPart]);
    expect(sizes).toEqual(expected.partOctets ?? sizes);
  });

  test.each(capacity)('$id: $title', ({ title, septets, octets, utf16Units }) => {
    const needs = {
      by: title.includes('16-bit concat') ? ('udh16' as const) : ('udh8' as const),
      ports: title.startsWith('8-bit') ? (8 as const) : (16 as const),
      concat: title.includes('concatenation'),
      shifts: NO_SHIFTS,
    };
    expect((['gsm7', 'binary', 'ucs2'] as const).map((name) => capacityOf(name, needs, false))).toEqual([
      septets,
      octets,
      utf16Units,
    ]);
  });

  test.each(reassembly)('$id: $title', ({ events, result }) => {
    const reassembler = createReassembler();
    const texts: { text: string; afterEvent: number }[] = [];
    events.forEach(({ source, destination, atSeconds, ...event }, index) => {
      const data = readUserData(deliver({ ...event, body: bodyOf(event.body, event.dataCoding) }));
      const pushed = reassembler.push({ from: source, to: destination, data }, atSeconds * 1000);
      if (pushed.kind === 'complete') texts.push({ text: pushed.text, afterEvent: index + 1 });
    });
    expect(texts).toEqual(result);
  });
});

/** Bodies are text, but hexadecimal where the case is about octets. */
function bodyOf(body: string, dataCoding: number): Uint8Array {
  return dataCoding === 8 || /^[0-9a-f]{4}$/.test(body) ? fromHex(body) : encodeGsm7(body);
}

type Cells = readonly (number | null)[];
interface Gsm7Json {
  readonly default: { readonly locking: Cells; readonly extension: Cells };
  readonly languages: readonly { id: number; name: string; lockingShift: Cells | null; singleShift: Cells }[];
  readonly encodeAliases: { readonly greekCapitalsByShape: readonly { codePoint: number; septet: number }[] };
}

const gsm7 = await readShared<Gsm7Json>('sms/gsm7.json');

describe.skipIf(gsm7 === undefined)('GSM 7-bit tables kept beside the repository, cell by cell', () => {
  const cellsOf = (table: string) => Array.from(table, (cell) => (cell === HOLE ? null : cell.codePointAt(0)));

  test('the default alphabet and its extension', () => {
    expect(cellsOf(DEFAULT_LOCKING)).toEqual(gsm7?.default.locking);
    expect(cellsOf(DEFAULT_SINGLE)).toEqual(gsm7?.default.extension);
  });

  test.each(gsm7?.languages ?? [])('$name', ({ id, lockingShift, singleShift }) => {
    const language = LANGUAGES[id - 1]!;
    expect(cellsOf(language.locking)).toEqual(lockingShift ?? gsm7?.default.locking);
    expect(cellsOf(language.single)).toEqual(singleShift);
  });
});

interface DataCodingJson {
  readonly table: readonly {
    value: number;
    gsm: { alphabet: string; compressed?: boolean; messageClass?: number; indication?: unknown; reservedBits?: number };
    deFacto: { alphabet: string; compressed?: boolean; messageClass?: number; indication?: unknown };
  }[];
}

const dataCodings = await readShared<DataCodingJson>('sms/data_coding.json');

describe.skipIf(dataCodings === undefined)('data_coding table kept beside the repository', () => {
  /** Names that the table has and no alphabet here reads, or reads under another name. */
  const ours: Readonly<Record<string, string>> = { pictogram: 'binary', jis0212: 'binary', ksc5601: 'euckr' };

  test.each(dataCodings?.table ?? [])('$value', ({ value, gsm, deFacto }) => {
    const read = readDataCoding(value);
    expect({
      alphabet: read.alphabet,
      compressed: read.compressed,
      messageClass: read.messageClass,
      indication: read.indication,
      reservedBits: read.reservedBits,
    }).toEqual({
      alphabet: ours[deFacto.alphabet] ?? deFacto.alphabet,
      compressed: deFacto.compressed ?? false,
      messageClass: deFacto.messageClass,
      indication: deFacto.indication,
      reservedBits: value < 0x10 ? undefined : gsm.reservedBits,
    });
  });
});

interface UdhJson {
  readonly elements: readonly {
    id: number;
    short: string;
    dataLength: number | number[] | string | null;
    repeatable: boolean | null;
    class: string;
    fields: readonly { name: string }[];
  }[];
}

const udh = await readShared<UdhJson>('sms/udh.json');

describe.skipIf(udh === undefined)('information elements kept beside the repository', () => {
  const defined = udh?.elements.filter((element) => element.class !== 'reserved') ?? [];

  test('all are there, and no others', () => {
    expect(Object.keys(UDH_ELEMENTS)).toEqual(defined.map(({ short }) => short));
  });

  test.each(defined)('$short', ({ id, short, dataLength, repeatable, ...element }) => {
    const row: UdhRow = UDH_ELEMENTS[short as keyof typeof UDH_ELEMENTS];
    const bounds = typeof dataLength === 'string' ? dataLength.split('..').map(Number) : [dataLength ?? []].flat();
    expect({ id: row.id, group: row.group, repeatable: row.repeatable ?? false }).toEqual({
      id,
      group: element.class,
      repeatable: repeatable ?? row.repeatable ?? false,
    });
    if (Number.isInteger(bounds[0])) expect(row.length[0]).toBe(bounds[0]);
    if (Number.isInteger(bounds.at(-1))) expect(row.length[1]).toBe(bounds.at(-1));
    const named = element.fields.slice(0, row.fields.length).map(({ name }) => name);
    const free = row.fields.at(-1)?.name === 'details';
    expect(row.fields.map(({ name }) => name).slice(0, free ? -1 : undefined)).toEqual(
      named.slice(0, free ? -1 : undefined),
    );
  });
});

interface PduEntry {
  readonly id: string;
  readonly kind: string;
  readonly expect: {
    esm_class?: number;
    data_coding?: number;
    short_message?: string;
    tlvs?: readonly { tag: number; value: string; decoded?: number | string }[];
  };
  readonly derived?: {
    udh?: { elements: readonly { iei: number; data: string }[]; user_data: string } | null;
    concat?: { ref?: number; total: number; seq: number; ref_bits?: number };
    receipt?: Readonly<Record<string, string>>;
  };
}

const pdus = ((await readShared<PduEntry[]>('vectors/pdus.json')) ?? []).filter(
  ({ kind, derived }) => kind === 'pdu' && derived !== undefined,
);

describe.skipIf(pdus.length === 0)(`user data of real PDUs (${pdus.length} found)`, () => {
  const messageOf = ({ expect: { esm_class = 0, data_coding = 0, short_message = '', tlvs = [] } }: PduEntry) => ({
    esm_class,
    data_coding,
    short_message: fromHex(short_message),
    tlvs: tlvs.map(({ tag, value, decoded }) => ({ tag, value: decoded ?? fromHex(value) })),
  });

  test.each(pdus.filter(({ derived }) => derived?.udh !== undefined))('$id: header', (entry) => {
    const { udh: parsed, octets, concat } = readUserData(messageOf(entry));
    const expected = entry.derived?.udh;
    expect(parsed?.sound).toBe(expected !== null);
    expect(parsed?.elements.map(({ id, data }) => ({ iei: id, data: toHex(data) }))).toEqual(expected?.elements ?? []);
    if (expected) expect(toHex(octets)).toBe(expected.user_data);
    if (entry.derived?.concat) {
      const { ref, total, seq } = entry.derived.concat;
      expect(concat).toMatchObject({ reference: ref, total, sequence: seq });
    }
  });

  test.each(pdus.filter(({ derived }) => derived?.receipt !== undefined))('$id: receipt', (entry) => {
    const trimmed = (words: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(words).map(([key, word]) => [key, word.replace(/[\s\0]+$|^[\s\0]+/g, '')]));
    expect(trimmed(readReceipt(messageOf(entry))!.words)).toEqual(trimmed(entry.derived?.receipt ?? {}));
  });
});

test.skipIf(vectors === undefined)('the choice is the same whatever is done with it afterwards', () => {
  const national = [1, 3, 6];
  const chosen = encode.map(({ text }) => choose(text, { national }));
  const cut = encode.map(({ text }) => segment(text, { national, reference: 1 }));
  expect(cut.map(({ alphabet, shifts }) => ({ alphabet, shifts }))).toEqual(chosen);
  expect(fillBitsFor(6)).toBe(1);
});
