/** Octets and 16-bit units to strings, the fastest way that ECMAScript and TextDecoder allow. */

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const utf16 = new TextDecoder(isLittleEndian ? 'utf-16le' : 'utf-16be', { ignoreBOM: true });

/** Octets that are all below 0x80, one character each. */
export function asciiText(octets: Uint8Array): string {
  return utf8.decode(octets);
}

/** One character per octet, whatever the octet: Latin-1 as ISO has it. (A TextDecoder would read windows-1252.) */
export function latin1Text(octets: Uint8Array): string {
  if (isAscii(octets)) return asciiText(octets);
  const units = unitsFor(octets.length);
  units.set(octets);
  return unitsText(units, octets.length);
}

/** Whether no octet has its top bit set. */
export function isAscii(octets: Uint8Array): boolean {
  let all = 0;
  for (let index = 0; index < octets.length; index++) all |= octets[index]!;
  return all < 0x80;
}

/** Longest text for which units are kept here: a full message and some. Making a new array costs more than filling it. */
const SCRATCH_UNITS = 512;
const scratch = new Uint16Array(SCRATCH_UNITS);

/** Room for so many UTF-16 units, until the next call: hand them to `unitsText` at once. */
export function unitsFor(length: number): Uint16Array {
  return length <= SCRATCH_UNITS ? scratch : new Uint16Array(length);
}

/** The first `length` of the UTF-16 units, as they are. */
export function unitsText(units: Uint16Array, length: number): string {
  // One call of a decoder is several times faster than String.fromCharCode over the units.
  return utf16.decode(new Uint8Array(units.buffer, units.byteOffset, length * 2));
}
