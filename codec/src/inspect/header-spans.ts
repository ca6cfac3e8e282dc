import { HEADER_OCTETS } from '../frame/framer.ts';
import { SMPP } from '../pdu/protocol.ts';
import { meaningOf } from './meaning.ts';
import { rowOf } from './rows.ts';
import { cutPieces, numberOf, type Piece } from './span.ts';
import type { InspectOptions, Span } from './types.ts';
import { count, hex } from './words.ts';

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
      section: '5.0 4.7.4',
      doc: 'Octets of the whole PDU, header included.',
      read: (part) => ({ value: read(part), meaning: count(read(part), 'octet') }),
    },
    {
      name: 'command_id',
      length: 4,
      section: '5.0 4.7.5',
      doc: 'Which PDU it is; the top bit is set in responses.',
      read: (part) => ({ value: read(part), ...commandInWords(read(part)) }),
    },
    {
      name: 'command_status',
      length: 4,
      section: '5.0 4.7.6',
      doc: 'Whether the request succeeded; 0 in requests.',
      read: (part) => {
        const status = read(part);
        const { meaning, detail } = meaningOf('command_status', status, options);
        return { value: status, meaning, detail: isRequest && status === 0 ? 'Requests have no status.' : detail };
      },
    },
    {
      name: 'sequence_number',
      length: 4,
      section: '5.0 4.7.24',
      doc: 'Ties a response to its request.',
      read: (part) => ({ value: read(part) }),
    },
  ];
  return cutPieces(octets.subarray(0, HEADER_OCTETS), 0, '', pieces);
}

function commandInWords(command_id: number): { meaning: string; detail?: string | undefined } {
  const pdu = SMPP.pduById.get(command_id);
  return pdu
    ? { meaning: pdu.name, detail: rowOf(pdu.name)?.doc }
    : { meaning: `${hex(command_id, 8)}: no PDU of SMPP` };
}
