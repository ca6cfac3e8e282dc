import { EncodeError, type SmppErrorCode } from '../errors.ts';
import type { Version } from '../spec/version.ts';
import { statusOfField } from './field-status.ts';
import type { EncodeOptions } from './types.ts';
import type { Writer } from './writer.ts';

/** What encode is given, before the table's types are put on it. */
export type LooseInit = { readonly [name: string]: unknown };

/** One PDU that is being written: where to, how strictly, and how what a caller passed is seen through. */
export class Draft {
  readonly writer: Writer;
  readonly command: string;
  readonly version: Version | undefined;
  /** Whether what breaks a rule of the specification is written all the same. */
  readonly lenient: boolean;

  constructor(writer: Writer, command: string, { version, lenient = false }: EncodeOptions) {
    this.writer = writer;
    this.command = command;
    this.version = version;
    this.lenient = lenient;
  }

  /** An integer of so many octets. */
  uint(value: unknown, octets: 1 | 2 | 4, path: string): number {
    const max = 256 ** octets - 1;
    if (typeof value !== 'number') throw this.error('wrong_type', path, `a number expected, got ${kindOf(value)}`);
    if (!Number.isInteger(value) || value < 0 || value > max) {
      throw this.error('out_of_range', path, `an integer from 0 to ${max} expected, got ${value}`);
    }
    return value;
  }

  writeUint(value: unknown, octets: 1 | 2 | 4, path: string): void {
    const number = this.uint(value, octets, path);
    if (octets === 1) this.writer.u8(number);
    else if (octets === 2) this.writer.u16(number);
    else this.writer.u32(number);
  }

  /** A string of one octet a character. */
  text(value: unknown, path: string, isAscii: boolean): string {
    if (typeof value !== 'string') throw this.error('wrong_type', path, `a string expected, got ${kindOf(value)}`);
    for (let index = 0; index < value.length; index++) {
      const problem = problemOfCharacter(value.charCodeAt(index), isAscii);
      if (problem) throw this.error('bad_character', path, `${problem} (character ${index})`);
    }
    return value;
  }

  bytes(value: unknown, path: string): Uint8Array {
    if (value instanceof Uint8Array) return value;
    const hint = typeof value === 'string' ? ': make octets of a text with segment() of ./text' : '';
    throw this.error('wrong_type', path, `a Uint8Array expected, got ${kindOf(value)}${hint}`);
  }

  items<Item>(value: unknown, path: string): readonly Item[] {
    if (Array.isArray(value)) return value;
    throw this.error('wrong_type', path, `an array expected, got ${kindOf(value)}`);
  }

  /** A size that is no larger than `max`. */
  size(size: number, max: number, path: string): number {
    if (size <= max) return size;
    const where = this.version ? ` in SMPP ${this.version}` : '';
    const hint = path === 'short_message' ? ': put longer texts into message_payload, or into segments' : '';
    throw this.error('too_long', path, `at most ${max}${where}, got ${size}${hint}`);
  }

  error(code: SmppErrorCode, field: string | undefined, reason: string): EncodeError {
    const command_status = field === undefined ? undefined : statusOfField(field);
    return new EncodeError(reason, { code, command: this.command, field, command_status });
  }
}

/** Why a character may not stand in a C-Octet String, which is printable ASCII (SMPP 5.0, 3.1.1). */
function problemOfCharacter(code: number, isAscii: boolean): string | undefined {
  if (code === 0) return 'a NUL would end the string early';
  if (code > 0xff) return 'one octet a character: nothing above U+00FF fits';
  if (!isAscii || (code >= 0x20 && code < 0x7f)) return undefined;
  return code < 0x20 || code === 0x7f ? 'no control characters' : 'ASCII only, unless encoded leniently';
}

/** What a value is, in a word. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? (value as object).constructor.name : typeof value;
}

/** A value as an error shows it. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
