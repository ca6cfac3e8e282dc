import smpp from 'smpp';
import { COUNT, KINDS, ourSubjects } from './codec-kinds.ts';
import { callsPerSecond, escaped } from './measure.ts';

/**
 * One kind of PDU in a process of its own, by npm `smpp` as its README uses it and by our codec, in turns. What an engine has
 * learnt of one kind makes the next one slower, for both.
 */

interface NodeSmppPdu {
  toBuffer(): Buffer;
}
const { PDU: NodeSmpp } = smpp as unknown as {
  PDU: { new (command: string, fields: object): NodeSmppPdu; fromBuffer(octets: Buffer): unknown };
};

const kind = KINDS[Number(process.argv[2])]!;
const { command, theirs } = kind;
const fields = Array.from({ length: COUNT }, (_, index) => ({ ...theirs(index), sequence_number: index + 1 }));
const buffers = fields.map((one) => new NodeSmpp(command, { ...one }).toBuffer());
const rates = callsPerSecond([
  { name: 'their decode', run: (turn) => NodeSmpp.fromBuffer(buffers[turn % COUNT]!) },
  // Theirs changes what it is given, so each turn needs a copy; the cost of the copy is some hundredths.
  { name: 'their encode', run: (turn) => new NodeSmpp(command, { ...fields[turn % COUNT]! }).toBuffer() },
  ...ourSubjects(kind),
]);
if (escaped() === undefined) throw new Error('nothing was measured');
console.log(JSON.stringify(Object.fromEntries(rates)));
