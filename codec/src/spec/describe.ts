import type { BitsRow, ValueSet } from './row.ts';
import { describeStatus, statusName } from './statuses.ts';
import { VALUES } from './values.ts';
import { VERSIONS, type Version } from './version.ts';

/** What a value means. */
export interface Description {
  /** `international`; for bits, the names of what is set: `store_and_forward + udhi`. */
  readonly name: string;
  readonly doc: string;
  /** For bits: every group that counts, in the order of the table. Bits of no group come last, as `reserved`. */
  readonly groups?: readonly GroupDescription[];
}

/** What one group of bits means. */
export interface GroupDescription {
  /** Name of the group: `message_mode`. */
  readonly group: string;
  readonly mask: number;
  /** The bits of the group, shifted down. */
  readonly value: number;
  /** Name of that value; the number itself where it has none. */
  readonly name: string;
  readonly doc: string;
}

type Value = number | string;

/** Without a version, the newest one that knows a value explains it. */
const NEWEST_FIRST = [...VERSIONS].reverse();

/**
 * Name of a value: `nameOf('ton', 1)` is `international`. The enumeration is given by its name, as `values` of a
 * field has it, or whole. Undefined where the value has no name (in `version`, if given).
 */
export function nameOf(set: string | ValueSet, value: Value, version?: Version): string | undefined {
  return describe(set, value, version)?.name;
}

/** Name and sentence of a value, as for `nameOf`. Of bits every group is explained. */
export function describe(set: string | ValueSet, value: Value, version?: Version): Description | undefined {
  if (set === 'command_status') return statusOf(value);
  const values = typeof set === 'string' ? setOf(set) : set;
  if (!values) return undefined;
  for (const candidate of version ? [version] : NEWEST_FIRST) {
    const found = describeIn(values, value, candidate);
    if (found) return found;
  }
  return undefined;
}

function statusOf(value: Value): Description | undefined {
  if (typeof value === 'string' || !statusName(value)) return undefined;
  const { name, doc } = describeStatus(value);
  return { name, doc };
}

function setOf(name: string): ValueSet | undefined {
  return Object.hasOwn(VALUES, name) ? VALUES[name as keyof typeof VALUES] : undefined;
}

function describeIn(set: ValueSet, value: Value, version: Version): Description | undefined {
  if (!isIn(set, version)) return undefined;
  if (set.bits) return typeof value === 'number' ? describeBits(set.bits, value, version) : undefined;
  const isNamed = (named: Value) => (set.prefix ? `${value}`.startsWith(`${named}`) : named === value);
  const row =
    set.values?.find((row) => isIn(row, version) && isNamed(row.value)) ??
    set.ranges?.find((row) => isIn(row, version) && typeof value === 'number' && row.from <= value && value <= row.to);
  return row && { name: row.name, doc: row.doc };
}

function describeBits(bits: readonly BitsRow[], octet: number, version: Version): Description | undefined {
  const rows = bits.filter((row) => counts(row, octet, version));
  const groups = rows.map((row) => describeGroup(row, octet, version));
  const strays = rows.reduce((left, { mask }) => left & ~mask, octet);
  if (strays !== 0) groups.push({ group: 'reserved', mask: strays, value: strays, name: 'reserved', doc: STRAY_BITS });

  const set = groups.filter(({ value }) => value !== 0);
  const told = set.length > 0 ? set : groups.slice(0, 1);
  if (told.length === 0) return undefined;
  return { name: told.map(({ name }) => name).join(' + '), doc: told.map(({ doc }) => doc).join(' '), groups };
}

function describeGroup(row: BitsRow, octet: number, version: Version): GroupDescription {
  const value = (octet & row.mask) >> row.shift;
  const named = row.values.find((candidate) => candidate.value === value && isIn(candidate, version, row));
  const [name, doc] = named ? [named.name, named.doc] : unnamed(row, value);
  return { group: row.name, mask: row.mask, value, name, doc };
}

/** A group without a list of values holds a plain number; in a list, what is missing has no meaning. */
function unnamed({ name, values }: BitsRow, value: number): [name: string, doc: string] {
  return values.length === 0 ? [`${name} ${value}`, 'A number.'] : [`${value}`, 'Without a meaning in this version.'];
}

const STRAY_BITS = 'Bits that should be 0.';

/** A version may know one value of a group and not the group: in 3.3, esm_class has receipts and nothing else. */
function counts(row: BitsRow, octet: number, version: Version): boolean {
  const value = (octet & row.mask) >> row.shift;
  const known =
    isIn(row, version) || row.values.some((each) => each.value === value && each.versions?.includes(version));
  return known && (!row.when || row.when.values.includes(octet & row.when.mask));
}

interface Versioned {
  readonly versions?: readonly Version[];
}

/** A row without versions has those of what it stands in; a list without versions is in all. */
function isIn(row: Versioned, version: Version, container?: Versioned): boolean {
  return (row.versions ?? container?.versions)?.includes(version) ?? true;
}
