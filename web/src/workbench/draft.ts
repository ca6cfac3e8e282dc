import type { Command, Pdu, TlvName } from '@smpp-web/codec';
import { type Field, type Fields, type ItemRow, PDUS, type PduRow, TLVS, type TlvRow } from '@smpp-web/codec/spec';

/** What a field of a draft may hold. `null`: left out of a response, with all that follows it. */
export type DraftValue = number | string | Uint8Array | Unfinished | null | readonly DraftItem[];

/** Octets that are being typed and are none yet: half an octet of hex, a character that the alphabet lacks. */
export interface Unfinished {
  readonly typed: string;
  /** How it is typed: as hex, or in an alphabet. */
  readonly writing: string;
  /** What is wrong with it, as a sentence. */
  readonly problem: string;
}

export function isUnfinished(value: unknown): value is Unfinished {
  return typeof value === 'object' && value !== null && 'typed' in value;
}

/** One item of a list: its discriminator, if it has one, and its fields. */
export type DraftItem = Readonly<Record<string, number | string>>;

export interface DraftTlv {
  readonly tag: number;
  /** Where the tag has a row in the table. */
  readonly name?: string;
  /** Octets are written as they are, whatever the table says. */
  readonly value: number | string | Uint8Array | Unfinished;
  /** A string that goes without the NUL at its end. */
  readonly terminated?: false;
}

/** A PDU that is being composed. What is typed and makes no sense stands in it as typed, and is told as a problem. */
export interface Draft {
  /** Null for a command_id of no PDU: its body is octets. */
  readonly command: Command | null;
  readonly command_id: number | string;
  readonly command_status: number | string;
  /** Undefined: the session gives it its own. */
  readonly sequence_number: number | string | undefined;
  readonly fields: Readonly<Record<string, DraftValue>>;
  readonly tlvs: readonly DraftTlv[];
  /** Octets behind the last field or TLV. */
  readonly trailing: Uint8Array | Unfinished | undefined;
}

/** The row of a PDU. */
export function rowOf(command: Command): PduRow {
  return PDUS[command];
}

/** The row of a TLV by its name. */
export function tlvRowOf(name: string | undefined): TlvRow | undefined {
  return name !== undefined && Object.hasOwn(TLVS, name) ? TLVS[name as TlvName] : undefined;
}

/** A field that can be set: lengths and counts are derived. */
export type SettableField = Exclude<Field, { kind: 'length' | 'count' }>;

/** The fields of a row that can be set, in wire order. */
export function settableFields(fields: Fields): [string, SettableField][] {
  return Object.entries(fields).filter((entry): entry is [string, SettableField] => isSettable(entry[1]));
}

function isSettable({ kind }: Field): boolean {
  return kind !== 'length' && kind !== 'count';
}

/** The name under which the octets of a PDU of unknown kind stand among the fields. */
export const BODY = 'body';

/** A PDU with every field at its default. */
export function blankDraft(command: Command): Draft {
  const { id, fields } = rowOf(command);
  return {
    command,
    command_id: id,
    command_status: 0,
    sequence_number: undefined,
    fields: Object.fromEntries(settableFields(fields).map(([name, field]) => [name, defaultOf(field)])),
    tlvs: [],
    trailing: undefined,
  };
}

/** A draft of another command that keeps what both have by the same name. */
export function turnedInto(draft: Draft, command: Command): Draft {
  const blank = blankDraft(command);
  const kept = Object.entries(draft.fields).filter(([name, value]) => name in blank.fields && value !== null);
  const { kind } = rowOf(command);
  return {
    ...blank,
    command_status: kind === 'response' ? draft.command_status : 0,
    sequence_number: draft.sequence_number,
    fields: { ...blank.fields, ...Object.fromEntries(kept) },
    tlvs: draft.tlvs,
  };
}

/** What a field holds when nobody has said anything. */
export function defaultOf(field: SettableField): Exclude<DraftValue, null> {
  switch (field.kind) {
    case 'integer':
      return field.initial;
    case 'cstring':
      return '';
    case 'octets':
      return new Uint8Array();
    case 'list':
      return field.min ? Array.from({ length: field.min }, () => blankItem(field.item)) : [];
  }
}

/** The fields of an item of a list; of a choice, those that its discriminator asks for. */
export function fieldsOfItem(row: ItemRow, item: DraftItem): Fields {
  return row.kind === 'struct' ? row.fields : (row.variants[Number(item[row.discriminator])] ?? {});
}

/** An item with every field at its default; of a choice, the variant with this discriminator, or the first. */
export function blankItem(row: ItemRow, choice?: number): DraftItem {
  const first = row.kind === 'choice' ? (choice ?? Number(Object.keys(row.variants)[0])) : undefined;
  const head: DraftItem = row.kind === 'choice' ? { [row.discriminator]: first! } : {};
  const fields = settableFields(fieldsOfItem(row, head)).map(([name, field]) => [name, defaultOf(field)]);
  return { ...head, ...(Object.fromEntries(fields) as DraftItem) };
}

/** The draft of a decoded PDU. */
export function draftOf(pdu: Pdu): Draft {
  const { command, command_id, command_status, sequence_number, trailing } = pdu;
  const head = { command, command_id, command_status, sequence_number, trailing: trailing?.slice() };
  if (pdu.command === null) return { ...head, fields: { [BODY]: pdu.body.slice() }, tlvs: [] };
  const values = pdu as unknown as Readonly<Record<string, DraftValue>>;
  const names = settableFields(rowOf(pdu.command).fields).map(([name]) => name);
  return {
    ...head,
    fields: Object.fromEntries(names.map((name) => [name, ownCopy(values[name]!)])),
    tlvs: (pdu.tlvs as readonly DraftTlv[]).map((tlv) => ({ ...tlv, value: ownCopy(tlv.value) as DraftTlv['value'] })),
  };
}

/** Octets of a decoded PDU are views of its frame. */
function ownCopy(value: DraftValue): DraftValue {
  return value instanceof Uint8Array ? value.slice() : value;
}

/** The field that holds a password, where the PDU has one. */
export const SECRET = 'password';

/** The draft without its password. */
export function withoutSecret(draft: Draft): Draft {
  return draft.fields[SECRET] ? { ...draft, fields: { ...draft.fields, [SECRET]: '' } } : draft;
}
