/** Septets squeezed into octets, least significant bit first (3GPP TS 23.038, 6.1.2.1). */

const CARRIAGE_RETURN = 0x0d;

/** Bits between a user data header and the first septet, so that septets stay aligned with the start of the header. */
export function fillBitsFor(headerOctets: number): number {
  return (7 - ((8 * headerOctets) % 7)) % 7;
}

/**
 * Packs septets, after `fillBits` zero bits. Where seven bits are spare at the end, `padding` says what they hold:
 * zeros as in SMS, or a carriage return as in USSD and cell broadcast (which also doubles a final one on an octet
 * boundary, so that the reader can tell).
 */
export function packSeptets(septets: Uint8Array, fillBits = 0, padding: 'zero' | 'cr' = 'zero'): Uint8Array {
  const bits = fillBits + septets.length * 7;
  const spare = (8 - (bits % 8)) % 8;
  const doubled = padding === 'cr' && spare === 0 && septets.at(-1) === CARRIAGE_RETURN;
  const octets = new Uint8Array(Math.ceil(bits / 8) + (doubled ? 1 : 0));
  let bit = fillBits;
  for (let index = 0; index < septets.length; index++, bit += 7) writeSeptet(octets, bit, septets[index]!);
  if (doubled || (padding === 'cr' && spare === 7)) writeSeptet(octets, bit, CARRIAGE_RETURN);
  return octets;
}

function writeSeptet(octets: Uint8Array, bit: number, septet: number): void {
  const at = bit >> 3;
  const shifted = (septet & 0x7f) << (bit & 7);
  octets[at]! |= shifted;
  if (shifted > 0xff) octets[at + 1]! |= shifted >> 8;
}

/**
 * Unpacks octets to septets, one per octet. SMPP carries no count of septets; without `count` the last septet is
 * taken for padding where it must be one by the rules of `packSeptets`: seven bits that were to spare and hold zero or
 * a carriage return, or the second of two carriage returns on an octet boundary. A text that really ends in `@` on
 * such a boundary loses it: packed octets alone cannot tell.
 */
export function unpackSeptets(octets: Uint8Array, fillBits = 0, count?: number): Uint8Array {
  const bits = Math.max(octets.length * 8 - fillBits, 0);
  const available = Math.floor(bits / 7);
  const length = Math.min(count ?? available, available);
  const septets = new Uint8Array(length);
  for (let index = 0, bit = fillBits; index < length; index++, bit += 7) {
    const at = bit >> 3;
    septets[index] = ((octets[at]! | ((octets[at + 1] ?? 0) << 8)) >> (bit & 7)) & 0x7f;
  }
  return count === undefined && endsInPadding(septets, fillBits, bits) ? septets.subarray(0, length - 1) : septets;
}

function endsInPadding(septets: Uint8Array, fillBits: number, bits: number): boolean {
  const last = septets.at(-1);
  if (last === undefined) return false;
  const wasSpare = bits % 7 === 0;
  if (wasSpare && (last === 0 || last === CARRIAGE_RETURN)) return true;
  const boundary = (fillBits + 7 * (septets.length - 1)) % 8 === 0;
  return boundary && last === CARRIAGE_RETURN && septets.at(-2) === CARRIAGE_RETURN;
}
