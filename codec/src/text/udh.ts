import { EncodeError } from '../errors.ts';
import type { Shifts } from './gsm7-shift.ts';
import { hex, type TextIssue } from './issue.ts';
import { addressLength, decodeAddress, encodeAddress } from './sms-address.ts';
import { UDH_ELEMENTS, type UdhElementName, type UdhField, udhRowOf, udhTitleOf } from './udh-rows.ts';

export { UDH_ELEMENTS, type UdhElementName, type UdhRow, udhTitleOf } from './udh-rows.ts';

/** The user data of one short message: header included, all of it (3GPP TS 23.040, 9.2.3.16). */
export const USER_DATA_OCTETS = 140;

/** The value of one field of an element: a number, an address, or octets. */
export type UdhValue = number | string | Uint8Array;

/** A field of an element, where it stands and what it says. */
export interface UdhFieldSpan {
  readonly name: string;
  /** Octets from the start of the user data. */
  readonly offset: number;
  /** Octets it takes. */
  readonly length: number;
  readonly value: UdhValue;
  /** The value in a word, where it has one. */
  readonly meaning?: string;
  /** The groups of bits in it. */
  readonly bits?: readonly { readonly name: string; readonly value: number; readonly meaning?: string }[];
}

/** One information element. */
export interface UdhElement {
  readonly id: number;
  /** Undefined for an identifier without a row; its data is kept. */
  readonly name: UdhElementName | undefined;
  readonly title: string;
  /** Octets from the start of the user data to the identifier. The data begins two octets later. */
  readonly offset: number;
  readonly data: Uint8Array;
  /** Values by field name, groups of bits included. Undefined where the data does not fit its row, or there is no row. */
  readonly value: Readonly<Record<string, UdhValue>> | undefined;
  readonly fields: readonly UdhFieldSpan[];
}

/** User data, taken apart. */
export interface ParsedUdh {
  /** The lengths in the header add up. If not, there is no header: the whole of the octets is `body`. */
  readonly sound: boolean;
  /** Octets of the header, its length octet included; 0 where it is not sound. */
  readonly length: number;
  readonly elements: readonly UdhElement[];
  /** What comes after the header, as a view. */
  readonly body: Uint8Array;
  readonly issues: readonly TextIssue[];
}

/**
 * Reads the header at the start of user data that is said to have one (esm_class bit 0x40). Never throws. Unknown
 * elements and those of a wrong length are kept and passed over; where the lengths do not add up, the octets are given
 * back as text with an issue, since guessing where the text begins would garble it.
 */
export function parseUdh(octets: Uint8Array): ParsedUdh {
  const udhl = octets[0];
  if (udhl === undefined) return unsound(octets, 'expected a user data header, found no octets');
  if (udhl + 1 > octets.length) {
    return unsound(octets, `the header says it has ${udhl} octets after its first, but ${octets.length - 1} are there`);
  }
  const end = udhl + 1;
  const issues: TextIssue[] = [];
  const elements: UdhElement[] = [];
  if (udhl === 1) {
    issues.push({ code: 'udh_length', offset: 0, message: 'a header of one octet holds no element' });
    return { sound: true, length: end, elements, body: octets.subarray(end), issues };
  }
  for (let offset = 1; offset < end; ) {
    const length = octets[offset + 1];
    const next = offset + 2 + (length ?? 0);
    if (offset + 1 >= end || next > end) {
      const title = udhTitleOf(octets[offset]!);
      return unsound(
        octets,
        `element ${hex(octets[offset]!)} (${title}) does not end within the header of ${udhl} octets`,
      );
    }
    elements.push(readElement(octets, offset, next, issues));
    offset = next;
  }
  return { sound: true, length: end, elements, body: octets.subarray(end), issues };
}

function unsound(octets: Uint8Array, message: string): ParsedUdh {
  return { sound: false, length: 0, elements: [], body: octets, issues: [{ code: 'udh_unsound', offset: 0, message }] };
}

function readElement(octets: Uint8Array, offset: number, next: number, issues: TextIssue[]): UdhElement {
  const id = octets[offset]!;
  const data = octets.subarray(offset + 2, next);
  const title = udhTitleOf(id);
  const known = udhRowOf(id);
  if (known === undefined) return { id, name: undefined, title, offset, data, value: undefined, fields: [] };
  const { name, row } = known;
  const [least, most] = row.length;
  const fields = data.length < least || data.length > most ? undefined : readFields(row.fields, data, offset + 2);
  if (fields === undefined) {
    const expected = least === most ? `${least}` : `${least} to ${most}`;
    const message = `element ${hex(id)} (${title}) has ${data.length} octets of data, expected ${expected}: passed over`;
    issues.push({ code: 'udh_element_length', offset, message });
    return { id, name, title, offset, data, value: undefined, fields: [] };
  }
  const value: Record<string, UdhValue> = {};
  for (const field of fields) {
    value[field.name] = field.value;
    for (const group of field.bits ?? []) value[group.name] = group.value;
  }
  return { id, name, title, offset, data, value, fields };
}

/** The fields of an element, or undefined where the data ends too early for them. */
function readFields(rows: readonly UdhField[], data: Uint8Array, start: number): UdhFieldSpan[] | undefined {
  const fields: UdhFieldSpan[] = [];
  let at = 0;
  for (const row of rows) {
    const left = data.subarray(at);
    if (row.optional && left.length === 0) break;
    const length = row.octets === 'rest' ? left.length : row.octets === 'address' ? addressLength(left) : row.octets;
    if (length > left.length) return undefined;
    fields.push(readField(row, data.subarray(at, at + length), start + at));
    at += length;
  }
  return at === data.length ? fields : undefined;
}

function readField(row: UdhField, octets: Uint8Array, offset: number): UdhFieldSpan {
  const span = { name: row.name, offset, length: octets.length };
  if (row.octets === 'rest') return { ...span, value: octets };
  if (row.octets === 'address') return { ...span, value: decodeAddress(octets) };
  const value = row.octets === 1 ? octets[0]! : (octets[0]! << 8) | octets[1]!;
  const bits = row.bits?.map(({ name, mask, shift, values }) => {
    const group = (value & mask) >> shift;
    return { name, value: group, ...meaningOf(values, group) };
  });
  return { ...span, value, ...meaningOf(row.values, value), ...(bits && { bits }) };
}

function meaningOf(values: Readonly<Record<number, string>> | undefined, value: number): { meaning?: string } {
  return values === undefined ? {} : { meaning: values[value] ?? 'reserved' };
}

/** An element to write: by name and field values, or by identifier and raw data. */
export type UdhInit =
  | { readonly name: UdhElementName; readonly value: Readonly<Record<string, UdhValue>> }
  | { readonly id: number; readonly data: Uint8Array };

/**
 * Writes a header, its length octet included; no elements make no octets. A field of bit groups takes either its whole
 * number or the groups by name. Throws `EncodeError` where a value is missing or does not fit, or the header would
 * leave no room in the 140 octets of a message.
 */
export function encodeUdh(elements: readonly UdhInit[]): Uint8Array {
  if (elements.length === 0) return new Uint8Array(0);
  const octets: number[] = [0];
  for (const element of elements) {
    const { id, data } = 'id' in element ? element : { id: UDH_ELEMENTS[element.name].id, data: encodeFields(element) };
    octets.push(id, data.length, ...data);
  }
  if (octets.length > USER_DATA_OCTETS) {
    const reason = `a header of ${octets.length} octets does not fit the ${USER_DATA_OCTETS} of a message`;
    throw new EncodeError(reason, { code: 'too_long', field: 'udh' });
  }
  octets[0] = octets.length - 1;
  return Uint8Array.from(octets);
}

function encodeFields({
  name,
  value,
}: {
  name: UdhElementName;
  value: Readonly<Record<string, UdhValue>>;
}): Uint8Array {
  const row = UDH_ELEMENTS[name];
  const octets: number[] = [];
  for (const field of row.fields as readonly UdhField[]) {
    const given = value[field.name] ?? fromBits(field, value);
    if (given === undefined && field.optional) break;
    octets.push(...encodeField(`udh.${name}.${field.name}`, field, given));
  }
  const [least, most] = row.length;
  if (octets.length < least || octets.length > most) {
    const reason = `${octets.length} octets of data, expected ${least === most ? least : `${least} to ${most}`}`;
    throw new EncodeError(reason, { code: 'wrong_length', field: `udh.${name}` });
  }
  return Uint8Array.from(octets);
}

function fromBits(field: UdhField, value: Readonly<Record<string, UdhValue>>): number | undefined {
  const given = field.bits?.filter((group) => value[group.name] !== undefined);
  if (given === undefined || given.length === 0) return undefined;
  return given.reduce((octet, { name, mask, shift }) => octet | ((Number(value[name]) << shift) & mask), 0);
}

function encodeField(path: string, field: UdhField, value: UdhValue | undefined): Iterable<number> {
  if (field.octets === 'rest' && value instanceof Uint8Array) return value;
  if (field.octets === 'address' && typeof value === 'string') return encodeAddress(value);
  const highest = field.octets === 2 ? 0xffff : 0xff;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highest) {
    return field.octets === 2 ? [value >> 8, value & 0xff] : [value];
  }
  const expected = { rest: 'octets', address: 'an address', 1: '0 to 255', 2: '0 to 65535' }[field.octets];
  throw new EncodeError(`expected ${expected}`, {
    code: value === undefined ? 'wrong_type' : 'out_of_range',
    field: path,
  });
}

/** Which part of which long message this is. */
export interface Concat {
  readonly reference: number;
  /** Where the reference comes from. Numbers of one width mean nothing in another. */
  readonly width: 8 | 16 | 'sar';
  readonly total: number;
  /** From 1 to `total`. */
  readonly sequence: number;
}

/** Whether part number and total make sense: neither zero, and the part within the total. */
export function isSoundConcat({ total, sequence }: Pick<Concat, 'total' | 'sequence'>): boolean {
  return total > 0 && sequence > 0 && sequence <= total;
}

/** The concatenation that counts: the last sound element of either width, wherever it stands in the header. */
export function concatOf(elements: readonly UdhElement[]): Concat | undefined {
  const element = elements.findLast(
    ({ name, value }) =>
      (name === 'concat8' || name === 'concat16') &&
      value !== undefined &&
      isSoundConcat({ total: Number(value.total), sequence: Number(value.sequence) }),
  );
  if (element?.value === undefined) return undefined;
  const { reference, total, sequence } = element.value as { reference: number; total: number; sequence: number };
  return { reference, width: element.name === 'concat8' ? 8 : 16, total, sequence };
}

/** Ports of the application that a message is for, and of the one that sent it. */
export interface Ports {
  readonly destination: number;
  readonly originator: number;
  /** Width of the element that carries them. */
  readonly width: 8 | 16;
}

/** Lowest port that the 8-bit element may name. */
const LOWEST_PORT8 = 240;

/** The ports that count: the last element of either width that is not void. */
export function portsOf(elements: readonly UdhElement[]): Ports | undefined {
  const element = elements.findLast(
    ({ name, value }) =>
      value !== undefined &&
      (name === 'ports16' ||
        (name === 'ports8' &&
          Number(value.destinationPort) >= LOWEST_PORT8 &&
          Number(value.originatorPort) >= LOWEST_PORT8)),
  );
  if (element?.value === undefined) return undefined;
  const { destinationPort, originatorPort } = element.value as { destinationPort: number; originatorPort: number };
  return { destination: destinationPort, originator: originatorPort, width: element.name === 'ports8' ? 8 : 16 };
}

/** The national tables in force in this part: the last element of each kind counts, 0 where there is none. */
export function shiftsOf(elements: readonly UdhElement[]): Shifts {
  const language = (name: UdhElementName) =>
    Number(elements.findLast((element) => element.name === name && element.value)?.value?.language ?? 0);
  return { locking: language('lockingShift'), single: language('singleShift') };
}
