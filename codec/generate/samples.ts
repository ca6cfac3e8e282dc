import {
  carriersOf,
  type Field,
  type Fields,
  type ItemRow,
  type PduRow,
  TLVS,
  type TlvName,
  type TlvRow,
  type Version,
} from '../src/spec/index.ts';
import { inVersion } from '../src/spec/version.ts';

/** A value for every field: not the default, as long as it may be, and legal in the version at hand. */
export function sampleFields(fields: Fields, version: Version): Record<string, unknown> {
  const settable = Object.entries(fields).filter(([, { kind }]) => kind !== 'length' && kind !== 'count');
  return Object.fromEntries(settable.map(([name, field]) => [name, sampleValue(field, version)]));
}

function sampleValue(field: Field, version: Version): unknown {
  switch (field.kind) {
    case 'integer':
      return field.fixed?.[version] ?? Math.max(1, field.range?.[0] ?? 1);
    case 'cstring':
      return field.fixed?.[version] ?? sampleText(field, version);
    case 'octets':
      return new Uint8Array(sizeOf(field, version)).fill(0x41);
    case 'list':
      return sampleItems(field.item, version);
    default:
      throw new Error(`${field.kind} is not settable`);
  }
}

/** The sequence_number of all samples. */
const SEQUENCE_NUMBER = 7;

const ABSOLUTE_TIME = '261125103000048+';
const TIME_OF_33 = '261125103000';

function sampleText(field: Extract<Field, { kind: 'cstring' }>, version: Version): string {
  const size = sizeOf(field, version);
  if (field.format !== 'time') return '7'.repeat(size - 1);
  return size === ABSOLUTE_TIME.length + 1 ? ABSOLUTE_TIME : TIME_OF_33;
}

/** The largest size, in octets. */
function sizeOf({ max, sizes }: Pick<Extract<Field, { kind: 'cstring' }>, 'max' | 'sizes'>, version: Version): number {
  const legal = sizes && inVersion(sizes, version);
  return legal ? Math.max(...legal) : inVersion(max, version)!;
}

function sampleItems(item: ItemRow, version: Version): Record<string, unknown>[] {
  if (item.kind === 'struct') return [sampleFields(item.fields, version)];
  return Object.entries(item.variants).map(([value, fields]) => ({
    [item.discriminator]: Number(value),
    ...sampleFields(fields, version),
  }));
}

export interface SampleTlv {
  readonly tag: number;
  readonly name: TlvName;
  readonly value: number | string | Uint8Array;
}

/** A TLV with a value, and those that it asks for. */
export function sampleTlvs(name: TlvName, version: Version): SampleTlv[] {
  const row: TlvRow = TLVS[name];
  const names = [name, ...((row.requires ?? []) as readonly TlvName[])];
  return names.map((one) => ({ tag: TLVS[one].tag, name: one, value: sampleTlvValue(TLVS[one], version) }));
}

function sampleTlvValue({ field }: TlvRow, version: Version): number | string | Uint8Array {
  if (field.kind === 'integer') return 1;
  if (field.kind === 'flag') return 1;
  const size = Math.min(sizeOf(field, version), LONGEST_SAMPLE);
  if (field.kind === 'octets') return new Uint8Array(size).fill(0x41);
  return field.format === 'time' ? ABSOLUTE_TIME : '7'.repeat(size - 1);
}

/** Beside a full PDU there is room for more, but a page has enough with this. */
const LONGEST_SAMPLE = 255;

/** A PDU that may carry a TLV in a version; undefined where the version has none. */
export function carrierOf(row: TlvRow, version: Version): string | undefined {
  return row.in ? carriersOf(row, version)[0]?.pdu : 'submit_sm';
}

/** What encode takes for a PDU. */
export function sampleInit(row: PduRow, version: Version): Record<string, unknown> {
  return { sequence_number: SEQUENCE_NUMBER, ...sampleFields(row.fields, version) };
}
