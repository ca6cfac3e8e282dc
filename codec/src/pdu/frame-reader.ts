import { DecodeError, type SmppErrorCode } from '../errors.ts';
import { HEADER_OCTETS } from '../frame/framer.ts';
import type { WireField } from '../spec/row.ts';
import type { Version } from '../spec/version.ts';
import { ascii } from '../wire/cursor.ts';
import { ESME_RINVCMDLEN, statusOfField } from './field-status.ts';
import type { WireTlv } from './protocol.ts';
import type { Issue } from './types.ts';

/** Told of everything that is read, in wire order. The inspector is one. */
export interface Recorder {
  field(path: string, name: string, field: WireField, offset: number, length: number, value: unknown): void;
  /** Octets `offset` to `offset + 4 + length`: tag, length, value. */
  tlv(path: string, tlv: WireTlv | undefined, tag: number, offset: number, length: number, value: unknown): void;
  trailing(offset: number, length: number): void;
  /** What is odd, as it is met: a frame that cannot be read to its end leaves what was odd before. */
  issue(issue: Issue): void;
}

/** Where the reading of one frame stands, and what was odd so far. */
export class FrameReader {
  readonly octets: Uint8Array;
  /** The version to judge by; undefined takes what is right in any. */
  readonly version: Version | undefined;
  /** The octet that is read next. */
  position = HEADER_OCTETS;
  /** Name of the PDU, once its command_id is known. */
  command: string | undefined;
  /** The string that may end with the frame, its NUL left out: the last field, but not of an error response. */
  openEnd: string | undefined;
  issues: Issue[] = [];
  recorder: Recorder | undefined;

  constructor(octets: Uint8Array, version: Version | undefined, recorder: Recorder | undefined) {
    this.octets = octets;
    this.version = version;
    this.recorder = recorder;
  }

  get left(): number {
    return this.octets.length - this.position;
  }

  uint(offset: number, octets: 1 | 2 | 4): number {
    let value = 0;
    for (let index = 0; index < octets; index++) value = value * 256 + this.octets[offset + index]!;
    return value;
  }

  /** Octets as they are, never copied. */
  view(start: number, end: number): Uint8Array {
    const { buffer, byteOffset } = this.octets;
    return new Uint8Array(buffer as ArrayBuffer, byteOffset + start, end - start);
  }

  /** Octets as characters, one each, so that nothing is lost whatever they are. */
  text(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at += TEXT_CHUNK) text += ascii(this.octets, at, Math.min(end, at + TEXT_CHUNK));
    return text;
  }

  /** Where the first NUL from `start` on stands; `end` where there is none before it. */
  nul(start: number, end: number): number {
    let at = start;
    while (at < end && this.octets[at] !== 0) at++;
    return at;
  }

  issue(code: SmppErrorCode, field: string, offset: number, message: string): void {
    const issue = { code, field, offset, message };
    this.issues.push(issue);
    this.recorder?.issue(issue);
  }

  error(code: SmppErrorCode, reason: string, field: string | undefined, offset: number): DecodeError {
    const command_status = field ? statusOfField(field) : ESME_RINVCMDLEN;
    return new DecodeError(reason, { code, command: this.command, field, offset, command_status });
  }

  /** Whether `read` gets through. Leaves no issue and no record: the reading that is chosen is done again. */
  attempt(read: () => void): boolean {
    const { recorder, position } = this;
    const issues = this.issues.slice();
    this.recorder = undefined;
    try {
      read();
      return true;
    } catch (error) {
      if (error instanceof DecodeError) return false;
      throw error;
    } finally {
      this.recorder = recorder;
      this.issues = issues;
      this.position = position;
    }
  }
}

/** Characters made in one go: strings are longer only in frames that are out of order. */
const TEXT_CHUNK = 256;
