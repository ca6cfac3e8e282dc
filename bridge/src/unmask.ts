import { createRequire } from 'node:module';

/** From so many octets on the native code is the faster one, although it wants a view and a call. */
const NATIVE_OCTETS = 48;

interface Native {
  unmask(octets: Buffer, mask: Buffer): void;
}

/** `bufferutil`, where there is a build of it for this platform. */
const native = loadNative();
const turned = Buffer.alloc(4);

/**
 * Takes the mask of a client off the octets from `start` to `end`, in place (RFC 6455, 5.3).
 * @param mask the four octets as one number, the first in its upper bits
 * @param phase octets of the payload that came before, which the mask has gone on for
 */
export function unmask(octets: Buffer, start: number, end: number, mask: number, phase: number): void {
  if (native === undefined || end - start < NATIVE_OCTETS) {
    for (let at = start; at < end; at++) octets[at]! ^= maskOctet(mask, phase++);
    return;
  }
  for (let at = 0; at < turned.length; at++) turned[at] = maskOctet(mask, phase + at);
  native.unmask(octets.subarray(start, end), turned);
}

/** Octet of the mask that counts for this octet of the payload. */
const maskOctet = (mask: number, at: number): number => mask >>> (24 - 8 * (at & 3));

function loadNative(): Native | undefined {
  try {
    return createRequire(import.meta.url)('bufferutil') as Native;
  } catch {
    return undefined;
  }
}
