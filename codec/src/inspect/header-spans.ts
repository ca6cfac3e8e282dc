import { SMPP } from '../pdu/protocol.ts';
import { meaningOf } from './meaning.ts';
import { rowOf } from './rows.ts';
import { cutPieces, numberOf, type Piece } from './span.ts';
import type { InspectOptions, Span } from './types.ts';
import { count, hex } from './words.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  command_length: '5.0 4.7.4',
  command_id: '5.0 4.7.5',
  command_status: '5.0 4.7.6',
  sequence_number: '5.0 4.7.24',
};

/** command_id of generic_nack: from here on, ids are those of responses. */
const FIRST_RESPONSE = 0x80000000;

/** The four fields of the header, as far as the octets go; `littleEndian` reads each from its other end. */
export function headerSpans(octets: Uint8Array, options: InspectOptions, littleEndian = false): Span[] {
  const read = (part: Uint8Array) => numberOf(littleEndian ? part.toReversed() : part);
  const isRequest = read(octets.subarray(4, 8)) < FIRST_RESPONSE;
  const pieces: readonly Piece[] = [
    {
      name: 'command_length',
      length: 4,
      doc: 'Octets of the whole PDU, header included.',
      read: (part) => ({ value: read(part), meaning: count(read(part), 'octet') }),
    },
    {
      name: 'command_id',
      length: 4,
      doc: 'Which PDU it is; the top bit is set in responses.',
      read: (part) => ({ value: read(part), ...commandInWords(read(part)) }),
    },
    {
      name: 'command_status',
      length: 4,
      doc: 'Whether the request succeeded; 0 in requests.',
      read: (part) => ({
        value: read(part),
        ...meaningOf('command_status', read(part), options),
        ...(isRequest && read(part) === 0 && { detail: 'Requests have no status.' }),
      }),
    },
    {
      name: 'sequence_number',
      length: 4,
      doc: 'Ties a response to its request.',
      read: (part) => ({ value: read(part) }),
    },
  ];
  return cutPieces(octets.subarray(0, 16), 0, '', pieces).map((span) => {
    const section = SECTIONS[span.name];
    return { ...span, path: span.name, ...(section !== undefined && { section }) };
  });
}

function commandInWords(command_id: number): { meaning: string; detail?: string | undefined } {
  const pdu = SMPP.pduById.get(command_id);
  return pdu
    ? { meaning: pdu.name, detail: rowOf(pdu.name)?.doc }
    : { meaning: `${hex(command_id, 8)}: no PDU of SMPP` };
}
