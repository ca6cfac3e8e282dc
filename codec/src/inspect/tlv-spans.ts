import type { Part, TlvField, TlvRow } from '../spec/row.ts';
import { TAG_RANGES, VENDOR_TLVS } from '../spec/tlvs.ts';
import type { Version } from '../spec/version.ts';
import { meaningOf, sectionOf } from './meaning.ts';
import type { Found } from './reading.ts';
import { partsOf, tlvRowOf } from './rows.ts';
import { cutPieces, makeSpan, numberOf, type Piece, type SpanFacts } from './span.ts';
import type { InspectOptions, Span, SpanValue } from './types.ts';
import { count, hex, inWords, octetsInWords, quote, timeInWords } from './words.ts';

type FoundTlv = Extract<Found, { kind: 'tlv' }>;

/** Words and parts of a value that says more than its octets: message_payload. */
export type PayloadStory = Pick<SpanFacts, 'meaning' | 'children'>;

/** Octets of a tag and a length. */
export const TLV_HEADER_OCTETS = 4;

/** The span of one TLV: tag, length and value. `story` explains the value where the table of the protocol cannot. */
export function tlvSpan(tlv: FoundTlv, frame: Uint8Array, options: InspectOptions, story?: PayloadStory): Span {
  const { path, tag, offset, length } = tlv;
  const row = tlvRowOf(tlv.tlv?.name);
  const name = tlv.tlv?.name ?? hex(tag, 4);
  const value = tlv.value as SpanValue;
  const start = offset + TLV_HEADER_OCTETS;
  const octets = frame.subarray(start, start + length);
  const told = story ?? valueStory(value, octets, start, `${path}.value`, row?.field, options);
  const section = row?.section;
  return makeSpan({
    name,
    path,
    offset,
    length: TLV_HEADER_OCTETS + length,
    value,
    meaning: told.meaning,
    doc: row?.field.doc,
    section,
    children: [
      makeSpan({
        name: 'tag',
        path: `${path}.tag`,
        offset,
        length: 2,
        value: tag,
        ...tagMeaning(tag, row, options.version),
        doc: 'Which TLV.',
        section,
      }),
      makeSpan({
        name: 'length',
        path: `${path}.length`,
        offset: offset + 2,
        length: 2,
        value: length,
        meaning: count(length, 'octet'),
        doc: 'Octets of the value; tag and length are not counted.',
      }),
      ...(length > 0
        ? [makeSpan({ name: 'value', path: `${path}.value`, offset: start, length, value, ...told, section })]
        : []),
    ],
  });
}

function tagMeaning(
  tag: number,
  row: TlvRow | undefined,
  version: Version = '5.0',
): Pick<SpanFacts, 'meaning' | 'detail'> {
  if (row) return { meaning: hex(tag, 4) };
  const vendors = VENDOR_ROWS.get(tag) ?? [];
  const named = vendors.map(({ name }) => name).join(' or ');
  const range = TAG_RANGES.find(
    ({ from, to, versions }) => from <= tag && tag <= to && (versions as readonly Version[]).includes(version),
  );
  const kind = range ? `${inWords(range.name)} tag` : 'unknown tag';
  return {
    meaning: named ? `${kind}, perhaps ${named}` : kind,
    detail: [range?.doc, ...vendors.map(({ name, doc, usedBy }) => `${name}: ${doc} Used by: ${usedBy}`)].join(' '),
  };
}

interface VendorRow {
  readonly name: string;
  readonly doc: string;
  readonly usedBy: string;
}

/** The same tag means different things to different vendors: all of them are told. */
const VENDOR_ROWS = new Map<number, VendorRow[]>();
for (const { usedBy, tlvs } of Object.values(VENDOR_TLVS)) {
  for (const [name, { tag, field }] of Object.entries(tlvs) as [string, TlvRow][]) {
    VENDOR_ROWS.set(tag, [...(VENDOR_ROWS.get(tag) ?? []), { name, doc: field.doc, usedBy }]);
  }
}

function valueStory(
  value: SpanValue,
  octets: Uint8Array,
  offset: number,
  path: string,
  field: TlvField | undefined,
  options: InspectOptions,
): Pick<SpanFacts, 'meaning' | 'detail' | 'bits' | 'children'> {
  const parts = partsOf(field);
  if (parts.length > 0 && octets.length > 0) {
    const children = cutPieces(
      octets,
      offset,
      path,
      parts.map((part) => pieceOf(part, options)),
    );
    return {
      meaning: children.map((part) => `${inWords(part.name)} ${part.meaning || part.value}`).join(', '),
      children,
    };
  }
  if (value instanceof Uint8Array) return { meaning: octetsInWords(value) };
  if (value === null) return {};
  const values = field && 'values' in field ? field.values : undefined;
  if (values) return meaningOf(values, value, options);
  if (field?.kind === 'cstring' && field.format === 'time') return { meaning: timeInWords(`${value}`, 'none') };
  return typeof value === 'string' ? { meaning: quote(value) } : {};
}

function pieceOf({ name, length, values, doc }: Part, options: InspectOptions): Piece {
  return {
    name,
    length,
    doc,
    read: (octets) => {
      if (length === 0) return { value: octets, meaning: octetsInWords(octets) };
      const value = numberOf(octets);
      return { value, ...(values && meaningOf(values, value, options)), section: sectionOf(values) };
    },
  };
}
