import { EncodeError } from '../errors.ts';
import { decodeGsm7 } from './gsm7.ts';
import { unpackSeptets } from './gsm7-packing.ts';

/** An SMS address: a count of digits, a type of address, two digits per octet (3GPP TS 23.040, 9.1.2.5). */

const DIGITS = '0123456789*#abc';
const UNUSED = 0xf;
const INTERNATIONAL = 0x91;
const UNKNOWN = 0x81;

/** Octets that the address at the start of `octets` takes; more than there are where it is cut short. */
export function addressLength(octets: Uint8Array): number {
  return 2 + Math.ceil((octets[0] ?? 0) / 2);
}

/** An address as people write it: digits with a plus where international, or the letters of an alphanumeric one. */
export function decodeAddress(octets: Uint8Array): string {
  const [count = 0, type = 0] = octets;
  const alphanumeric = ((type >> 4) & 7) === 5;
  if (alphanumeric) return decodeGsm7(unpackSeptets(octets.subarray(2), 0, Math.floor((count * 4) / 7)));
  let digits = ((type >> 4) & 7) === 1 ? '+' : '';
  for (let index = 0; index < count; index++) {
    const pair = octets[2 + (index >> 1)] ?? 0xff;
    digits += DIGITS[index % 2 === 0 ? pair & 0xf : pair >> 4] ?? '';
  }
  return digits;
}

/** Digits, with a plus in front where international, to octets. Throws `EncodeError` on anything else. */
export function encodeAddress(address: string): Uint8Array {
  const international = address.startsWith('+');
  const digits = international ? address.slice(1) : address;
  if (!/^[0-9*#abc]{1,20}$/.test(digits)) {
    throw new EncodeError('expected 1 to 20 digits, with or without a plus', {
      code: 'bad_character',
      field: 'address',
    });
  }
  const octets = new Uint8Array(2 + Math.ceil(digits.length / 2));
  octets[0] = digits.length;
  octets[1] = international ? INTERNATIONAL : UNKNOWN;
  for (let index = 0; index < digits.length; index += 2) {
    const high = index + 1 < digits.length ? DIGITS.indexOf(digits[index + 1]!) : UNUSED;
    octets[2 + index / 2] = (high << 4) | DIGITS.indexOf(digits[index]!);
  }
  return octets;
}
