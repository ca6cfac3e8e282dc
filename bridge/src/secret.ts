import { randomFillSync } from 'node:crypto';

/** Octets of randomness in a secret: twice what nobody can guess. */
const SECRET_OCTETS = 32;
/** Secrets that are drawn at once, as a call of the system costs more than what it brings. */
const DRAWN = 64;

const drawn = Buffer.alloc(SECRET_OCTETS * DRAWN);
let used = drawn.length;

/** A word that nobody can guess: 256 random bits in base64url. */
export function createSecret(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const secret = drawn.toString('base64url', used, used + SECRET_OCTETS);
  // What is given away is not kept.
  drawn.fill(0, used, used + SECRET_OCTETS);
  used += SECRET_OCTETS;
  return secret;
}
