import { EncodeError } from '../errors.ts';
import { type AlphabetName, notInAlphabet } from './alphabet.ts';
import { ALPHABETS } from './charsets.ts';
import { type ChooseOptions, checkChoice, type Plan, planText } from './choose.ts';
import { createMeter } from './cut.ts';
import { dataCodingFor } from './data-coding.ts';
import { encodeGsm7 } from './gsm7.ts';
import { fillBitsFor, packSeptets } from './gsm7-packing.ts';
import { NO_SHIFTS, type Shifts, tablesFor } from './gsm7-shift.ts';
import { type ReferenceCounter, referenceCounter } from './reference.ts';
import { capacityOf, PAYLOAD_OCTETS, type SegmentMethod } from './sizes.ts';
import { encodeUdh, type UdhInit } from './udh.ts';

/** The most parts that the octet for their number can say. */
export const MAX_SEGMENTS = 255;

/** esm_class bit: the user data begins with a header (SMPP 5.0, 4.7.12; 3.4, 5.2.12). */
export const UDHI = 0x40;

const TAGS = {
  source_port: 0x020a,
  dest_port: 0x020b,
  sar_msg_ref_num: 0x020c,
  sar_total_segments: 0x020e,
  sar_segment_seqnum: 0x020f,
  message_payload: 0x0424,
} as const;

/** How to cut: all of {@link ChooseOptions}, and what only cutting needs. */
export interface SegmentOptions extends ChooseOptions {
  /**
   * Reference of the parts, or where to take it from; asked for only where there is more than one part. Keep one
   * `referenceCounter()` per pair of addresses or per link. Default: a random one.
   */
  readonly reference?: number | ReferenceCounter;
  /** One character to write for those that the asked-for alphabet lacks. Default: such a text is refused. */
  readonly replacement?: string;
}

/** A TLV as the PDUs have it. */
export interface SegmentTlv {
  readonly tag: number;
  readonly name: string;
  readonly value: number | Uint8Array;
}

/** One part: what it says, and what the PDU that takes it there carries. See `fieldsOf`. */
export interface Segment {
  /** The stretch of the text in this part; empty for octets. */
  readonly text: string;
  /** Septets, UTF-16 units or octets, without the header. */
  readonly units: number;
  /** Header and text; empty where message_payload has them. */
  readonly short_message: Uint8Array;
  /** The header alone, where there is one. */
  readonly udh?: Uint8Array;
  readonly tlvs?: readonly SegmentTlv[];
}

/** A message ready to send: what all its parts share, and the parts. */
export interface Segments {
  readonly alphabet: AlphabetName;
  readonly shifts: Shifts;
  readonly data_coding: number;
  /** 0x40 where the parts have a header, else 0. */
  readonly esm_class: number;
  /** Undefined where there is one part only. */
  readonly reference: number | undefined;
  readonly parts: readonly Segment[];
}

/**
 * Cuts a text, or octets, into what the PDUs carry: one part without concatenation where it fits, else up to 255.
 * All parts share alphabet, data_coding and esm_class. Throws `EncodeError` where the text does not fit, the asked-for
 * alphabet lacks a character (`bad_character`) or the options contradict each other.
 */
export function segment(content: string | Uint8Array, options: SegmentOptions = {}): Segments {
  checkChoice(options);
  const { by = 'udh8' } = options;
  const plan = typeof content === 'string' ? planText(content, options) : planOctets(content, options);
  const { alphabet, shifts, cuts } = plan;
  const total = cuts.length;
  if (typeof content === 'string' && options.replacement === undefined) checkCharacters(content, plan);
  checkTotal(plan, by);
  const data_coding = options.data_coding ?? dataCodingFor(alphabet, options);
  const reference = total > 1 ? referenceFor(options, by) : undefined;
  const udhs = cuts.map((_, index) => encodeUdh(headerElements(options, shifts, reference, total, index + 1)));
  const parts = cuts.map(({ end, units }, index): Segment => {
    const start = index === 0 ? 0 : cuts[index - 1]!.end;
    const udh = udhs[index]!;
    const text = typeof content === 'string' ? content.slice(start, end) : '';
    const body = typeof content === 'string' ? encodePart(text, plan, udh.length, options) : content.slice(start, end);
    const tlvs = tlvsOf(options, reference, total, index + 1);
    if (by === 'payload') {
      const payload = { tag: TAGS.message_payload, name: 'message_payload', value: body };
      return { text, units, short_message: new Uint8Array(0), tlvs: [...tlvs, payload] };
    }
    return {
      text,
      units,
      short_message: join(udh, body),
      ...(udh.length > 0 && { udh }),
      ...(tlvs.length > 0 && { tlvs }),
    };
  });
  return { alphabet, shifts, data_coding, esm_class: udhs[0]!.length > 0 ? UDHI : 0, reference, parts };
}

/** The fields of a part that a submit_sm, deliver_sm or data_sm has, and no others: spread them into it. */
export function fieldsOf(
  { esm_class, data_coding }: Pick<Segments, 'esm_class' | 'data_coding'>,
  { short_message, tlvs }: Segment,
): Pick<Segments, 'esm_class' | 'data_coding'> & Pick<Segment, 'short_message' | 'tlvs'> {
  return { esm_class, data_coding, short_message, ...(tlvs !== undefined && { tlvs }) };
}

function planOctets(octets: Uint8Array, options: SegmentOptions): Plan {
  const { by = 'udh8', ports, packed = false } = options;
  const needs = { by, shifts: NO_SHIFTS, ports: ports && (ports.width ?? 16) };
  const encoding = { alphabet: 'binary', shifts: NO_SHIFTS, units: octets.length } as const;
  const single = capacityOf('binary', { ...needs, concat: false }, packed);
  if (octets.length <= single) {
    return { ...encoding, unitsPerSegment: single, cuts: [{ end: octets.length, units: octets.length }] };
  }
  const room = capacityOf('binary', { ...needs, concat: true }, packed);
  const cuts = Array.from({ length: Math.ceil(octets.length / room) }, (_, index) => {
    const end = Math.min((index + 1) * room, octets.length);
    return { end, units: end - index * room };
  });
  return { ...encoding, unitsPerSegment: room, cuts };
}

function checkTotal({ cuts, unitsPerSegment }: Plan, by: SegmentMethod): void {
  if (by === 'payload' && cuts.length > 1) {
    const reason = `more than the ${PAYLOAD_OCTETS} octets that message_payload can hold`;
    throw new EncodeError(reason, { code: 'too_long', field: 'message_payload' });
  }
  if (cuts.length > MAX_SEGMENTS) {
    const reason = `${cuts.length} parts of ${unitsPerSegment} units, expected at most ${MAX_SEGMENTS}`;
    throw new EncodeError(reason, { code: 'too_long', field: 'short_message' });
  }
}

function referenceFor({ reference }: SegmentOptions, by: SegmentMethod): number {
  const width = by === 'udh8' ? 8 : 16;
  const given = typeof reference === 'function' ? reference() : (reference ?? referenceCounter()());
  if (Number.isInteger(given) && given >= 0 && given < 2 ** width) return given;
  const reason = `${given} is no reference for ${by}: expected 0 to ${2 ** width - 1}`;
  throw new EncodeError(reason, { code: 'out_of_range', field: 'reference' });
}

/** In the order that phones write them: concatenation, ports, single shift, locking shift. */
function headerElements(
  { by = 'udh8', ports }: SegmentOptions,
  shifts: Shifts,
  reference: number | undefined,
  total: number,
  sequence: number,
): UdhInit[] {
  if (by === 'sar' || by === 'payload') return [];
  const elements: UdhInit[] = [];
  if (reference !== undefined) {
    elements.push({ name: by === 'udh8' ? 'concat8' : 'concat16', value: { reference, total, sequence } });
  }
  if (ports !== undefined) {
    const value = { destinationPort: ports.destination, originatorPort: ports.originator };
    elements.push({ name: ports.width === 8 ? 'ports8' : 'ports16', value });
  }
  if (shifts.single !== 0) elements.push({ name: 'singleShift', value: { language: shifts.single } });
  if (shifts.locking !== 0) elements.push({ name: 'lockingShift', value: { language: shifts.locking } });
  return elements;
}

/** What the methods without a header say in TLVs instead. */
function tlvsOf(
  { by, ports }: SegmentOptions,
  reference: number | undefined,
  total: number,
  sequence: number,
): SegmentTlv[] {
  if (by !== 'sar' && by !== 'payload') return [];
  const tlv = (name: keyof typeof TAGS, value: number): SegmentTlv => ({ tag: TAGS[name], name, value });
  return [
    ...(ports === undefined ? [] : [tlv('source_port', ports.originator), tlv('dest_port', ports.destination)]),
    ...(reference === undefined
      ? []
      : [tlv('sar_msg_ref_num', reference), tlv('sar_total_segments', total), tlv('sar_segment_seqnum', sequence)]),
  ];
}

function encodePart(
  text: string,
  { alphabet, shifts }: Plan,
  headerLength: number,
  { packed, replacement }: SegmentOptions,
): Uint8Array {
  const fallback = replacement === undefined ? {} : { replacement };
  if (alphabet !== 'gsm7') return ALPHABETS[alphabet].encode(text, fallback);
  const septets = encodeGsm7(text, { tables: tablesFor(shifts), ...fallback });
  return packed ? packSeptets(septets, fillBitsFor(headerLength)) : septets;
}

/** Refuses a text with a character that the encoding lacks, naming the first one. */
function checkCharacters(text: string, plan: Plan): void {
  if (plan.units >= 0) return;
  const meter = createMeter(plan);
  let index = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (meter(codePoint, 0) < 0) throw notInAlphabet(plan.alphabet, codePoint, index);
    index += character.length;
  }
}

function join(udh: Uint8Array, body: Uint8Array): Uint8Array {
  if (udh.length === 0) return body;
  const octets = new Uint8Array(udh.length + body.length);
  octets.set(udh);
  octets.set(body, udh.length);
  return octets;
}
