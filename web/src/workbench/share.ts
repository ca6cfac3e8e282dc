import { inspect } from '@smpp-web/codec/inspect';
import { leavesOf } from '../inspector/span-tree.ts';
import { toHex } from '../words/hex.ts';
import { FRAGMENT } from './fragment.ts';

const STAR = 0x2a;

/** The fragment of a link to this PDU. Passwords are stars in it. */
export function fragmentOf(frame: Uint8Array): string {
  return `${FRAGMENT}${toHex(withStars(frame))}`;
}

/** The same octets with stars for those of a password; the NUL that ends it stays. */
export function withStars(frame: Uint8Array): Uint8Array {
  const masked = frame.slice();
  for (const { offset, length, secret } of leavesOf(inspect(frame).spans)) {
    if (!secret) continue;
    for (let at = offset; at < offset + length; at++) if (masked[at] !== 0) masked[at] = STAR;
  }
  return masked;
}
