import { ROWS } from './rows.ts';
import type { WireTlvRow } from './types.ts';

/** A TLV as the fast way needs it: what both 3.4 and 5.0 allow. */
export interface FastTlv {
  readonly name: string;
  readonly tag: number;
  /** Octets of an integer, or {@link CSTRING} or {@link OCTETS}. */
  readonly kind: number;
  /** Legal sizes of the value, ends included. */
  readonly min: number;
  readonly max: number;
  readonly repeatable: boolean;
  /** Its bit among all TLVs, in two words of 32. */
  readonly low: number;
  readonly high: number;
  /** The bits of the TLVs that must be there as well. */
  readonly requiresLow: number;
  readonly requiresHigh: number;
}

/** The TLV that may hold the text instead of short_message. */
export const MESSAGE_PAYLOAD = 0x0424;

/** Kinds beside the sizes of integers. */
export const CSTRING = 5;
export const OCTETS = 6;

/** One more than the highest tag that SMPP itself may use; above it vendors begin. */
const SMPP_TAGS = 0x1400;

const NAMES = Object.keys(ROWS.tlvs);

/** The number of a known TLV by its tag, counted from 1; 0 for a tag that is in no row. */
export const ORDINALS = new Uint8Array(SMPP_TAGS);
for (const [index, name] of NAMES.entries()) ORDINALS[ROWS.tlvs[name]!.tag] = index + 1;

const FAST: readonly FastTlv[] = NAMES.flatMap((name) => fastOf(name, ROWS.tlvs[name]!) ?? []);
const BY_NAME = new Map(FAST.map((tlv) => [tlv.name, tlv]));
const BY_TAG = new Map(FAST.map((tlv) => [tlv.tag, tlv]));

/** TLVs with straight forms by their name: those of both 3.4 and 5.0. */
export function fastTlvByName(name: string): FastTlv | undefined {
  return BY_NAME.get(name);
}

/** The same by tag. */
export function fastTlvByTag(tag: number): FastTlv | undefined {
  return BY_TAG.get(tag);
}

/** TLVs with straight forms that a PDU may carry in both 3.4 and 5.0, each at its ordinal. */
export function allowedIn(command: string): readonly (FastTlv | undefined)[] {
  const fast = NAMES.map((name) => (mayCarry(ROWS.tlvs[name]!, command) ? BY_NAME.get(name) : undefined));
  return [undefined, ...fast];
}

function mayCarry({ in: places }: WireTlvRow, command: string): boolean {
  if (!places || Array.isArray(places)) return false;
  const byVersion = places as { readonly '3.4'?: readonly string[]; readonly '5.0'?: readonly string[] };
  return Boolean(byVersion['3.4']?.includes(command) && (byVersion['5.0'] ?? byVersion['3.4']).includes(command));
}

/** Undefined where sizes differ by version or are a choice: the careful way knows. */
function fastOf(name: string, row: WireTlvRow): FastTlv | undefined {
  const { tag, versions, field, repeatable = false, requires = [] } = row;
  if (!versions.includes('3.4') || field.kind === 'flag') return undefined;
  const isInteger = field.kind === 'integer';
  if (!isInteger && (field.sizes || typeof field.max !== 'number')) return undefined;
  const bits = 1n << BigInt(NAMES.indexOf(name));
  const required = requires.reduce((all, other) => all | (1n << BigInt(NAMES.indexOf(other))), 0n);
  // One literal for all: engines read objects of one shape several times faster than those made by spreading.
  return {
    name,
    tag,
    kind: isInteger ? field.octets : field.kind === 'cstring' ? CSTRING : OCTETS,
    min: isInteger ? field.octets : (field.min ?? 0),
    max: isInteger ? field.octets : (field.max as number),
    repeatable,
    low: lowWord(bits),
    high: lowWord(bits >> 32n),
    requiresLow: lowWord(required),
    requiresHigh: lowWord(required >> 32n),
  };
}

function lowWord(bits: bigint): number {
  return Number(BigInt.asIntN(32, bits));
}
