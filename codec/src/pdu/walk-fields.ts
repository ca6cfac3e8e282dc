import type { WireField, WireItem } from '../spec/row.ts';
import type { Version } from '../spec/version.ts';
import { SHORT_TIME, TIME } from '../wire/time-form.ts';
import type { FrameReader } from './frame-reader.ts';
import { allSizes, type WirePdu, widest } from './protocol.ts';

type Values = Record<string, unknown>;
type CString = Extract<WireField, { kind: 'cstring' }>;
type Octets = Extract<WireField, { kind: 'octets' }>;

/** Reads the fields of a body. A response may end before any of them. */
export function walkFields(reader: FrameReader, { fields, kind }: WirePdu, pdu: Values): void {
  if (kind !== 'response') return readFields(reader, fields, pdu, '');
  for (const [name, field] of fields) {
    if (reader.left > 0 || !takesOctets(field, pdu)) readField(reader, name, field, pdu, name);
    else {
      pdu[name] = null;
      reader.issue('body_absent', name, reader.position, 'the body ends before this field');
    }
  }
}

/** A list, and octets that are announced as none, take no octets and are there all the same. */
function takesOctets(field: WireField, values: Values): boolean {
  if (field.kind === 'list') return false;
  return field.kind !== 'octets' || values[field.length] === null;
}

function readFields(reader: FrameReader, fields: WirePdu['fields'], target: Values, path: string): void {
  for (const [name, field] of fields) readField(reader, name, field, target, path + name);
}

function readField(reader: FrameReader, name: string, field: WireField, target: Values, path: string): void {
  const offset = reader.position;
  const value = readValue(reader, field, target, path);
  target[name] = value;
  // What is in a list is told of item by item.
  if (field.kind !== 'list') reader.recorder?.field(path, name, field, offset, reader.position - offset, value);
}

function readValue(reader: FrameReader, field: WireField, target: Values, path: string): unknown {
  switch (field.kind) {
    case 'integer': {
      const value = readInteger(reader, field.octets, path);
      checkFixed(reader, field.fixed, value, path);
      return value;
    }
    case 'length':
    case 'count':
      return readInteger(reader, 1, path);
    case 'cstring':
      return readCString(reader, field, path);
    case 'octets':
      return readOctets(reader, field, target[field.length] as number, path);
    case 'list': {
      const count = (target[field.count] as number | null) ?? 0;
      if (count < (field.min ?? 0)) {
        reader.issue('out_of_range', path, reader.position, `at least ${field.min} expected, here are ${count}`);
      }
      return Array.from({ length: count }, (_, index) => readItem(reader, field.item, `${path}[${index}]`));
    }
  }
}

function readInteger(reader: FrameReader, octets: 1 | 2 | 4, path: string): number {
  const { position, left } = reader;
  if (left < octets) throw reader.error('body_truncated', `${octets} octets expected, ${left} left`, path, position);
  reader.position += octets;
  return reader.uint(position, octets);
}

function readCString(reader: FrameReader, field: CString, path: string): string {
  const { position: offset, left } = reader;
  const end = reader.octets.length;
  if (left === 0) {
    throw reader.error('body_truncated', 'a string that ends with a NUL expected, nothing left', path, offset);
  }
  const nul = reader.nul(offset, end);
  if (nul === end) {
    const reason = `no NUL within the ${left} octets left`;
    if (path !== reader.openEnd) throw reader.error('cstring_unterminated', reason, path, offset);
    reader.issue('cstring_unterminated', path, offset, reason);
  }
  reader.position = Math.min(nul + 1, end);
  const value = reader.text(offset, nul);
  checkCString(reader, field, value, path, offset);
  return value;
}

function checkCString(reader: FrameReader, field: CString, value: string, path: string, offset: number): void {
  const size = value.length + 1;
  const max = widest(field.max, reader.version);
  if (size > max) {
    reader.issue('over_length', path, offset, `${value.length} characters, where ${max - 1} are the most`);
  }
  if (!isPrintable(value)) reader.issue('non_ascii', path, offset, 'characters outside printable ASCII');
  if (field.format === 'time' && size > 1) checkTime(reader, field, value, path, offset);
  checkFixed(reader, field.fixed, value, path);
}

function isPrintable(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

function checkTime(reader: FrameReader, field: CString, value: string, path: string, offset: number): void {
  const sizes = allSizes(field.sizes ?? [], reader.version);
  if (!sizes.includes(value.length + 1)) {
    const legal = sizes.map((size) => size - 1).join(' or ');
    reader.issue('time_wrong_length', path, offset, `${value.length} characters, where a time has ${legal}`);
  } else if (!(value.length === 12 ? SHORT_TIME : TIME).test(value)) {
    reader.issue('time_bad_format', path, offset, 'not of the form YYMMDDhhmmsstnnp');
  }
}

function checkFixed(
  reader: FrameReader,
  fixed: { readonly [V in Version]?: number | string } | undefined,
  value: number | string,
  path: string,
): void {
  const { version, position } = reader;
  const wanted = version && fixed?.[version];
  if (wanted === undefined || wanted === value) return;
  reader.issue('fixed_value', path, position, `SMPP ${version} wants ${JSON.stringify(wanted)} here`);
}

function readOctets(reader: FrameReader, field: Octets, length: number, path: string): Uint8Array {
  const { position: offset, left } = reader;
  if (length > left) {
    const reason = `${field.length} announces ${length} octets, ${left} are left`;
    throw reader.error('short_message_truncated', reason, path, offset);
  }
  const max = widest(field.max, reader.version);
  if (length > max) reader.issue('over_length', path, offset, `${length} octets, where ${max} are the most`);
  reader.position += length;
  return reader.view(offset, offset + length);
}

function readItem(reader: FrameReader, item: WireItem, path: string): Values {
  const target: Values = {};
  if (item.kind === 'struct') {
    readFields(reader, Object.entries(item.fields), target, `${path}.`);
    return target;
  }
  const { position: offset } = reader;
  const name = item.discriminator;
  const value = readInteger(reader, 1, `${path}.${name}`);
  const variant = item.variants[value];
  if (!variant) {
    const known = Object.keys(item.variants).join(' or ');
    throw reader.error('bad_dest_flag', `it is ${value}, where ${known} is expected`, `${path}.${name}`, offset);
  }
  target[name] = value;
  reader.recorder?.field(`${path}.${name}`, name, DISCRIMINATOR, offset, 1, value);
  readFields(reader, Object.entries(variant), target, `${path}.`);
  return target;
}

const DISCRIMINATOR: WireField = { kind: 'integer', octets: 1, initial: 1 };
