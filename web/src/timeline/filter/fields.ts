import type { Field, Fields, ItemRow, PduRow, TlvRow } from '@smpp-web/codec/spec';
import { PDUS, TLVS } from '@smpp-web/codec/spec';
import { type MessageFields, readUserData } from '@smpp-web/codec/text';
import type { FilterRow } from './filter-row.ts';

/** A value of a field, as it is compared. */
export type FieldValue = number | string | boolean | Uint8Array;

/** Something that a filter can ask for. */
export interface FilterField {
  readonly name: string;
  readonly kind: 'number' | 'duration' | 'time' | 'text' | 'octets' | 'flag';
  /** In a sentence. */
  readonly doc: string;
  /** The enumeration that names its values: one of the table, or `command`, `command_status`, `direction`. */
  readonly values?: string;
  /** What it reads: columns of the log, the row's answer, what people put on it, or the body of the frame. */
  readonly reads: 'header' | 'answer' | 'note' | 'body';
  /** Its value in a row, or all of them; undefined where it is not there. */
  readonly get: (row: FilterRow) => FieldValue | readonly FieldValue[] | undefined;
}

const RESPONSE_BIT = 0x80000000;

/** Fields of the row itself, and of the header. */
const OWN: readonly FilterField[] = [
  own('command', 'number', 'Which PDU it is.', (row) => row.command_id, { values: 'command' }),
  own('command_id', 'number', 'Which PDU it is, as its number.', (row) => row.command_id, { values: 'command' }),
  own(
    'command_status',
    'number',
    'Why a request was refused; on an answered request, what its answer says.',
    (row) => row.command_status || row.answerStatus,
    { values: 'command_status', reads: 'answer' },
  ),
  own('sequence_number', 'number', 'What ties a response to its request.', (row) => row.sequence_number),
  own('command_length', 'number', 'Octets of the whole PDU.', (row) => row.length),
  own('length', 'number', 'Octets of the whole PDU.', (row) => row.length),
  own('direction', 'text', 'Which way it went: in or out.', (row) => row.direction, { values: 'direction' }),
  own('session', 'number', 'Number of the session.', (row) => row.session),
  own('time', 'time', 'When: 14:03:07.5 for a time of day, or 2026-11-25T14:03 with the day.', (row) => row.at),
  own(
    'latency',
    'duration',
    'How long the answer took, on the request and on the answer: 200, 200ms, 1.5s, 2min.',
    (row) => row.exchangeMs,
    { reads: 'answer' },
  ),
  own('is_response', 'flag', 'It answers a request.', (row) => row.command_id >= RESPONSE_BIT),
  own('is_answered', 'flag', 'A request that has its answer.', (row) => isAnswered(row), { reads: 'answer' }),
  own('marked', 'flag', 'It carries a marker.', (row) => row.isMarked, { reads: 'note' }),
  own('note', 'text', 'The note that somebody put on it.', (row) => row.note, { reads: 'note' }),
  own('problem', 'text', 'What is wrong with its octets.', (row) => row.problem, { reads: 'body' }),
  own('text', 'text', 'The text of the message.', textOf, { reads: 'body' }),
];

const FIELDS: ReadonlyMap<string, FilterField> = new Map(
  [...ofTheTable(), ...OWN].map((field) => [field.name, field] as const),
);

/** All fields, those of the row and the header first. */
export const FILTER_FIELDS: readonly FilterField[] = [...new Set([...OWN, ...FIELDS.values()])];

/** The field with this name, or the TLV with this tag (`0x1401`). */
export function fieldNamed(name: string): FilterField | undefined {
  const known = FIELDS.get(name === 'status' ? 'command_status' : name);
  if (known || !/^0x[0-9a-f]{1,4}$/i.test(name)) return known;
  const tag = Number(name);
  const doc = `The TLV with the tag ${name}.`;
  return { name, kind: 'octets', doc, reads: 'body', get: (row) => valuesOfTag(row, tag) };
}

/** The name that is most like this one, where one is like it. */
export function nearestField(name: string): string | undefined {
  const wanted = plain(name);
  const names = [...FIELDS.keys()];
  return (
    names.find((each) => plain(each) === wanted) ??
    names.find((each) => plain(each).includes(wanted) && wanted.length > 2) ??
    names.find((each) => isOneOff(plain(each), wanted))
  );
}

function own(
  name: string,
  kind: FilterField['kind'],
  doc: string,
  get: FilterField['get'],
  more: Pick<Partial<FilterField>, 'values' | 'reads'> = {},
): FilterField {
  return { name, kind, doc, get, reads: 'header', ...more };
}

function isAnswered(row: FilterRow): boolean {
  return row.command_id < RESPONSE_BIT && row.exchangeMs !== undefined;
}

const WITH_TEXT = commandsWith('data_coding');

/** The text of a PDU, where it is one that carries text. */
export function textOf(row: FilterRow): string | undefined {
  // Whether a body is worth decoding is told by the header.
  const pdu = WITH_TEXT.has(row.command_id) ? row.pdu : undefined;
  if (!pdu || !('data_coding' in pdu) || typeof pdu.data_coding !== 'number') return undefined;
  return readUserData(pdu as MessageFields).text;
}

/** The numbers of the PDUs that have a mandatory field, or have it in the items of a list. */
function commandsWith(name: string): ReadonlySet<number> {
  const rows: readonly PduRow[] = Object.values(PDUS);
  return new Set(rows.filter(({ fields }) => namesIn(fields).includes(name)).map(({ id }) => id));
}

function namesIn(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'list' ? [name, ...fieldsOfItem(field.item).flatMap(namesIn)] : [name],
  );
}

function fieldsOfItem(item: ItemRow): readonly Fields[] {
  return item.kind === 'struct' ? [item.fields] : Object.values(item.variants);
}

/** Every mandatory field and every TLV of the table, by name. */
function* ofTheTable(): Generator<FilterField> {
  const members = new Map<string, { field: Field; doc: string }>();
  for (const { fields } of Object.values(PDUS)) collect(fields, members);
  const tlvs = new Map<string, TlvRow>(Object.entries(TLVS));
  for (const name of new Set([...members.keys(), ...tlvs.keys()])) {
    const member = members.get(name);
    const tlv = tlvs.get(name);
    const row = tlv?.field ?? member!.field;
    const kind = row.kind === 'cstring' ? 'text' : row.kind === 'octets' ? 'octets' : 'number';
    const carriers = commandsWith(name);
    const get = member
      ? (each: FilterRow) => (tlv || carriers.has(each.command_id) ? valuesNamed(each, name, tlv?.tag) : undefined)
      : (each: FilterRow) => valuesOfTag(each, tlv!.tag);
    const values = 'values' in row ? row.values : undefined;
    yield { name, kind, doc: member?.doc ?? row.doc, reads: 'body', get, ...(values && { values }) };
  }
}

/** The fields of a PDU and of the items of its lists. Counts and lengths are derived, and lists are their items. */
function collect(fields: Fields, into: Map<string, { field: Field; doc: string }>): void {
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'list') {
      for (const each of fieldsOfItem(field.item)) collect(each, into);
    } else if (field.kind !== 'length' && field.kind !== 'count' && !into.has(name)) {
      into.set(name, { field, doc: field.doc });
    }
  }
}

/** A mandatory field, as that of the PDU itself or of the items of its lists; a TLV of the same name counts, too. */
function valuesNamed(row: FilterRow, name: string, tag: number | undefined): FieldValue | FieldValue[] | undefined {
  const pdu = row.pdu as Readonly<Record<string, unknown>> | undefined;
  if (!pdu) return undefined;
  const value = pdu[name];
  if (value !== undefined && value !== null && !Array.isArray(value)) return value as FieldValue;
  const found: FieldValue[] = [];
  for (const list of [pdu.dest_address, pdu.unsuccess_sme]) {
    if (!Array.isArray(list)) continue;
    for (const item of list) if (name in item) found.push(item[name]);
  }
  if (found.length > 0) return found;
  return tag === undefined ? undefined : valuesOfTag(row, tag);
}

function valuesOfTag({ pdu }: FilterRow, tag: number): FieldValue | FieldValue[] | undefined {
  if (!pdu || !('tlvs' in pdu)) return undefined;
  const found = pdu.tlvs.filter((tlv) => tlv.tag === tag).map(({ value }) => value);
  return found.length > 1 ? found : found[0];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether one letter more, less or another makes two words the same. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
