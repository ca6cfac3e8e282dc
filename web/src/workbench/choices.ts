import {
  type BitsRow,
  describe,
  STATUSES,
  type StatusRow,
  VALUES,
  type ValueRow,
  type ValueSet,
  type ValueSetName,
  type Version,
} from '@smpp-web/codec/spec';

/** One value to choose. */
export interface Choice {
  readonly value: number | string;
  readonly name: string;
  readonly doc: string;
}

/** An enumeration by its name, as fields have it in `values`. */
export function valueSet(name: string | undefined): ValueSet | undefined {
  return name !== undefined && Object.hasOwn(VALUES, name) ? VALUES[name as ValueSetName] : undefined;
}

/** The values of an enumeration that a version knows. */
export function choicesOf(name: string | undefined, version: Version): readonly Choice[] {
  if (name === 'command_status') return STATUS_CHOICES.filter(({ versions }) => versions.includes(version));
  const set = valueSet(name);
  return (set?.values ?? []).filter((row) => isIn(row, version, set));
}

const STATUS_CHOICES = Object.entries(STATUSES as Readonly<Record<string, StatusRow>>).map(([name, row]) => ({
  ...row,
  name,
}));

/** The groups of bits that count in an octet. */
export function bitsOf(set: ValueSet, octet: number): readonly BitsRow[] {
  return (set.bits ?? []).filter(({ when }) => !when || when.values.includes(octet & when.mask));
}

/** The bits of no group. */
export function strayBits(groups: readonly BitsRow[], octet: number): number {
  return groups.reduce((left, { mask }) => left & ~mask, octet);
}

/** What a value means, in a word or two; empty where nobody has given it a meaning. */
export function meaningOf(set: string | undefined, value: unknown, version: Version): string {
  if (set === undefined || (typeof value !== 'number' && typeof value !== 'string')) return '';
  return describe(set, value, version)?.name ?? describe(set, value)?.name ?? '';
}

function isIn(row: ValueRow, version: Version, set: ValueSet | undefined): boolean {
  return (row.versions ?? set?.versions)?.includes(version) ?? true;
}
