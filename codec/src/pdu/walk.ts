import { DecodeError } from '../errors.ts';
import { HEADER_OCTETS } from '../frame/framer.ts';
import { ESME_RINVCMDID, statusOfField } from './field-status.ts';
import { FrameReader, type Recorder } from './frame-reader.ts';
import type { Protocol, WirePdu } from './protocol.ts';
import type { DecodeOptions, Issue } from './types.ts';
import { walkFields } from './walk-fields.ts';
import { type LooseTlv, leaveRest, walkTlvs } from './walk-tlvs.ts';

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

const NO_ISSUES: readonly Issue[] = Object.freeze([]);

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
  const reader = new FrameReader(frame, options.version, recorder);
  const pdu = walkPdu(reader, protocol);
  const [first] = reader.issues;
  if (first) pdu.issues = reader.issues;
  if (options.strict && first) {
    const { code, field, offset, message } = first;
    const command_status = code === 'unknown_command_id' ? ESME_RINVCMDID : statusOfField(field);
    throw new DecodeError(message, { code, command: reader.command, field, offset, command_status });
  }
  return pdu;
}

function walkPdu(reader: FrameReader, protocol: Protocol): LoosePdu {
  const header = walkHeader(reader);
  const row = protocol.pduById.get(header.command_id);
  if (!row) return unknownPdu(reader, header);
  reader.command = row.name;
  // An error response has TLVs or other things where a body would be: no guess is made there.
  const reportsError = row.kind === 'response' && header.command_status !== 0;
  reader.openEnd = reportsError ? undefined : row.fields.at(-1)?.[0];
  const pdu: LoosePdu = { command: row.name, ...header, issues: NO_ISSUES };
  if (row.kind !== 'response' && header.command_status !== 0) {
    reader.issue('request_with_nonzero_status', 'command_status', 8, 'a request whose command_status is not 0');
  }
  if (row.kind === 'response') walkResponseBody(reader, protocol, row, pdu);
  else walkBody(reader, protocol, row, pdu);
  return pdu;
}

type Header = Pick<LoosePdu, 'command_length' | 'command_id' | 'command_status' | 'sequence_number'>;

function walkHeader(reader: FrameReader): Header {
  const { length } = reader.octets;
  if (length < HEADER_OCTETS) {
    const reason = `the header takes ${HEADER_OCTETS} octets, here are ${length}`;
    throw reader.error('frame_too_short', reason, undefined, 0);
  }
  const command_length = reader.uint(0, 4);
  if (command_length !== length) {
    const reason = `it says ${command_length}, but the frame has ${length} octets`;
    throw reader.error('command_length_mismatch', reason, 'command_length', 0);
  }
  const command_id = reader.uint(4, 4);
  const sequence_number = reader.uint(12, 4);
  if (sequence_number > 0x7fffffff || (sequence_number === 0 && command_id !== 0x80000000)) {
    reader.issue('sequence_out_of_range', 'sequence_number', 12, `${sequence_number} is outside 1 to 2147483647`);
  }
  return { command_length, command_id, command_status: reader.uint(8, 4), sequence_number };
}

function unknownPdu(reader: FrameReader, header: Header): LoosePdu {
  const id = header.command_id.toString(16).padStart(8, '0');
  reader.issue('unknown_command_id', 'command_id', 4, `0x${id} is the id of no PDU of SMPP`);
  reader.recorder?.trailing(HEADER_OCTETS, reader.left);
  return { command: null, ...header, body: reader.view(HEADER_OCTETS, reader.octets.length), issues: NO_ISSUES };
}

function walkBody(reader: FrameReader, protocol: Protocol, row: WirePdu, pdu: LoosePdu): void {
  walkFields(reader, row, pdu);
  walkTlvs(reader, protocol, row, pdu);
  const text = pdu.short_message as Uint8Array | undefined;
  if (text && text.length > 0 && pdu.tlvs?.some(isText)) {
    const reason = 'short_message and message_payload both hold text';
    reader.issue('text_in_two_places', 'short_message', HEADER_OCTETS, reason);
  }
}

function isText({ name, value }: LooseTlv): boolean {
  return name === 'message_payload' && (value as Uint8Array).length > 0;
}

/**
 * A response may lack its body, or, when it reports an error, have one that is no body at all: TLVs right after the
 * header, or octets of no known form (SMPP 5.0, 3.2.1.3; the field has all of them).
 */
function walkResponseBody(reader: FrameReader, protocol: Protocol, row: WirePdu, pdu: LoosePdu): void {
  const [firstField] = row.fields;
  if (reader.left === 0) {
    clear(pdu, row);
    pdu.tlvs = [];
    if (firstField && pdu.command_status === 0) {
      reader.issue('body_absent', firstField[0], HEADER_OCTETS, 'a response without error has no body');
    }
    return;
  }
  const normal = () => walkBody(reader, protocol, row, pdu);
  if (pdu.command_status === 0 || !firstField) return normal();
  const ofTlvs = () => {
    clear(pdu, row);
    reader.issue('body_absent', firstField[0], HEADER_OCTETS, 'TLVs follow the header with no fields before them');
    walkTlvs(reader, protocol, row, pdu);
  };
  const isNormal = reader.attempt(normal);
  if (isNormal && pdu.trailing === undefined) return normal();
  const isBare = reader.attempt(ofTlvs);
  if (isBare && pdu.trailing === undefined && pdu.tlvs!.every(({ name }) => name !== undefined)) return ofTlvs();
  if (isNormal) return normal();
  clear(pdu, row);
  pdu.tlvs = [];
  leaveRest(reader, pdu, 'error_response_body', 'the body of this error response has no known form');
}

/** As if nothing of the body had been read. */
function clear(pdu: LoosePdu, row: WirePdu): void {
  for (const [name] of row.fields) pdu[name] = null;
  delete pdu.trailing;
}
