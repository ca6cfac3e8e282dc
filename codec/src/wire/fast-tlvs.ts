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
  /** Tags that must be there as well. */
  readonly requires: readonly number[];
}

/** Kinds beside the sizes of integers. */
export const CSTRING = 5;
export const OCTETS = 6;

/** The one empty list of `requires`. */
export const NOTHING: readonly number[] = [];

const FAST = new Map<number, FastTlv>();
const BY_NAME = new Map<string, FastTlv>();
const KNOWN = new Set<number>();

for (const [name, row] of Object.entries(ROWS.tlvs)) {
  KNOWN.add(row.tag);
  const fast = fastOf(name, row);
  if (!fast) continue;
  FAST.set(row.tag, fast);
  BY_NAME.set(name, fast);
}

/** Whether the table has the tag at all. */
export function isKnownTag(tag: number): boolean {
  return KNOWN.has(tag);
}

/** TLVs with straight forms by their name: those of both 3.4 and 5.0. */
export function fastTlvByName(name: string): FastTlv | undefined {
  return BY_NAME.get(name);
}

/** The same by tag. */
export function fastTlvByTag(tag: number): FastTlv | undefined {
  return FAST.get(tag);
}

/** TLVs with straight forms that a PDU may carry in both 3.4 and 5.0, by tag. */
export function allowedIn(command: string): ReadonlyMap<number, FastTlv> {
  return new Map([...FAST].filter(([, { name }]) => mayCarry(ROWS.tlvs[name]!, command)));
}

function mayCarry({ in: places }: WireTlvRow, command: string): boolean {
  if (!places || Array.isArray(places)) return false;
  const byVersion = places as { readonly '3.4'?: readonly string[]; readonly '5.0'?: readonly string[] };
  return Boolean(byVersion['3.4']?.includes(command) && (byVersion['5.0'] ?? byVersion['3.4']).includes(command));
}

/** Undefined where sizes differ by version or are a choice: the careful way knows. */
function fastOf(name: string, { tag, versions, field, repeatable, requires }: WireTlvRow): FastTlv | undefined {
  if (!versions.includes('3.4') || field.kind === 'flag') return undefined;
  const tags = requires ? requires.map((other) => ROWS.tlvs[other]!.tag) : NOTHING;
  const common = { name, tag, repeatable: repeatable === true, requires: tags };
  if (field.kind === 'integer') return { ...common, kind: field.octets, min: field.octets, max: field.octets };
  if (field.sizes || typeof field.max !== 'number') return undefined;
  return { ...common, kind: field.kind === 'cstring' ? CSTRING : OCTETS, min: field.min ?? 0, max: field.max };
}
