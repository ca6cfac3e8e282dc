/** An address as the PDUs have it. */
export interface Address {
  readonly ton: number;
  readonly npi: number;
  readonly addr: string;
}

/** The shortest number that is taken for an international one; shorter ones are short codes or local. */
const SHORTEST_INTERNATIONAL = 9;

/**
 * Guesses ton and npi of an address that a person has typed: `+4477...` and long numbers are international, names are
 * alphanumeric, and what is short is left to the message centre (SMPP 5.0, 4.7.1 and 4.7.2).
 */
export function addressOf(typed: string | Address): Address {
  if (typeof typed !== 'string') return typed;
  const digits = typed.replace(/^\+/, '');
  if (!/^\d+$/.test(digits)) return { ton: 5, npi: 0, addr: typed };
  const isInternational = typed.startsWith('+') || digits.length >= SHORTEST_INTERNATIONAL;
  return isInternational ? { ton: 1, npi: 1, addr: digits } : { ton: 0, npi: 0, addr: digits };
}
