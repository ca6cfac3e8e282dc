import { DecodeError, type SmppErrorCode } from '../errors.ts';
import { HEADER_OCTETS } from '../frame/framer.ts';
import type { WireField, WireItem } from '../spec/row.ts';
import type { Version } from '../spec/version.ts';
import { SHORT_TIME, TIME } from '../wire/time-form.ts';
import { ESME_RINVCMDID, ESME_RINVCMDLEN, statusOfField } from './field-status.ts';
import { allSizes, type Protocol, type WirePdu, type WireTlv, widest } from './protocol.ts';
import type { DecodeOptions, Issue } from './types.ts';

/** Told of everything a walk meets, in wire order. The inspector is one. */
export interface Recorder {
  field(path: string, name: string, field: WireField, offset: number, length: number, value: unknown): void;
  /** Octets `offset` to `offset + 4 + length`: tag, length, value. */
  tlv(path: string, tlv: WireTlv | undefined, tag: number, offset: number, length: number, value: unknown): void;
  trailing(offset: number, length: number): void;
  /** What is odd, as it is met: a frame that cannot be read to its end leaves what was odd before. */
  issue(issue: Issue): void;
}

export interface LooseTlv {
  tag: number;
  name?: string;
  value: number | string | Uint8Array;
  terminated?: false;
}

/** A decoded PDU before the table's types are put on it. */
export interface LoosePdu {
  command: string | null;
  command_length: number;
  command_id: number;
  command_status: number;
  sequence_number: number;
  tlvs?: LooseTlv[];
  issues: readonly Issue[];
  trailing?: Uint8Array;
  [field: string]: unknown;
}

/**
 * Decodes by the rows of the table, whatever is in them, and lists what is odd. This is the careful way: the fast one
 * hands over to it whenever a frame is not in perfect order.
 */
export function walk(
  frame: Uint8Array,
  protocol: Protocol,
  options: DecodeOptions = {},
  recorder?: Recorder,
): LoosePdu {
  const pdu = new Walk(frame, protocol, options.version, recorder).pdu();
  const first = pdu.issues[0];
  if (options.strict && first) {
    const { code, field, offset, message } = first;
    const command = pdu.command ?? undefined;
    const command_status = code === 'unknown_command_id' ? ESME_RINVCMDID : statusOfField(field);
    throw new DecodeError(message, { code, command, field, offset, command_status });
  }
  return pdu;
}

type Header = Pick<LoosePdu, 'command_length' | 'command_id' | 'command_status' | 'sequence_number'>;

const NO_ISSUES: readonly Issue[] = Object.freeze([]);

class Walk {
  readonly #octets: Uint8Array;
  readonly #protocol: Protocol;
  readonly #version: Version | undefined;
  #recorder: Recorder | undefined;
  #command: WirePdu | undefined;
  #position = HEADER_OCTETS;
  #reportsError = false;
  #issues: Issue[] = [];

  constructor(octets: Uint8Array, protocol: Protocol, version: Version | undefined, recorder: Recorder | undefined) {
    this.#octets = octets;
    this.#protocol = protocol;
    this.#version = version;
    this.#recorder = recorder;
  }

  pdu(): LoosePdu {
    const header = this.#header();
    const row = this.#protocol.pduById.get(header.command_id);
    if (!row) return this.#unknown(header);
    this.#command = row;
    const pdu: LoosePdu = { command: row.name, ...header, issues: NO_ISSUES };
    if (row.kind !== 'response' && header.command_status !== 0) {
      this.#issue('request_with_nonzero_status', 'command_status', 8, 'a request whose command_status is not 0');
    }
    if (row.kind === 'response') this.#responseBody(pdu, row);
    else this.#body(pdu, row);
    if (this.#issues.length > 0) pdu.issues = this.#issues;
    return pdu;
  }

  #header(): Header {
    const octets = this.#octets;
    if (octets.length < HEADER_OCTETS) {
      throw this.#error(
        'frame_too_short',
        `the header takes ${HEADER_OCTETS} octets, here are ${octets.length}`,
        undefined,
        0,
      );
    }
    const command_length = this.#uint(0, 4);
    if (command_length !== octets.length) {
      const reason = `it says ${command_length}, but the frame has ${octets.length} octets`;
      throw this.#error('command_length_mismatch', reason, 'command_length', 0);
    }
    const header = {
      command_length,
      command_id: this.#uint(4, 4),
      command_status: this.#uint(8, 4),
      sequence_number: this.#uint(12, 4),
    };
    const { sequence_number } = header;
    if (sequence_number > 0x7fffffff || (sequence_number === 0 && header.command_id !== 0x80000000)) {
      this.#issue('sequence_out_of_range', 'sequence_number', 12, `${sequence_number} is outside 1 to 2147483647`);
    }
    return header;
  }

  #unknown(header: Header): LoosePdu {
    this.#issue('unknown_command_id', 'command_id', 4, `0x${hex(header.command_id, 8)} is the id of no PDU of SMPP`);
    this.#recorder?.trailing(HEADER_OCTETS, this.#octets.length - HEADER_OCTETS);
    return { command: null, ...header, body: this.#view(HEADER_OCTETS, this.#octets.length), issues: this.#issues };
  }

  #body(pdu: LoosePdu, row: WirePdu): void {
    this.#fields(pdu, row.fields, '');
    this.#tlvs(pdu, row);
    this.#checkText(pdu);
  }

  /**
   * A response may lack its body, or, when it reports an error, have one that is no body at all: TLVs right after the
   * header, or octets of no known form (SMPP 5.0, 3.2.1.3; the field has all of them).
   */
  #responseBody(pdu: LoosePdu, row: WirePdu): void {
    if (this.#octets.length === HEADER_OCTETS) {
      for (const [name] of row.fields) pdu[name] = null;
      pdu.tlvs = [];
      if (row.fields.length > 0 && pdu.command_status === 0) {
        this.#issue('body_absent', row.fields[0]![0], HEADER_OCTETS, 'a response without error has no body');
      }
      return;
    }
    if (pdu.command_status === 0 || row.fields.length === 0) return this.#body(pdu, row);
    this.#reportsError = true;
    const normal = this.#attempt(() => this.#body(pdu, row));
    if (normal && pdu.trailing === undefined) return this.#body(pdu, row);
    const bare = this.#attempt(() => this.#bodyOfTlvs(pdu, row));
    if (bare && pdu.trailing === undefined && pdu.tlvs!.every((tlv) => tlv.name !== undefined))
      return this.#bodyOfTlvs(pdu, row);
    if (normal) return this.#body(pdu, row);
    this.#clear(pdu, row);
    pdu.tlvs = [];
    this.#leaveRest(pdu, 'error_response_body', 'the body of this error response has no known form');
  }

  #bodyOfTlvs(pdu: LoosePdu, row: WirePdu): void {
    this.#clear(pdu, row);
    this.#issue('body_absent', row.fields[0]![0], HEADER_OCTETS, 'TLVs follow the header with no fields before them');
    this.#tlvs(pdu, row);
  }

  #clear(pdu: LoosePdu, row: WirePdu): void {
    for (const [name] of row.fields) pdu[name] = null;
    delete pdu.trailing;
  }

  /** Whether `read` gets through. Leaves no issue and no record: the reading that is chosen is done again. */
  #attempt(read: () => void): boolean {
    const recorder = this.#recorder;
    const issues = this.#issues.slice();
    this.#recorder = undefined;
    try {
      read();
      return true;
    } catch (error) {
      if (error instanceof DecodeError) return false;
      throw error;
    } finally {
      this.#recorder = recorder;
      this.#issues = issues;
      this.#position = HEADER_OCTETS;
    }
  }

  #fields(target: Record<string, unknown>, fields: WirePdu['fields'], path: string): void {
    const isResponse = this.#command!.kind === 'response' && path === '';
    for (const [name, field] of fields) {
      const offset = this.#position;
      if (isResponse && offset === this.#octets.length && isAbsent(field, target)) {
        target[name] = null;
        if (offset > HEADER_OCTETS) this.#issue('body_absent', name, offset, 'the body ends before this field');
        continue;
      }
      const value = this.#value(target, field, `${path}${name}`);
      target[name] = value;
      if (field.kind !== 'list') {
        this.#recorder?.field(`${path}${name}`, name, field, offset, this.#position - offset, value);
      }
    }
  }

  #value(target: Record<string, unknown>, field: WireField, path: string): unknown {
    switch (field.kind) {
      case 'integer': {
        const value = this.#integer(field.octets, path);
        this.#checkFixed(field.fixed, value, path);
        return value;
      }
      case 'length':
      case 'count':
        return this.#integer(1, path);
      case 'cstring':
        return this.#cstring(field, path);
      case 'octets':
        return this.#octetString(field, target[field.length] as number, path);
      case 'list': {
        const count = (target[field.count] as number | null) ?? 0;
        if (count < (field.min ?? 0)) {
          this.#issue('out_of_range', path, this.#position, `at least ${field.min} expected, here are ${count}`);
        }
        return this.#list(field.item, count, path);
      }
    }
  }

  #integer(octets: 1 | 2 | 4, path: string): number {
    const offset = this.#position;
    const left = this.#octets.length - offset;
    if (left < octets) throw this.#truncated(path, `${octets} octets expected, ${left} left`);
    this.#position += octets;
    return this.#uint(offset, octets);
  }

  #cstring(field: Extract<WireField, { kind: 'cstring' }>, path: string): string {
    const octets = this.#octets;
    const offset = this.#position;
    if (offset === octets.length) throw this.#truncated(path, 'a string that ends with a NUL expected, nothing left');
    const nul = octets.indexOf(0, offset);
    if (nul < 0) {
      const [lastField] = this.#command!.fields.at(-1)!;
      const reason = `no NUL within the ${octets.length - offset} octets left`;
      // An error response has TLVs or other things where a body would be: no guess is made there.
      if (path !== lastField || this.#reportsError) throw this.#error('cstring_unterminated', reason, path, offset);
      this.#issue('cstring_unterminated', path, offset, reason);
    }
    const end = nul < 0 ? octets.length : nul;
    this.#position = nul < 0 ? end : nul + 1;
    const value = latin1(octets, offset, end);
    this.#checkCString(field, value, path, offset);
    return value;
  }

  #checkCString(field: Extract<WireField, { kind: 'cstring' }>, value: string, path: string, offset: number): void {
    const size = value.length + 1;
    const max = widest(field.max, this.#version);
    if (size > max) {
      this.#issue('over_length', path, offset, `${value.length} characters, where ${max - 1} are the most`);
    }
    if (!/^[\x20-\x7e]*$/.test(value)) {
      this.#issue('non_ascii', path, offset, 'characters outside printable ASCII');
    }
    if (field.format === 'time' && size > 1) this.#checkTime(field, value, path, offset);
    this.#checkFixed(field.fixed, value, path);
  }

  #checkTime(field: Extract<WireField, { kind: 'cstring' }>, value: string, path: string, offset: number): void {
    const sizes = allSizes(field.sizes ?? [], this.#version);
    if (!sizes.includes(value.length + 1)) {
      const legal = sizes.map((size) => size - 1).join(' or ');
      this.#issue('time_wrong_length', path, offset, `${value.length} characters, where a time has ${legal}`);
    } else if (!(value.length === 12 ? SHORT_TIME : TIME).test(value)) {
      this.#issue('time_bad_format', path, offset, 'not of the form YYMMDDhhmmsstnnp');
    }
  }

  #checkFixed(
    fixed: { readonly [V in Version]?: number | string } | undefined,
    value: number | string,
    path: string,
  ): void {
    const wanted = this.#version && fixed?.[this.#version];
    if (wanted === undefined || wanted === value) return;
    this.#issue('fixed_value', path, this.#position, `SMPP ${this.#version} wants ${JSON.stringify(wanted)} here`);
  }

  #octetString(field: Extract<WireField, { kind: 'octets' }>, length: number, path: string): Uint8Array {
    const offset = this.#position;
    const left = this.#octets.length - offset;
    if (length > left) {
      throw this.#error(
        'short_message_truncated',
        `${field.length} announces ${length} octets, ${left} are left`,
        path,
        offset,
      );
    }
    const max = widest(field.max, this.#version);
    if (length > max) this.#issue('over_length', path, offset, `${length} octets, where ${max} are the most`);
    this.#position += length;
    return this.#view(offset, this.#position);
  }

  #list(item: WireItem, count: number, path: string): unknown[] {
    const items: unknown[] = [];
    for (let index = 0; index < count; index++) items.push(this.#item(item, `${path}[${index}]`));
    return items;
  }

  #item(item: WireItem, path: string): unknown {
    const target: Record<string, unknown> = {};
    if (item.kind === 'struct') {
      this.#fields(target, Object.entries(item.fields), `${path}.`);
      return target;
    }
    const offset = this.#position;
    const name = item.discriminator;
    const value = this.#integer(1, `${path}.${name}`);
    const variant = item.variants[value];
    if (!variant) {
      const known = Object.keys(item.variants).join(' or ');
      throw this.#error('bad_dest_flag', `it is ${value}, where ${known} is expected`, `${path}.${name}`, offset);
    }
    target[name] = value;
    this.#recorder?.field(`${path}.${name}`, name, DISCRIMINATOR, offset, 1, value);
    this.#fields(target, Object.entries(variant), `${path}.`);
    return target;
  }

  #tlvs(pdu: LoosePdu, row: WirePdu): void {
    const tlvs: LooseTlv[] = [];
    const offsets: number[] = [];
    pdu.tlvs = tlvs;
    const end = this.#octets.length;
    if (row.headerOnly && !this.#areWholeTlvs()) return this.#leaveTail(pdu, end - this.#position);
    while (this.#position < end) {
      const offset = this.#position;
      const left = end - offset;
      const length = left >= 4 ? this.#uint(offset + 2, 2) : 0;
      if (left < 4 || length > left - 4) {
        this.#leaveTail(pdu, left, length);
        break;
      }
      this.#position += 4 + length;
      offsets.push(offset);
      tlvs.push(this.#tlv(row, tlvs.length, offset, length));
    }
    this.#checkTlvSet(tlvs, offsets, row);
  }

  /** Whether the rest of the PDU is TLVs and nothing else. */
  #areWholeTlvs(): boolean {
    const end = this.#octets.length;
    let at = this.#position;
    while (end - at >= 4) at += 4 + this.#uint(at + 2, 2);
    return at === end;
  }

  #tlv(row: WirePdu, index: number, offset: number, length: number): LooseTlv {
    const tag = this.#uint(offset, 2);
    const tlv = this.#protocol.tlvByTag.get(tag);
    const path = `tlvs[${index}]`;
    const decoded = tlv
      ? this.#tlvValue(tlv, path, offset, length)
      : { tag, value: this.#view(offset + 4, offset + 4 + length) };
    this.#recorder?.tlv(path, tlv, tag, offset, length, decoded.value);
    if (tlv?.in && !mayCarry(tlv, row.name, this.#version)) {
      this.#issue('tlv_not_listed', path, offset, `${tlv.name} is not for ${row.name}`);
    }
    return decoded;
  }

  #tlvValue(tlv: WireTlv, path: string, offset: number, length: number): LooseTlv {
    const { tag, name, field } = tlv;
    const start = offset + 4;
    const end = start + length;
    if (!this.#lengthFits(tlv, length)) {
      this.#issue(
        'tlv_wrong_length',
        path,
        offset,
        `${name} has ${length} octets, which its definition does not allow`,
      );
      if (field.kind !== 'cstring') return { tag, name, value: this.#view(start, end) };
    }
    if (field.kind === 'integer' || (field.kind === 'flag' && length === 1)) {
      const expected = field.kind === 'integer' ? field.octets : 1;
      if (length === expected) return { tag, name, value: this.#uint(start, expected) };
    }
    if (field.kind === 'cstring') {
      const nul = this.#octets.subarray(start, end).indexOf(0);
      if (nul === length - 1) return { tag, name, value: latin1(this.#octets, start, end - 1) };
      this.#issue('tlv_unterminated', path, offset, `${name} does not end with its only NUL`);
      if (nul < 0) return { tag, name, value: latin1(this.#octets, start, end), terminated: false };
    }
    return { tag, name, value: this.#view(start, end) };
  }

  #lengthFits({ field, accept }: WireTlv, length: number): boolean {
    if (accept && length >= accept[0] && length <= accept[1]) return true;
    switch (field.kind) {
      case 'integer':
        return length === field.octets;
      case 'flag':
        return length <= widest(field.max, this.#version);
      default:
        if (field.sizes) return allSizes(field.sizes, this.#version).includes(length);
        return length >= (field.min ?? 0) && length <= widest(field.max, this.#version);
    }
  }

  #checkTlvSet(tlvs: readonly LooseTlv[], offsets: readonly number[], row: WirePdu): void {
    const names = new Set(tlvs.map((tlv) => tlv.name));
    const seen = new Set<string>();
    for (const [index, { name }] of tlvs.entries()) {
      if (name === undefined) continue;
      const { repeatable, requires = [] } = this.#protocol.tlvByName.get(name)!;
      const path = `tlvs[${index}]`;
      if (seen.has(name) && !repeatable)
        this.#issue('tlv_duplicate', path, offsets[index]!, `${name} stands more than once`);
      seen.add(name);
      const missing = requires.filter((other) => !names.has(other));
      if (missing.length > 0 && row.kind !== 'response') {
        this.#issue('tlv_incomplete_set', path, offsets[index]!, `${name} needs ${missing.join(' and ')} beside it`);
      }
    }
  }

  #checkText(pdu: LoosePdu): void {
    const text = pdu.short_message as Uint8Array | undefined;
    const payload = pdu.tlvs?.find((tlv) => tlv.name === 'message_payload');
    if (text && text.length > 0 && payload && (payload.value as Uint8Array).length > 0) {
      this.#issue(
        'text_in_two_places',
        'short_message',
        HEADER_OCTETS,
        'short_message and message_payload both hold text',
      );
    }
  }

  #leaveTail(pdu: LoosePdu, left: number, declared?: number): void {
    const offset = this.#position;
    const rest = this.#octets.subarray(offset);
    if (left === 1 && rest[0] === 0) return this.#leaveRest(pdu, 'trailing_nul', 'one NUL that belongs to nothing');
    if (declared === undefined)
      return this.#leaveRest(pdu, 'trailing_bytes', `${left} octets in a PDU that has no body`);
    if (left < 4) return this.#leaveRest(pdu, 'trailing_bytes', `${left} octets left over that form no TLV`);
    const isText = rest.every((octet) => octet >= 0x20 && octet < 0x7f);
    const reason = isText
      ? 'text left over: sm_length is too small'
      : `a TLV announces ${declared} octets, ${left - 4} are left`;
    this.#leaveRest(pdu, 'tlv_truncated', reason, `0x${hex(this.#uint(offset, 2), 4)}`);
  }

  #leaveRest(pdu: LoosePdu, code: SmppErrorCode, reason: string, field = 'tlvs'): void {
    const offset = this.#position;
    this.#issue(code, field, offset, reason);
    this.#recorder?.trailing(offset, this.#octets.length - offset);
    pdu.trailing = this.#view(offset, this.#octets.length);
    this.#position = this.#octets.length;
  }

  #uint(offset: number, octets: 1 | 2 | 4): number {
    let value = 0;
    for (let index = 0; index < octets; index++) value = value * 256 + this.#octets[offset + index]!;
    return value;
  }

  #view(start: number, end: number): Uint8Array {
    const { buffer, byteOffset } = this.#octets;
    return new Uint8Array(buffer as ArrayBuffer, byteOffset + start, end - start);
  }

  #issue(code: SmppErrorCode, field: string, offset: number, message: string): void {
    const issue = { code, field, offset, message };
    this.#issues.push(issue);
    this.#recorder?.issue(issue);
  }

  #truncated(path: string, reason: string): DecodeError {
    return this.#error('body_truncated', reason, path, this.#position);
  }

  #error(code: SmppErrorCode, reason: string, field: string | undefined, offset: number): DecodeError {
    const command = this.#command?.name;
    const command_status = field ? statusOfField(field) : ESME_RINVCMDLEN;
    return new DecodeError(reason, { code, command, field, offset, command_status });
  }
}

const DISCRIMINATOR: WireField = { kind: 'integer', octets: 1, initial: 1 };

/** A list and octets that are announced as none take no octets, and are there all the same. */
function isAbsent(field: WireField, values: Record<string, unknown>): boolean {
  if (field.kind === 'list') return false;
  return field.kind !== 'octets' || values[field.length] === null;
}

function mayCarry(tlv: WireTlv, command: string, version: Version | undefined): boolean {
  const places = tlv.in!;
  if (Array.isArray(places)) return places.includes(command);
  const byVersion = places as { readonly [V in Version]?: readonly string[] };
  const lists = version ? [byVersion[version] ?? byVersion['3.4']] : Object.values(byVersion);
  return lists.some((list) => list?.includes(command));
}

/** Octets as characters, one each, so that nothing is lost whatever they are. */
export function latin1(octets: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 4096) {
    text += String.fromCharCode(...octets.subarray(at, Math.min(end, at + 4096)));
  }
  return text;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
