import { describe, expect, test } from 'vitest';
import type { Sender, TlvRow } from '../../../codec/src/spec/row.ts';
import { carriersOf, TAG_RANGES, TLVS, type TlvName, tlvsOf, VENDOR_TLVS } from '../../../codec/src/spec/tlvs.ts';
import { inVersion, VERSIONS, type Version } from '../../../codec/src/spec/version.ts';
import { facts, reference } from './reference.ts';

interface Size {
  min: number;
  max: number;
  allowed: number[] | null;
}

interface ReferenceTlv {
  name: string;
  tag_dec: number;
  versions: Version[];
  type: string;
  length: Partial<Record<Version, Size>>;
  accept_length: Size | null;
  value_range: [number, number] | null;
  enum: string | null;
  default: number | null;
  structure: { name: string; length: number | null; enum: string | null }[];
  repeatable: boolean;
  requires: string[];
  pdus: Partial<Record<Version, { pdu: string; senders: Sender[]; presence: string }[]>>;
  technology: string[];
  aliases: string[];
}

interface ReferenceTlvs {
  tlvs: ReferenceTlv[];
  tag_ranges: { from: string; to: string; versions: Version[] }[];
  known_vendor_tlvs: { name: string; tag_dec: number }[];
}

interface ReferenceCommands {
  commands: { name: string; tlvs: Partial<Record<Version, Record<string, string[]>>> }[];
}

const known = reference<ReferenceTlvs>('tlvs.json');
const commands = reference<ReferenceCommands>('commands.json');
const rows = Object.entries(TLVS) as [TlvName, TlvRow][];
const vendorRows = Object.values(VENDOR_TLVS).flatMap(({ tlvs }) => Object.entries(tlvs) as [string, TlvRow][]);

function typeOf({ field }: TlvRow): string {
  if (field.kind === 'integer') return `uint${field.octets * 8}`;
  return field.kind === 'flag' ? 'empty_or_uint8' : field.kind;
}

function sizeOf({ field }: TlvRow, version: Version): Size {
  if (field.kind === 'integer') return { min: field.octets, max: field.octets, allowed: null };
  const max = inVersion(field.max, version) ?? Number.NaN;
  if (field.kind === 'flag') return { min: 0, max, allowed: max === 0 ? null : [0, 1] };
  const sizes = field.sizes && inVersion(field.sizes, version);
  return { min: field.min ?? 0, max, allowed: sizes && sizes.length > 1 ? [...sizes] : null };
}

function partsOf({ field }: TlvRow) {
  return 'parts' in field ? field.parts : undefined;
}

/** Octets of structured values have their enumeration in a part; the reference names that of the first part. */
function valuesOf(row: TlvRow): string | undefined {
  return 'values' in row.field ? row.field.values : undefined;
}

const byPdu = (a: { pdu: string }, b: { pdu: string }) => (a.pdu < b.pdu ? -1 : 1);
const maxOf = (octets: number) => 2 ** (8 * octets) - 1;

describe('TLVs against the reference data', () => {
  test.skipIf(!known)('the table has every TLV, in order of tag', () => {
    expect(rows.map(([name]) => name)).toEqual(known?.tlvs.map(({ name }) => name));
  });

  describe.each(rows)('%s', (name, row) => {
    const theirs = known?.tlvs.find((tlv) => tlv.name === name);

    test.skipIf(!theirs)('tag, versions, type and sizes', () => {
      expect({
        tag: row.tag,
        versions: row.versions,
        type: typeOf(row),
        length: Object.fromEntries(row.versions.map((version) => [version, sizeOf(row, version)])),
        accept: row.accept,
      }).toEqual({
        tag: theirs?.tag_dec,
        versions: theirs?.versions,
        type: theirs?.type,
        length: theirs?.length,
        accept: theirs?.accept_length ? [theirs.accept_length.min, theirs.accept_length.max] : undefined,
      });
    });

    test.skipIf(!theirs)('values, ranges and parts', () => {
      const octets = row.field.kind === 'integer' ? row.field.octets : 0;
      const whole = theirs?.value_range?.[0] === 0 && theirs.value_range[1] === maxOf(octets);
      const isOctets = theirs?.type === 'octets';
      expect(
        facts({
          values: valuesOf(row),
          range: row.field.kind === 'integer' ? row.field.range : undefined,
          default: row.default,
          parts: partsOf(row)?.map(({ name, length, values }) => ({ name, length, values: values ?? null })),
        }),
      ).toEqual(
        facts({
          values: isOctets ? null : theirs?.enum,
          range: whole ? null : theirs?.value_range,
          default: theirs?.default,
          parts: theirs?.structure.map((part) => ({ name: part.name, length: part.length ?? 0, values: part.enum })),
        }),
      );
      if (isOctets && theirs.enum) expect(partsOf(row)?.[0]?.values).toBe(theirs.enum);
    });

    test.skipIf(!theirs)('company, networks and names', () => {
      expect(
        facts({
          repeatable: row.repeatable ?? false,
          requires: row.requires,
          technology: row.technology ?? ['generic'],
          aliases: row.aliases,
        }),
      ).toEqual(
        facts({
          repeatable: theirs?.repeatable,
          requires: theirs?.requires,
          technology: theirs?.technology,
          aliases: theirs?.aliases,
        }),
      );
    });

    test.skipIf(!theirs).each(VERSIONS)('PDUs that carry it in %s', (version) => {
      expect([...carriersOf(row, version)].sort(byPdu)).toEqual([...(theirs?.pdus[version] ?? [])].sort(byPdu));
    });
  });

  test.skipIf(!commands)('tlvsOf gives each PDU its TLVs, in every version', () => {
    const sorted = (lists: Record<string, readonly string[]>) =>
      Object.fromEntries(Object.entries(lists).map(([presence, names]) => [presence, [...names].sort()]));
    const theirs = commands?.commands.flatMap(({ name, tlvs }) =>
      Object.entries(tlvs).map(([version, lists]) => [name, version, sorted(lists)]),
    );
    const ours = theirs?.map(([name, version]) => [name, version, sorted(tlvsOf(name as string, version as Version))]);
    expect(ours).toEqual(theirs);
  });

  test.skipIf(!known)('ranges of tags', () => {
    const line = (from: number, to: number, versions: readonly string[]) => `${from}-${to} ${versions.join(' ')}`;
    expect(TAG_RANGES.map(({ from, to, versions }) => line(from, to, versions)).sort()).toEqual(
      known?.tag_ranges.map(({ from, to, versions }) => line(Number(from), Number(to), versions)).sort(),
    );
  });

  test.skipIf(!known)('TLVs of vendors', () => {
    // A name here is an identifier; the reference has one that is a remark.
    const line = (name: string, tag: number) => `${tag} ${name.replace(' / chain hash', '')}`;
    expect(vendorRows.map(([name, { tag }]) => line(name, tag)).sort()).toEqual(
      known?.known_vendor_tlvs.map(({ name, tag_dec }) => line(name, tag_dec)).sort(),
    );
  });
});
