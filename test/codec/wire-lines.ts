import type { Pdu, Tlv } from '@smpp-web/codec';
import { type Field, type Fields, PDUS, type PduRow, TLVS, type TlvRow } from '@smpp-web/codec/spec';
import { toHex } from '../vectors/hex.ts';

/** One field on the wire: what it is called, where it stands, which octets it has. */
export interface WireLine {
  readonly name: string;
  readonly offset: number;
  readonly hex: string;
}

/**
 * A decoded PDU as lines in wire order, remade from its values and the table, not from the frame. TLVs take three lines:
 * tag, length, and the value under the name of the TLV (`vendor` for a tag without a name).
 */
export function wireLinesOf(pdu: Pdu): WireLine[] {
  if (pdu.command === null) throw new Error('a PDU without a row has no lines');
  const values = pdu as unknown as Readonly<Record<string, unknown>>;
  const lines: WireLine[] = [];
  let offset = 0;
  const add = (name: string, hex: string) => {
    lines.push({ name, offset, hex });
    offset += hex.length / 2;
  };
  for (const name of ['command_length', 'command_id', 'command_status', 'sequence_number']) {
    add(name, integer(values[name] as number, 4));
  }
  addFields((PDUS[pdu.command] as PduRow).fields, values, add);
  for (const tlv of pdu.tlvs) addTlv(tlv, add);
  return lines;
}

type Add = (name: string, hex: string) => void;

function addFields(fields: Fields, values: Readonly<Record<string, unknown>>, add: Add): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (value === null) continue;
    if (field.kind === 'list') addList(field, value as readonly Record<string, unknown>[], add);
    else add(name, octetsOf(field, value));
  }
}

function addList(
  { item }: Extract<Field, { kind: 'list' }>,
  items: readonly Record<string, unknown>[],
  add: Add,
): void {
  for (const value of items) {
    if (item.kind === 'struct') addFields(item.fields, value, add);
    else {
      const choice = value[item.discriminator] as number;
      add(item.discriminator, integer(choice, 1));
      addFields(item.variants[choice]!, value, add);
    }
  }
}

function octetsOf(field: Field, value: unknown): string {
  if (field.kind === 'cstring') return `${text(value as string)}00`;
  if (field.kind === 'octets') return toHex(value as Uint8Array);
  return integer(value as number, field.kind === 'integer' ? field.octets : 1);
}

function addTlv(tlv: Tlv, add: Add): void {
  const hex = tlvOctets(tlv);
  add('tag', integer(tlv.tag, 2));
  add('length', integer(hex.length / 2, 2));
  add(tlv.name ?? 'vendor', hex);
}

function tlvOctets({ name, value }: Tlv): string {
  if (value instanceof Uint8Array) return toHex(value);
  if (typeof value === 'string') return `${text(value)}00`;
  const { field } = TLVS[name!] as TlvRow;
  return integer(value, field.kind === 'integer' ? field.octets : 1);
}

function integer(value: number, octets: number): string {
  return value.toString(16).padStart(octets * 2, '0');
}

function text(value: string): string {
  return toHex(Uint8Array.from(value, (character) => character.charCodeAt(0)));
}
