import { PDUS } from '../spec/index.ts';
import type { Part, PduRow, TlvField, TlvRow } from '../spec/row.ts';
import { TLVS } from '../spec/tlvs.ts';

const PDU_ROWS: Readonly<Record<string, PduRow>> = PDUS;
const TLV_ROWS: Readonly<Record<string, TlvRow>> = TLVS;

/** The row of a PDU, with its words. */
export function rowOf(command: string | undefined): PduRow | undefined {
  return command === undefined ? undefined : PDU_ROWS[command];
}

/** The row of a TLV, with its words. */
export function tlvRowOf(name: string | undefined): TlvRow | undefined {
  return name === undefined ? undefined : TLV_ROWS[name];
}

/** The parts that the value of a TLV is made of; none for most. */
export function partsOf(field: TlvField | undefined): readonly Part[] {
  return (field && 'parts' in field && field.parts) || [];
}

/** The words of a field: what it is for, its enumeration, the format of its characters. */
export interface FieldWords {
  readonly doc?: string;
  readonly values?: string;
  readonly format?: string;
}

/** The words of a field by the path that the decoder gives it: `source_addr`, `dest_address[3].dest_flag`. */
export function wordsOf(row: PduRow | undefined, path: string): FieldWords {
  const [, list, name] = ITEM_FIELD.exec(path) ?? [];
  if (list === undefined || name === undefined) return row?.fields[path] ?? {};
  const field = row?.fields[list];
  if (field?.kind !== 'list') return {};
  const { item } = field;
  if (item.kind === 'struct') return item.fields[name] ?? {};
  if (name === item.discriminator) return item;
  return Object.values(item.variants).find((fields) => name in fields)?.[name] ?? {};
}

const ITEM_FIELD = /^(\w+)\[\d+\]\.(\w+)$/;

/** Fields whose value nobody should read over a shoulder. */
export function isSecret(field: string): boolean {
  return field === 'password';
}

/** The PDU has a field that is a secret. */
export function hasSecret(command: string | undefined): boolean {
  return Object.keys(rowOf(command)?.fields ?? {}).some(isSecret);
}
