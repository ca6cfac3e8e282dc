import { DecodeError } from '../errors.ts';
import { HEADER_OCTETS } from '../frame/framer.ts';
import type { Recorder } from '../pdu/frame-reader.ts';
import { SMPP, type WireTlv } from '../pdu/protocol.ts';
import type { Issue } from '../pdu/types.ts';
import { type LoosePdu, walk } from '../pdu/walk.ts';
import type { WireField } from '../spec/row.ts';
import { numberOf } from './span.ts';
import type { InspectOptions } from './types.ts';

/** Something that the decoder met, as it met it. */
export type Found =
  | {
      readonly kind: 'field';
      readonly path: string;
      readonly name: string;
      readonly field: WireField;
      readonly offset: number;
      readonly length: number;
      readonly value: unknown;
    }
  | {
      readonly kind: 'tlv';
      readonly path: string;
      readonly tlv: WireTlv | undefined;
      readonly tag: number;
      readonly offset: number;
      readonly length: number;
      readonly value: unknown;
    }
  | { readonly kind: 'trailing'; readonly offset: number; readonly length: number };

/** What the decoder made of a frame, or how far it came. */
export interface Reading {
  readonly found: readonly Found[];
  readonly issues: readonly Issue[];
  /** Where the octets begin that were not read. */
  readonly end: number;
  readonly pdu?: LoosePdu;
  readonly error?: DecodeError;
}

/** Decodes a frame and notes what is met on the way. */
export function readFrame(frame: Uint8Array, { version }: InspectOptions): Reading {
  const found: Found[] = [];
  const issues: Issue[] = [];
  let end = HEADER_OCTETS;
  const recorder: Recorder = {
    field(path, name, field, offset, length, value) {
      found.push({ kind: 'field', path, name, field, offset, length, value });
      end = offset + length;
    },
    tlv(path, tlv, tag, offset, length, value) {
      found.push({ kind: 'tlv', path, tlv, tag, offset, length, value });
      end = offset + 4 + length;
    },
    trailing(offset, length) {
      found.push({ kind: 'trailing', offset, length });
      end = offset + length;
    },
    issue(issue) {
      issues.push(issue);
    },
  };
  try {
    const pdu = walk(frame, SMPP, version ? { version } : {}, recorder);
    return { found, issues, end, pdu };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { found, issues, end: Math.min(end, frame.length), error };
  }
}

/** The same as if command_length had said `length`: where it is wrong, the rest may still be right. */
export function readFrameAs(octets: Uint8Array, length: number, options: InspectOptions): Reading {
  const frame = octets.subarray(0, length);
  const declared = frame.slice(0, 4);
  const command_length = numberOf(declared);
  frame.set([length >>> 24, length >>> 16, length >>> 8, length]);
  const reading = readFrame(frame, options);
  frame.set(declared);
  return reading.pdu ? { ...reading, pdu: { ...reading.pdu, command_length } } : reading;
}
