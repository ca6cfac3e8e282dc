import { createFramer, decode, encode, isSmppError, type Pdu } from '@smpp-web/codec';
import { inspect } from '@smpp-web/codec/inspect';
import { type MessageFields, readReceipt, readUserData } from '@smpp-web/codec/text';
import { gapsIn } from '../codec/inspect-spans.ts';
import { toHex } from '../vectors/hex.ts';

/** Room that no seed reaches with a length that is right, so that both ends of the framer's check are met. */
const MAX_PDU_OCTETS = 8192;

/** How one input is looked at. */
export interface CheckPlan {
  /** Octets per push into the framer, beside all at once. */
  readonly cut: number;
  /** Whether the inspector has its turn, which costs as much as all the rest. */
  readonly inspects: boolean;
}

/**
 * Puts any octets at all through the codec. Throws an `Error` that says which promise was broken; whatever else comes out
 * of the codec unasked (a TypeError, a RangeError) is passed on as it is.
 */
export function checkOctets(octets: Uint8Array, { cut, inspects }: CheckPlan): void {
  checkFramer(octets, cut);
  if (inspects) checkInspection(octets);
  const pdu = attempt(() => decode(octets));
  const strict = attempt(() => decode(octets, { strict: true }));
  hold(
    (strict !== undefined) === (pdu?.issues.length === 0),
    'strict refuses what lenient has no issue with, or takes what has one',
  );
  attempt(() => decode(octets, { version: '3.3' }));
  attempt(() => decode(octets, { version: '5.0' }));
  if (!pdu) return;
  checkRoundTrip(octets, pdu);
  if (pdu.command === 'submit_sm' || pdu.command === 'deliver_sm' || pdu.command === 'data_sm') checkText(pdu);
}

function checkRoundTrip(octets: Uint8Array, pdu: Pdu): void {
  if (pdu.issues.length === 0) hold(isSame(encode(pdu), octets), 'a PDU without issues is not written as it was read');
  const again = attempt(() => encode(pdu, { lenient: true }));
  hold(again !== undefined, 'what was read cannot be written, even leniently');
  const second = attempt(() => encode(decode(again!), { lenient: true }));
  hold(second !== undefined && isSame(second, again!), 'writing, reading and writing again does not settle');
}

function checkInspection(octets: Uint8Array): void {
  const gaps = gapsIn(inspect(octets).spans, 0, octets.length);
  hold(gaps.length === 0, `the inspector misses octets or shows them twice: ${gaps.join('; ')}`);
}

function checkText(pdu: MessageFields): void {
  readUserData(pdu);
  readUserData(pdu, { packed: true, guessUdh: true });
  readReceipt(pdu);
}

/** Whole or in pieces, the frames and the end are the same. */
function checkFramer(octets: Uint8Array, cut: number): void {
  const whole = frameAll(octets, octets.length);
  const pieces = frameAll(octets, cut);
  hold(whole === pieces, `the cut decides what the framer finds: ${whole} against ${pieces}`);
}

function frameAll(octets: Uint8Array, step: number): string {
  const framer = createFramer({ maxPduOctets: MAX_PDU_OCTETS });
  const lengths: number[] = [];
  for (let at = 0; at < octets.length; at += step) {
    try {
      for (const frame of framer.push(octets.subarray(at, at + step))) lengths.push(frame.length);
    } catch (error) {
      if (!isSmppError(error)) throw error;
      for (const { length } of (error as unknown as { frames: readonly Uint8Array[] }).frames) lengths.push(length);
      return `${lengths}, ${error.code} at ${error.offset}`;
    }
    hold(framer.pending < MAX_PDU_OCTETS, 'the framer holds more than the largest PDU');
  }
  return `${lengths}, ${framer.pending} pending`;
}

/** The result, or undefined where the codec refused with an error of its own. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (isSmppError(error)) return undefined;
    throw error;
  }
}

function hold(isKept: boolean, promise: string): void {
  if (!isKept) throw new Error(promise);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && toHex(a) === toHex(b);
}
