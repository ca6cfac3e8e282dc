import { EncodeError, type SmppErrorCode } from '../errors.ts';
import type { WireField, WireFields, WireItem } from '../spec/row.ts';
import { MESSAGE_PAYLOAD } from '../wire/fast-tlvs.ts';
import { SHORT_TIME, TIME } from '../wire/time-form.ts';
import { statusOfField } from './field-status.ts';
import { allSizes, type Protocol, type WirePdu, type WireTlv, widest } from './protocol.ts';
import type { EncodeOptions, TlvInit } from './types.ts';
import type { Writer } from './writer.ts';

/** What encode is given, before the table's types are put on it. */
export type LooseInit = { readonly [name: string]: unknown };

const HEADER_NAMES = [
  'command',
  'command_length',
  'command_id',
  'command_status',
  'sequence_number',
  'tlvs',
  'trailing',
  'issues',
];

/**
 * Writes a PDU by the rows of the table and checks all of it. This is the careful way: the fast one hands over to it
 * whenever something is not in perfect order, to be told what.
 */
export function compose(
  writer: Writer,
  row: WirePdu,
  init: LooseInit,
  protocol: Protocol,
  options: EncodeOptions,
): void {
  new Composition(writer, row, protocol, options).write(init);
}

/** Writes a PDU that is in no table: its header and the octets of its body. */
export function composeUnknown(writer: Writer, init: LooseInit): void {
  const start = writer.position;
  writer.u32(0);
  writer.u32((init.command_id as number) >>> 0);
  writer.u32(((init.command_status as number | undefined) ?? 0) >>> 0);
  writer.u32(((init.sequence_number as number | undefined) ?? 1) >>> 0);
  writer.bytes((init.body as Uint8Array | undefined) ?? new Uint8Array());
  writer.patch32(start, writer.position - start);
}

class Composition {
  readonly #writer: Writer;
  readonly #row: WirePdu;
  readonly #protocol: Protocol;
  readonly #options: EncodeOptions;

  constructor(writer: Writer, row: WirePdu, protocol: Protocol, options: EncodeOptions) {
    this.#writer = writer;
    this.#row = row;
    this.#protocol = protocol;
    this.#options = options;
  }

  write(init: LooseInit): void {
    const { version, lenient } = this.#options;
    const row = this.#row;
    if (version && !row.versions.includes(version)) {
      throw this.#error('not_in_version', undefined, `SMPP ${version} has no ${row.name}`);
    }
    if (!lenient) {
      this.#refuseUnknownNames(init);
      this.#refuseSecondText(init);
    }
    const writer = this.#writer;
    const start = writer.position;
    writer.u32(0);
    writer.u32(row.id);
    writer.u32(this.#uint(init.command_status ?? 0, 4, 'command_status'));
    writer.u32(this.#sequence(init.sequence_number ?? 1));
    if (this.#hasBody(init)) this.#fields(row.fields, init, '');
    this.#tlvs((init.tlvs ?? []) as readonly TlvInit[]);
    if (init.trailing !== undefined) writer.bytes(this.#bytes(init.trailing, 'trailing'));
    writer.patch32(start, writer.position - start);
  }

  /** An error response has no body, unless the caller gives a field of it or a TLV that would have none before it. */
  #hasBody(init: LooseInit): boolean {
    const { kind, fields } = this.#row;
    if (kind !== 'response' || fields.length === 0) return true;
    if (init[firstSettable(fields)] === null) return false;
    if ((init.command_status ?? 0) === 0) return true;
    const tlvs = init.tlvs as readonly unknown[] | undefined;
    return fields.some(([name]) => init[name] != null) || (tlvs !== undefined && tlvs.length > 0);
  }

  #refuseUnknownNames(init: LooseInit): void {
    const names = new Set([...HEADER_NAMES, ...this.#row.fields.map(([name]) => name)]);
    const stranger = Object.keys(init).find((name) => !names.has(name) && init[name] !== undefined);
    if (stranger !== undefined) throw this.#error('unknown_field', stranger, `${this.#row.name} has no such field`);
  }

  /** Text stands in short_message or in message_payload, never in both (SMPP 5.0, 4.8.4.36). */
  #refuseSecondText({ short_message, tlvs }: LooseInit): void {
    if (!(short_message instanceof Uint8Array) || short_message.length === 0 || !Array.isArray(tlvs)) return;
    const isPayload = ({ name, tag, value }: TlvInit) =>
      (name === 'message_payload' || tag === MESSAGE_PAYLOAD) && (value as Uint8Array).length > 0;
    if (tlvs.some(isPayload)) {
      throw this.#error(
        'conflict',
        'short_message',
        'text in short_message and in message_payload: one of them expected',
      );
    }
  }

  #fields(fields: WirePdu['fields'], values: LooseInit, path: string): void {
    for (const [name, field] of fields) {
      if (values[name] === null && this.#row.kind === 'response' && path === '') return;
      if (field.kind === 'length' && values[field.of] === null) return;
      if (field.kind === 'count' && values[field.of] === null && values[name] == null) return;
      this.#field(field, values, name, `${path}${name}`);
    }
  }

  #field(field: WireField, values: LooseInit, name: string, path: string): void {
    const value = values[name];
    switch (field.kind) {
      case 'integer':
        return this.#integer(field, value ?? field.initial, path);
      case 'cstring':
        return this.#cstring(field, value ?? '', path);
      case 'length':
        return this.#writer.u8(this.#size(this.#bytes(values[field.of] ?? EMPTY, field.of).length, 255, field.of));
      case 'count':
        return this.#writer.u8(this.#size(this.#items(values[field.of] ?? [], field.of).length, 255, field.of));
      case 'octets':
        return this.#octets(field, value ?? EMPTY, path);
      case 'list': {
        const items = this.#items(value ?? [], path);
        if (!this.#options.lenient) this.#checkCount(items.length, field, path);
        return items.forEach((item, index) => {
          this.#item(field.item, item, `${path}[${index}]`);
        });
      }
    }
  }

  #checkCount(count: number, field: Extract<WireField, { kind: 'list' }>, path: string): void {
    this.#size(count, widest(field.max, this.#options.version), path);
    if (count >= (field.min ?? 0)) return;
    throw this.#error('out_of_range', path, `at least ${field.min} expected, got ${count}`);
  }

  #item(item: WireItem, value: LooseInit, path: string): void {
    if (typeof value !== 'object' || value === null)
      throw this.#error('wrong_type', path, `an object expected, got ${kindOf(value)}`);
    if (item.kind === 'struct') return this.#fields(entriesOf(item.fields), value, `${path}.`);
    const choice = value[item.discriminator];
    const variant = item.variants[choice as number];
    if (!variant) {
      const known = Object.keys(item.variants).join(' or ');
      throw this.#error('bad_dest_flag', `${path}.${item.discriminator}`, `${known} expected, got ${show(choice)}`);
    }
    this.#writer.u8(choice as number);
    this.#fields(entriesOf(variant), value, `${path}.`);
  }

  #integer(field: Extract<WireField, { kind: 'integer' }>, value: unknown, path: string): void {
    const number = this.#uint(value, field.octets, path);
    const { version, lenient } = this.#options;
    const fixed = version && field.fixed?.[version];
    if (!lenient && fixed !== undefined && number !== fixed) {
      throw this.#error('not_in_version', path, `SMPP ${version} wants ${fixed} here, got ${number}`);
    }
    this.#uintOf(field.octets, number);
  }

  #cstring(field: Extract<WireField, { kind: 'cstring' }>, value: unknown, path: string): void {
    const text = this.#text(value, path, this.#options.lenient !== true);
    if (!this.#options.lenient) this.#checkCString(field, text, path);
    this.#writer.latin1(text);
    this.#writer.u8(0);
  }

  #checkCString(field: Extract<WireField, { kind: 'cstring' }>, text: string, path: string): void {
    const { version } = this.#options;
    const max = widest(field.max, version) - 1;
    if (field.format === 'time' && text !== '') {
      const sizes = allSizes(field.sizes ?? [], version);
      const form = text.length === 12 ? SHORT_TIME : TIME;
      if (!sizes.includes(text.length + 1) || !form.test(text)) {
        throw this.#error('bad_time', path, `a time of the form YYMMDDhhmmsstnnp expected, got ${show(text)}`);
      }
    } else if (text.length > max) {
      const shown = path === 'password' ? `${text.length} characters` : `${text.length} (${show(text)})`;
      const where = version ? ` in SMPP ${version}` : '';
      throw this.#error('too_long', path, `at most ${max} characters and the NUL${where}, got ${shown}`);
    }
    const fixed = version && field.fixed?.[version];
    if (fixed !== undefined && text !== fixed) {
      throw this.#error('not_in_version', path, `SMPP ${version} wants ${show(fixed)} here`);
    }
  }

  #text(value: unknown, path: string, isAscii: boolean): string {
    if (typeof value !== 'string') throw this.#error('wrong_type', path, `a string expected, got ${kindOf(value)}`);
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      const problem = problemOfCharacter(code, isAscii);
      if (problem) throw this.#error('bad_character', path, `${problem} (character ${index})`);
    }
    return value;
  }

  #octets(field: Extract<WireField, { kind: 'octets' }>, value: unknown, path: string): void {
    const bytes = this.#bytes(value, path);
    if (!this.#options.lenient) this.#size(bytes.length, widest(field.max, this.#options.version), path);
    this.#writer.bytes(bytes);
  }

  #bytes(value: unknown, path: string): Uint8Array {
    if (value instanceof Uint8Array) return value;
    const hint = typeof value === 'string' ? ': make octets of a text with segment() of ./text' : '';
    throw this.#error('wrong_type', path, `a Uint8Array expected, got ${kindOf(value)}${hint}`);
  }

  #items(value: unknown, path: string): readonly LooseInit[] {
    if (Array.isArray(value)) return value as LooseInit[];
    throw this.#error('wrong_type', path, `an array expected, got ${kindOf(value)}`);
  }

  #size(size: number, max: number, path: string): number {
    if (size <= max) return size;
    const { version } = this.#options;
    const hint = path === 'short_message' ? ': put longer texts into message_payload, or into segments' : '';
    throw this.#error('too_long', path, `at most ${max}${version ? ` in SMPP ${version}` : ''}, got ${size}${hint}`);
  }

  #sequence(value: unknown): number {
    return this.#uint(value, 4, 'sequence_number');
  }

  #uint(value: unknown, octets: 1 | 2 | 4, path: string): number {
    const max = 256 ** octets - 1;
    if (typeof value !== 'number') throw this.#error('wrong_type', path, `a number expected, got ${kindOf(value)}`);
    if (!Number.isInteger(value) || value < 0 || value > max) {
      throw this.#error('out_of_range', path, `an integer from 0 to ${max} expected, got ${value}`);
    }
    return value;
  }

  #uintOf(octets: 1 | 2 | 4, value: number): void {
    if (octets === 1) this.#writer.u8(value);
    else if (octets === 2) this.#writer.u16(value);
    else this.#writer.u32(value);
  }

  #tlvs(tlvs: readonly TlvInit[]): void {
    const { version } = this.#options;
    if (!Array.isArray(tlvs)) throw this.#error('wrong_type', 'tlvs', `an array expected, got ${kindOf(tlvs)}`);
    if (version === '3.3' && tlvs.length > 0) {
      const names = tlvs.map((tlv) => tlv.name ?? `0x${tlv.tag?.toString(16)}`).join(', ');
      throw this.#error('not_in_version', 'tlvs', `SMPP 3.3 has no TLVs, so it cannot say ${names}`);
    }
    tlvs.forEach((tlv, index) => {
      this.#tlv(tlv, `tlvs[${index}]`);
    });
  }

  #tlv(init: TlvInit, path: string): void {
    const row = this.#tlvRow(init, path);
    const { version, lenient } = this.#options;
    if (row && version && !lenient && !row.versions.includes(version)) {
      throw this.#error('not_in_version', path, `SMPP ${version} has no ${row.name}`);
    }
    const writer = this.#writer;
    writer.u16(this.#uint(row?.tag ?? init.tag, 2, `${path}.tag`));
    const lengthAt = writer.position;
    writer.u16(0);
    this.#tlvValue(row, init, `${path}.value`);
    const length = writer.position - lengthAt - 2;
    if (length > 0xffff) throw this.#error('too_long', `${path}.value`, `at most 65535 octets, got ${length}`);
    writer.octets[lengthAt] = length >>> 8;
    writer.octets[lengthAt + 1] = length;
  }

  #tlvRow({ name, tag }: TlvInit, path: string): WireTlv | undefined {
    if (name === undefined) return this.#protocol.tlvByTag.get(tag as number);
    const row = this.#protocol.tlvByName.get(name);
    if (row && (tag === undefined || tag === row.tag)) return row;
    if (tag === undefined) throw this.#error('unknown_tlv', path, `no TLV is named ${show(name)}, and there is no tag`);
    return this.#protocol.tlvByTag.get(tag);
  }

  #tlvValue(row: WireTlv | undefined, { value, terminated }: TlvInit, path: string): void {
    if (value instanceof Uint8Array) return this.#writer.bytes(value);
    if (!row) throw this.#error('wrong_type', path, `a TLV without a row takes a Uint8Array, got ${kindOf(value)}`);
    const { field, name } = row;
    if (field.kind === 'integer' || field.kind === 'flag') {
      const octets = field.kind === 'integer' ? field.octets : 1;
      return this.#uintOf(octets, this.#uint(value, octets, path));
    }
    if (field.kind === 'octets')
      throw this.#error('wrong_type', path, `${name} takes a Uint8Array, got ${kindOf(value)}`);
    // Texts in TLVs are met in code pages: no more is asked of them than that each character is an octet.
    const text = this.#text(value, path, false);
    if (!this.#options.lenient) {
      const max = widest(field.max, this.#options.version) - 1;
      if (text.length > max)
        throw this.#error('too_long', path, `${name}: at most ${max} characters and the NUL, got ${text.length}`);
    }
    this.#writer.latin1(text);
    if (terminated !== false) this.#writer.u8(0);
  }

  #error(code: SmppErrorCode, field: string | undefined, reason: string): EncodeError {
    return new EncodeError(reason, {
      code,
      command: this.#row.name,
      field,
      command_status: field === undefined ? undefined : statusOfField(field),
    });
  }
}

const EMPTY = new Uint8Array();

/** Why a character may not stand in a C-Octet String, which is printable ASCII (SMPP 5.0, 3.1.1). */
function problemOfCharacter(code: number, isAscii: boolean): string | undefined {
  if (code === 0) return 'a NUL would end the string early';
  if (code > 0xff) return 'one octet a character: nothing above U+00FF fits';
  if (!isAscii || (code >= 0x20 && code < 0x7f)) return undefined;
  return code < 0x20 || code === 0x7f ? 'no control characters' : 'ASCII only, unless encoded leniently';
}

function entriesOf(fields: WireFields): WirePdu['fields'] {
  return Object.entries(fields);
}

function firstSettable(fields: WirePdu['fields']): string {
  const [name, field] = fields[0]!;
  return field.kind === 'count' || field.kind === 'length' ? field.of : name;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? (value as object).constructor.name : typeof value;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
