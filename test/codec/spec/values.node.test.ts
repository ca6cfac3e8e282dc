import { describe, expect, test } from 'vitest';
import type { BitsRow, RangeRow, ValueRow, ValueSet } from '../../../codec/src/spec/row.ts';
import { VALUES } from '../../../codec/src/spec/values.ts';
import { VERSIONS, type Version } from '../../../codec/src/spec/version.ts';
import { reference } from './reference.ts';

interface ReferenceValue {
  value: number | string;
  name: string;
  versions: Version[];
}

interface ReferenceSet {
  name: string;
  octets: number;
  versions: Version[];
  default: number | string | null;
  values: ReferenceValue[];
  ranges: { from: number; to: number; name: string; versions: Version[] }[];
  bits: { mask: string; shift: number; name: string; values: ReferenceValue[]; versions: Version[] }[];
}

const known = reference<{ enums: ReferenceSet[] }>('enums.json');
const sets = Object.entries(VALUES) as [string, ValueSet][];

type Versions = readonly Version[];

const valueFacts = ({ value, name, versions }: ValueRow | ReferenceValue, outer: Versions) => ({
  value,
  name,
  versions: versions ?? outer,
});

const rangeFacts = ({ from, to, name, versions }: RangeRow | ReferenceSet['ranges'][number], outer: Versions) => ({
  from,
  to,
  name,
  versions: versions ?? outer,
});

const bitsFacts = (row: BitsRow | ReferenceSet['bits'][number], outer: Versions) => ({
  mask: Number(row.mask),
  shift: row.shift,
  name: row.name,
  versions: row.versions ?? outer,
  values: row.values.map((value) => valueFacts(value, row.versions ?? outer)),
});

function setFacts(set: ValueSet | ReferenceSet) {
  const versions = set.versions ?? VERSIONS;
  return {
    // Text has no width of its own here; there it is 0.
    octets: set.octets || null,
    versions,
    initial: ('default' in set ? set.default : (set as ValueSet).initial) ?? null,
    values: (set.values ?? []).map((row) => valueFacts(row, versions)),
    ranges: (set.ranges ?? []).map((row) => rangeFacts(row, versions)),
    bits: (set.bits ?? []).map((row) => bitsFacts(row, versions)),
  };
}

describe('values against the reference data', () => {
  test.skipIf(!known)('every enumeration is there', () => {
    expect(sets.map(([name]) => name).sort()).toEqual(known?.enums.map(({ name }) => name).sort());
  });

  test.skipIf(!known).each(sets)('%s', (name, set) => {
    const theirs = known?.enums.find((each) => each.name === name);
    expect(setFacts(set)).toEqual(theirs && setFacts(theirs));
  });
});
