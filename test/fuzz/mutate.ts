import { PDUS, TLVS } from '@smpp-web/codec/spec';
import type { Random } from './random.ts';

/** Inputs that are nearly PDUs: most bugs of a decoder live one step from what is right. */

const COMMAND_IDS = Object.values(PDUS).map(({ id }) => id);
const TAGS = Object.values(TLVS).map(({ tag }) => tag);

/** Octets that mean something somewhere: ends of strings and ranges, escape, header indicator, signs of lengths. */
const TELLING_OCTETS = [0x00, 0x01, 0x02, 0x04, 0x05, 0x1b, 0x20, 0x34, 0x40, 0x7f, 0x80, 0xd8, 0xfe, 0xff];

/** Most octets of an input: long enough for lists and payloads, short enough for many runs. */
const MAX_OCTETS = 4096;
const MOST_STEPS = 5;

type Step = (octets: number[], random: Random, seeds: readonly Uint8Array[]) => void;

const STEPS: readonly Step[] = [
  (octets, random) => {
    octets[random.below(octets.length)] = random.below(256);
  },
  (octets, random) => {
    octets[random.below(octets.length)] = random.oneOf(TELLING_OCTETS);
  },
  (octets, random) => {
    octets.splice(random.below(octets.length), random.below(4));
  },
  (octets, random) => {
    octets.splice(random.below(octets.length + 1), 0, ...random.octets(1 + random.below(3)));
  },
  function cutShort(octets, random) {
    octets.length = random.below(octets.length + 1);
  },
  function repeatStretch(octets, random) {
    const at = random.below(octets.length);
    const stretch = octets.slice(at, at + 1 + random.below(40));
    octets.splice(at, 0, ...stretch, ...stretch);
  },
  function takeTailOfAnother(octets, random, seeds) {
    octets.length = random.below(octets.length + 1);
    const other = random.oneOf(seeds);
    octets.push(...other.subarray(random.below(other.length)));
  },
  function becomeAnotherCommand(octets, random) {
    const id = random.oneOf(COMMAND_IDS);
    for (let index = 0; index < 4; index++) octets[4 + index] = (id >>> (24 - 8 * index)) & 0xff;
  },
  function reportAnError(octets, random) {
    octets[11] = random.below(256);
  },
  function addTlv(octets, random) {
    const tag = random.below(8) === 0 ? random.below(0x10000) : random.oneOf(TAGS);
    const length = random.below(12);
    const announced = random.below(8) === 0 ? random.below(0x10000) : length;
    octets.push(tag >> 8, tag & 0xff, announced >> 8, announced & 0xff, ...random.octets(length));
  },
];

/** One of the seeds, changed in up to five steps; now and then octets that are wholly random behind a sound header. */
export function nextInput(seeds: readonly Uint8Array[], random: Random): Uint8Array {
  const isFromNothing = random.below(16) === 0;
  const octets = isFromNothing ? fromNothing(random) : mutated(seeds, random);
  // A length that is wrong is found at once: two in three inputs get past that check.
  if (octets.length >= 4 && random.below(3) > 0) new DataView(octets.buffer).setUint32(0, octets.length);
  return octets;
}

function fromNothing(random: Random): Uint8Array {
  const octets = random.octets(random.below(120));
  if (octets.length >= 16) {
    const view = new DataView(octets.buffer);
    view.setUint32(4, random.oneOf(COMMAND_IDS));
    view.setUint32(8, random.below(3) === 0 ? random.below(256) : 0);
  }
  return octets;
}

function mutated(seeds: readonly Uint8Array[], random: Random): Uint8Array {
  const octets = [...random.oneOf(seeds)];
  for (let left = random.below(MOST_STEPS + 1); left > 0 && octets.length > 0; left--) {
    random.oneOf(STEPS)(octets, random, seeds);
  }
  return Uint8Array.from(octets.slice(0, MAX_OCTETS), (octet) => octet ?? 0);
}
