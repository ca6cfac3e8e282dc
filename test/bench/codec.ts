import { type Command, decode, encode, encodeInto, type Init } from '@smpp-web/codec';
import { decodeGsm7 } from '@smpp-web/codec/text';
import smpp from 'smpp';
import { decodeSubmitByHand } from './by-hand.ts';
import { callsPerSecond, escaped, type Subject } from './measure.ts';

/** The codec against npm `smpp` as its README uses it, and against a decoder written by hand for one PDU. */

interface NodeSmppPdu {
  toBuffer(): Buffer;
}
const NodeSmpp = (
  smpp as unknown as {
    PDU: { new (command: string, fields: object): NodeSmppPdu; fromBuffer(octets: Buffer): unknown };
  }
).PDU;

/** Different PDUs in turn: addresses, ids and texts vary, so that nothing is learnt by heart. */
const COUNT = 1024;
const ascii = new TextEncoder();

interface Kind {
  readonly name: string;
  readonly command: Command;
  readonly init: (index: number) => Record<string, unknown>;
  /** The same for node-smpp. */
  readonly theirs: (index: number) => Record<string, unknown>;
}

const submit = (index: number) => ({
  source_addr_ton: 1,
  source_addr_npi: 1,
  source_addr: `4477009${1000 + index}`,
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: `4917001${3000 + index}`,
  registered_delivery: 1,
});
const text = (index: number) => `Message number ${index} says: `.padEnd(140, 'all work and no play ');
const receipt = (index: number) => {
  const id = String(1_000_000_000 + index);
  return `id:${id} sub:001 dlvrd:001 submit date:2611251030 done date:2611251031 stat:DELIVRD err:000 text:Hello`;
};

const KINDS: readonly Kind[] = [
  {
    name: 'submit_sm, 3 TLVs',
    command: 'submit_sm',
    init: (index) => ({
      ...submit(index),
      short_message: ascii.encode(text(index)),
      tlvs: [
        { name: 'sar_msg_ref_num', value: index },
        { name: 'sar_total_segments', value: 3 },
        { name: 'sar_segment_seqnum', value: 1 },
      ],
    }),
    theirs: (index) => ({
      ...submit(index),
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
      ...submit(index),
      esm_class: 4,
      registered_delivery: 0,
      short_message: ascii.encode(receipt(index)),
      tlvs: [
        { name: 'receipted_message_id', value: String(1_000_000_000 + index) },
        { name: 'message_state', value: 2 },
      ],
    }),
    theirs: (index) => ({
      ...submit(index),
      esm_class: 4,
      registered_delivery: 0,
      short_message: receipt(index),
      receipted_message_id: String(1_000_000_000 + index),
      message_state: 2,
    }),
  },
  {
    name: 'submit_sm_resp',
    command: 'submit_sm_resp',
    init: (index) => ({ message_id: String(1_000_000_000 + index) }),
    theirs: (index) => ({ message_id: String(1_000_000_000 + index) }),
  },
  { name: 'enquire_link', command: 'enquire_link', init: () => ({}), theirs: () => ({}) },
  {
    name: 'bind_transceiver',
    command: 'bind_transceiver',
    init: (index) => ({ system_id: `client${index}`, password: 'secret', interface_version: 0x34 }),
    theirs: (index) => ({ system_id: `client${index}`, password: 'secret', interface_version: 0x34 }),
  },
];

const target = new Uint8Array(65_536);

interface Row {
  readonly what: string;
  readonly theirs: number;
  readonly ours: number;
}

console.log('| PDU | node-smpp, PDU/s | ours, PDU/s | ratio |\n| --- | ---: | ---: | ---: |');
for (const kind of KINDS) for (const row of measure(kind)) print(row);
printByHand();
printAllocation();
if (escaped() === undefined) throw new Error('nothing was measured');

function measure({ name, command, init, theirs }: Kind): Row[] {
  const inits = Array.from(
    { length: COUNT },
    (_, index) => ({ ...init(index), sequence_number: index + 1 }) as Init<Command>,
  );
  const fields = Array.from({ length: COUNT }, (_, index) => ({ ...theirs(index), sequence_number: index + 1 }));
  const frames = inits.map((one) => encode(command, one).slice());
  const buffers = fields.map((one) => new NodeSmpp(command, { ...one }).toBuffer());
  const hasText = 'short_message' in inits[0]!;
  const rates = callsPerSecond([
    { name: 'their decode', run: (turn) => NodeSmpp.fromBuffer(buffers[turn % COUNT]!) },
    { name: 'decode', run: (turn) => decode(frames[turn % COUNT]!) },
    ...(hasText ? [withText(frames)] : []),
    // Theirs changes what it is given, so each turn needs a copy; the cost of the copy is some hundredths.
    { name: 'their encode', run: (turn) => new NodeSmpp(command, { ...fields[turn % COUNT]! }).toBuffer() },
    { name: 'encode', run: (turn) => encode(command, inits[turn % COUNT]!) },
    { name: 'encodeInto', run: (turn) => encodeInto(target, 0, command, inits[turn % COUNT]!) },
  ]);
  const row = (what: string, their: string, our: string) => ({
    what,
    theirs: rates.get(their)!,
    ours: rates.get(our)!,
  });
  return [
    row(`${name} (${frames[0]!.length} octets), decode`, 'their decode', 'decode'),
    ...(hasText ? [row(`${name}, decode with its text as a string`, 'their decode', 'decode with text')] : []),
    row(`${name}, encode`, 'their encode', 'encode'),
    row(`${name}, encodeInto`, 'their encode', 'encodeInto'),
  ];
}

function withText(frames: readonly Uint8Array[]): Subject {
  return {
    name: 'decode with text',
    run: (turn) => {
      const pdu = decode(frames[turn % COUNT]!);
      return 'short_message' in pdu && pdu.short_message ? decodeGsm7(pdu.short_message) : pdu;
    },
  };
}

function print({ what, theirs, ours }: Row): void {
  console.log(`| ${what} | ${thousands(theirs)} | ${thousands(ours)} | **${(ours / theirs).toFixed(1)}x** |`);
}

function printByHand(): void {
  const frames = Array.from({ length: COUNT }, (_, index) =>
    encode('submit_sm', KINDS[0]!.init(index) as Init<'submit_sm'>).slice(),
  );
  const rates = callsPerSecond([
    { name: 'by hand', run: (turn) => decodeSubmitByHand(frames[turn % COUNT]!) },
    { name: 'ours', run: (turn) => decode(frames[turn % COUNT]!) },
  ]);
  const [hand, ours] = [rates.get('by hand')!, rates.get('ours')!];
  console.log(
    `\nA decoder written by hand for submit_sm alone, without any check: ${thousands(hand)} PDU/s; ours is at ${(ours / hand).toFixed(2)} of it.`,
  );
}

/** Octets of heap that one call takes, with collection held off by a young generation that is large enough. */
function printAllocation(): void {
  const init = KINDS[0]!.init(1) as Init<'submit_sm'>;
  const frame = encode('submit_sm', init).slice();
  const perDecode = allocatedBy(() => decode(frame));
  const perEncode = allocatedBy(() => encodeInto(target, 0, 'submit_sm', init));
  console.log(`\nAllocated per submit_sm: ${perDecode} octets to decode, ${perEncode} to encode into a buffer.`);
}

function allocatedBy(run: () => unknown): number {
  const calls = 2_000;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round++) {
    const before = process.memoryUsage();
    for (let index = 0; index < calls; index++) run();
    const after = process.memoryUsage();
    const grown = after.heapUsed - before.heapUsed + (after.arrayBuffers - before.arrayBuffers);
    // A collection in between makes the figure negative or small: the least of the sound ones counts.
    if (grown > 0) best = Math.min(best, grown / calls);
  }
  return Math.round(best);
}

function thousands(rate: number): string {
  return `${Math.round(rate / 1000).toLocaleString('en')}k`;
}
