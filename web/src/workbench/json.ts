import type { Command } from '@smpp-web/codec';
import {
  type ItemRow,
  PDUS,
  STATUSES,
  type StatusName,
  type TlvField,
  tlvByTag,
  VALUES,
  type ValueSet,
  type ValueSetName,
} from '@smpp-web/codec/spec';
import { ALPHABETS, type AlphabetName } from '@smpp-web/codec/text';
import { readHex, toHex } from '../words/hex.ts';
import {
  BODY,
  blankDraft,
  blankItem,
  type Draft,
  type DraftItem,
  type DraftTlv,
  type DraftValue,
  fieldsOfItem,
  rowOf,
  type SettableField,
  settableFields,
  tlvRowOf,
} from './draft.ts';
import { placeOfJsonError } from './json-place.ts';
import { readNumber } from './numbers.ts';
import { isPrintable } from './octets.ts';

/** What is wrong with a text, and where. */
export interface TextProblem {
  readonly message: string;
  /** The path of the field, where it is known. */
  readonly field?: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly column?: number;
  /** Octets from the start. */
  readonly offset?: number;
}

/** A draft as JSON: names and numbers of the specification, octets as `{"hex": …}` or `{"text": …}`. */
export function toJson(draft: Draft): string {
  const { command, command_id, command_status, sequence_number, fields, tlvs, trailing } = draft;
  const head = command === null ? { command_id } : { command };
  const rest = {
    command_status,
    ...(sequence_number !== undefined && { sequence_number }),
    ...fields,
    ...(tlvs.length > 0 && { tlvs }),
    ...(trailing && { trailing }),
  };
  return JSON.stringify(
    { ...head, ...rest },
    (_, value) => (value instanceof Uint8Array ? octetsAsJson(value) : value),
    2,
  );
}

function octetsAsJson(octets: Uint8Array): object {
  return isPrintable(octets) ? { text: ALPHABETS.ascii.decode(octets) } : { hex: toHex(octets) };
}

/** Reads what {@link toJson} writes, and what people write for it. */
export function fromJson(text: string): Draft | TextProblem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const said = (error as Error).message.split(/, \.{3}| \(line| in JSON| at line/)[0];
    return { message: `This is no JSON: ${said}.`, ...placeOfJsonError(text) };
  }
  try {
    return readPdu(value);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    const line = lineOf(text, error.path);
    return { message: error.message, field: error.path, ...(line !== undefined && { line }) };
  }
}

/** A value that is not what stands at its place. */
class Misfit extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.path = path;
  }
}

/** The line of a JSON text on which the member of a path stands, found by the names along the path. */
export function lineOf(text: string, path: string): number | undefined {
  let at = 0;
  for (const name of path.split(/\.|\[\d+\]/).filter(Boolean)) {
    const found = text.indexOf(`"${name}"`, at);
    if (found < 0) break;
    at = found;
  }
  return at === 0 ? undefined : text.slice(0, at).split('\n').length;
}

type Json = Readonly<Record<string, unknown>>;

function readPdu(value: unknown): Draft {
  const pdu = asObject(value, 'pdu');
  const { command, command_id, command_status = 0, sequence_number, tlvs = [], trailing, ...fields } = pdu;
  const head = {
    command_status: numberAt(command_status, 'command_status', 'command_status'),
    sequence_number: sequence_number == null ? undefined : numberAt(sequence_number, 'sequence_number'),
    tlvs: asArray(tlvs, 'tlvs').map((tlv, index) => readTlv(tlv, `tlvs[${index}]`)),
    trailing: trailing == null ? undefined : readOctets(trailing, 'trailing'),
  };
  if (command == null) return readUnknown(head, command_id, fields);
  if (typeof command !== 'string' || !Object.hasOwn(PDUS, command))
    throw new Misfit(
      'command',
      `no PDU is named ${JSON.stringify(command)}; “submit_sm” is one, and a PDU of another kind has “command_id” instead.`,
    );
  return { ...blankDraft(command as Command), ...head, fields: readFields(command as Command, fields) };
}

type Head = Pick<Draft, 'command_status' | 'sequence_number' | 'tlvs' | 'trailing'>;

function readUnknown(head: Head, command_id: unknown, { [BODY]: body, ...others }: Json): Draft {
  const [stranger] = Object.keys(others);
  if (command_id == null) throw new Misfit('command', 'is missing: the name of a PDU, such as “submit_sm”.');
  if (stranger !== undefined || head.tlvs.length > 0 || head.trailing)
    throw new Misfit(stranger ?? 'tlvs', 'a PDU of unknown kind has “body” alone, with all its octets.');
  const fields = { [BODY]: body === undefined ? new Uint8Array() : readOctets(body, BODY) };
  return { ...head, command: null, command_id: numberAt(command_id, 'command_id'), fields };
}

function readFields(command: Command, given: Json): Draft['fields'] {
  const rows = new Map(settableFields(rowOf(command).fields));
  const read = Object.entries(given).map(([name, value]): [string, DraftValue] => {
    const field = rows.get(name);
    if (!field)
      throw new Misfit(name, `${command} has no such field. It has ${[...rows.keys()].join(', ') || 'none'}.`);
    return [name, value === null ? null : readValue(field, value, name)];
  });
  return { ...blankDraft(command).fields, ...Object.fromEntries(read) };
}

function readValue(field: SettableField, value: unknown, path: string): DraftValue {
  switch (field.kind) {
    case 'integer':
      return numberAt(value, path, field.values);
    case 'cstring':
      return readString(value, path);
    case 'octets':
      return readOctets(value, path);
    case 'list':
      return asArray(value, path).map((item, index) => readItem(field.item, item, `${path}[${index}]`));
  }
}

function readItem(row: ItemRow, value: unknown, path: string): DraftItem {
  const item = asObject(value, path);
  const choice = row.kind === 'choice' ? row.discriminator : undefined;
  const head: DraftItem = choice ? { [choice]: numberAt(item[choice], `${path}.${choice}`) } : {};
  const rows = new Map(settableFields(fieldsOfItem(row, head)));
  const members = Object.entries(item).filter(([name]) => name !== choice);
  const read = members.map(([name, member]): [string, DraftValue] => {
    const field = rows.get(name);
    if (!field)
      throw new Misfit(`${path}.${name}`, `there is no such field here. There is ${[...rows.keys()].join(', ')}.`);
    return [name, readValue(field, member, `${path}.${name}`)];
  });
  const blank = row.kind === 'choice' ? blankItem(row, Number(head[choice!])) : blankItem(row);
  return { ...blank, ...head, ...(Object.fromEntries(read) as DraftItem) };
}

function readTlv(value: unknown, path: string): DraftTlv {
  const { name, tag, value: content, terminated } = asObject(value, path);
  if (name === undefined && tag === undefined) throw new Misfit(path, 'a “name” or a “tag” is missing.');
  const row = tlvRowOf(name as string | undefined) ?? (tag === undefined ? undefined : tlvByTag(Number(tag)));
  if (name !== undefined && !row && tag === undefined)
    throw new Misfit(`${path}.name`, `no TLV is named ${JSON.stringify(name)}: give its “tag”.`);
  const number = tag === undefined ? row!.tag : numberAt(tag, `${path}.tag`);
  const known = tlvByTag(number);
  const head = { tag: number, ...(known && { name: known.name }) };
  const tail = terminated === false ? ({ terminated: false } as const) : {};
  return { ...head, value: readTlvValue(known?.field, content, `${path}.value`), ...tail };
}

function readTlvValue(field: TlvField | undefined, value: unknown, path: string): DraftTlv['value'] {
  if (typeof value === 'object' || !field || field.kind === 'octets') return readOctets(value, path);
  return field.kind === 'cstring' ? readString(value, path) : numberAt(value, path, field.values);
}

/** A number, or the name of one. */
function numberAt(value: unknown, path: string, set?: string): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') throw new Misfit(path, `a number is expected, not ${kindOf(value)}.`);
  const named = set === undefined ? undefined : numberOfName(set, value);
  const number = named ?? readNumber(value);
  if (number === undefined) throw new Misfit(path, `“${value}” is no number${set ? `, and no name of ${set}` : ''}.`);
  return number;
}

function numberOfName(set: string, name: string): number | undefined {
  if (set === 'command_status') return Object.hasOwn(STATUSES, name) ? STATUSES[name as StatusName].value : undefined;
  const { values = [] }: ValueSet = VALUES[set as ValueSetName];
  const row = values.find((each) => each.name === name);
  return typeof row?.value === 'number' ? row.value : undefined;
}

function readString(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw new Misfit(path, `a string is expected, not ${kindOf(value)}.`);
}

/** `{"hex": "48 65"}`, or `{"text": "Hello", "alphabet": "gsm7"}`, whose alphabet is ASCII unless it says. */
function readOctets(value: unknown, path: string): Uint8Array {
  const shape = 'octets are written as {"hex": "48 65"} or {"text": "He", "alphabet": "gsm7"}';
  if (typeof value !== 'object' || value === null) throw new Misfit(path, `${shape}, not as ${kindOf(value)}.`);
  const { hex, text, alphabet = 'ascii' } = value as Json;
  if (typeof hex === 'string') {
    const octets = hex === '' ? new Uint8Array() : readHex(hex);
    if (typeof octets === 'string') throw new Misfit(path, octets);
    return octets;
  }
  if (typeof text !== 'string') throw new Misfit(path, `${shape}.`);
  if (typeof alphabet !== 'string' || !Object.hasOwn(ALPHABETS, alphabet))
    throw new Misfit(
      path,
      `no alphabet is named ${JSON.stringify(alphabet)}: there are ${Object.keys(ALPHABETS).join(', ')}.`,
    );
  try {
    return ALPHABETS[alphabet as AlphabetName].encode(text);
  } catch (error) {
    throw new Misfit(path, `${(error as Error).message}.`);
  }
}

function asObject(value: unknown, path: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new Misfit(path, `an object is expected, not ${kindOf(value)}.`);
}

function asArray(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Misfit(path, `an array is expected, not ${kindOf(value)}.`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return value === undefined ? 'nothing' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
