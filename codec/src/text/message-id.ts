/** How two spellings of a message id were found to be the same. */
export type IdRule =
  /** The same text. */
  | 'exact'
  /** The same but for upper and lower case. */
  | 'case'
  /** The same but for leading zeros, case aside. */
  | 'padding'
  /** The same UUID, with its dashes and without, case aside. Other ids keep their dashes: they may tell parts apart. */
  | 'dashes'
  /** The first is hexadecimal, the second the same number in decimal. */
  | 'hex-decimal'
  /** The first is decimal, the second the same number in hexadecimal. */
  | 'decimal-hex';

/** Which spellings of an id may be taken for the same. */
export interface MatchIdOptions {
  /**
   * Conversions between bases that may be tried: once it is known which side of a connection writes hexadecimal, only
   * one direction is right. Default both; the empty list for none.
   */
  readonly conversions?: readonly ('hex-decimal' | 'decimal-hex')[];
}

const BOTH = ['hex-decimal', 'decimal-hex'] as const;

/** A message_id has at most 64 characters (SMPP 5.0, 4.7.14); longer ones are compared as text alone. */
const MAX_DIGITS = 64;

/**
 * Whether two message ids, the one of the response and the one of the receipt, mean the same message, and by which
 * rule; the strictest that holds. Undefined where none does. Numbers of any size are compared exactly.
 */
export function matchMessageIds(a: string, b: string, { conversions = BOTH }: MatchIdOptions = {}): IdRule | undefined {
  if (a === '' || b === '') return undefined;
  if (a === b) return 'exact';
  const [lowA, lowB] = [a.toLowerCase(), b.toLowerCase()];
  if (lowA === lowB) return 'case';
  if (isHex(lowA) && isHex(lowB) && unpadded(lowA) === unpadded(lowB)) return 'padding';
  if (isUuid(lowA) && isUuid(lowB) && undashed(lowA) === undashed(lowB)) return 'dashes';
  if (conversions.includes('hex-decimal') && equals(lowA, lowB)) return 'hex-decimal';
  if (conversions.includes('decimal-hex') && equals(lowB, lowA)) return 'decimal-hex';
  return undefined;
}

function equals(hex: string, decimal: string): boolean {
  return (
    isHex(hex) && /^[0-9]+$/.test(decimal) && decimal.length <= MAX_DIGITS && BigInt(`0x${hex}`) === BigInt(decimal)
  );
}

function isHex(id: string): boolean {
  return id.length <= MAX_DIGITS && /^[0-9a-f]+$/.test(id);
}

function unpadded(id: string): string {
  return id.replace(/^0+(?=.)/, '');
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/.test(id);
}

function undashed(id: string): string {
  return id.replaceAll('-', '');
}
