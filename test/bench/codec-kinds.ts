import { type Command, decode, encode, encodeInto, type Init } from '@smpp-web/codec';
import { decodeGsm7 } from '@smpp-web/codec/text';
import type { Subject } from './measure.ts';

/** Different PDUs in turn: addresses, ids and texts vary, so that nothing is learnt by heart. */
export const COUNT = 1024;
const ascii = new TextEncoder();

export interface Kind {
  readonly name: string;
  readonly command: Command;
  /** What a caller would write: one literal, as spread objects have a shape each on older engines. */
  readonly init: (index: number) => Record<string, unknown>;
  /** The same for node-smpp. */
  readonly theirs: (index: number) => Record<string, unknown>;
}

const text = (index: number) => `Message number ${index} says: `.padEnd(140, 'all work and no play ');
const receipt = (index: number) => {
  const id = String(1_000_000_000 + index);
  return `id:${id} sub:001 dlvrd:001 submit date:2611251030 done date:2611251031 stat:DELIVRD err:000 text:Hello`;
};

export const KINDS: readonly Kind[] = [
  {
    name: 'submit_sm, 3 TLVs',
    command: 'submit_sm',
    init: (index) => ({
      sequence_number: index + 1,
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: `4477009${1000 + index}`,
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: `4917001${3000 + index}`,
      registered_delivery: 1,
      short_message: ascii.encode(text(index)),
      tlvs: [
        { name: 'sar_msg_ref_num', value: index },
        { name: 'sar_total_segments', value: 3 },
        { name: 'sar_segment_seqnum', value: 1 },
      ],
    }),
    theirs: (index) => ({
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: `4477009${1000 + index}`,
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: `4917001${3000 + index}`,
      registered_delivery: 1,
      short_message: text(index),
      sar_msg_ref_num: index,
      sar_total_segments: 3,
      sar_segment_seqnum: 1,
    }),
  },
  {
    name: 'deliver_sm receipt',
    command: 'deliver_sm',
    init: (index) => ({
      sequence_number: index + 1,
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: `4477009${1000 + index}`,
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: `4917001${3000 + index}`,
      registered_delivery: 0,
      esm_class: 4,
      short_message: ascii.encode(receipt(index)),
      tlvs: [
        { name: 'receipted_message_id', value: String(1_000_000_000 + index) },
        { name: 'message_state', value: 2 },
      ],
    }),
    theirs: (index) => ({
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: `4477009${1000 + index}`,
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: `4917001${3000 + index}`,
      registered_delivery: 0,
      esm_class: 4,
      short_message: receipt(index),
      receipted_message_id: String(1_000_000_000 + index),
      message_state: 2,
    }),
  },
  {
    name: 'submit_sm_resp',
    command: 'submit_sm_resp',
    init: (index) => ({ sequence_number: index + 1, message_id: String(1_000_000_000 + index) }),
    theirs: (index) => ({ message_id: String(1_000_000_000 + index) }),
  },
  {
    name: 'enquire_link',
    command: 'enquire_link',
    init: (index) => ({ sequence_number: index + 1 }),
    theirs: () => ({}),
  },
  {
    name: 'bind_transceiver',
    command: 'bind_transceiver',
    init: (index) => ({
      sequence_number: index + 1,
      system_id: `client${index}`,
      password: 'secret',
      interface_version: 0x34,
    }),
    theirs: (index) => ({ system_id: `client${index}`, password: 'secret', interface_version: 0x34 }),
  },
];

const target = new Uint8Array(65_536);

export const initsOf = ({ init }: Kind) => Array.from({ length: COUNT }, (_, index) => init(index) as Init<Command>);

export const framesOf = (kind: Kind) => initsOf(kind).map((init) => encode(kind.command, init).slice());

/** What our codec does with one kind of PDU, to be measured. */
export function ourSubjects(kind: Kind): Subject[] {
  const { command } = kind;
  const inits = initsOf(kind);
  const frames = framesOf(kind);
  const decodeText: Subject = {
    name: 'decode with text',
    run: (turn) => {
      const pdu = decode(frames[turn % COUNT]!);
      return 'short_message' in pdu && pdu.short_message ? decodeGsm7(pdu.short_message) : pdu;
    },
  };
  return [
    { name: 'decode', run: (turn) => decode(frames[turn % COUNT]!) },
    ...('short_message' in inits[0]! ? [decodeText] : []),
    { name: 'encode', run: (turn) => encode(command, inits[turn % COUNT]!) },
    { name: 'encodeInto', run: (turn) => encodeInto(target, 0, command, inits[turn % COUNT]!) },
  ];
}
