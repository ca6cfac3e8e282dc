import { describe, expect, test } from 'vitest';
import type { RangeRow, StatusRow } from '../../../codec/src/spec/row.ts';
import {
  LEGACY_STATUSES,
  STATUS_RANGES,
  STATUSES,
  STATUSES_33,
  VENDOR_STATUSES,
} from '../../../codec/src/spec/statuses.ts';
import type { Version } from '../../../codec/src/spec/version.ts';
import { reference } from './reference.ts';

interface ReferenceStatuses {
  statuses: {
    name: string;
    value_dec: number;
    versions: Version[];
    aliases: string[];
    v33: { name: string } | null;
  }[];
  v33_only: { name: string; value_dec: number | null; candidates: string[]; successor: string | null }[];
  legacy_provisioning: { name: string; value_dec: number }[];
  ranges: { from: string; to: string; meaning: string; versions: Version[] }[];
  misprinted_by_vendors: { name: string; printed: string }[];
  known_vendor_statuses: { name: string; value_dec: number }[];
}

const known = reference<ReferenceStatuses>('statuses.json');
const rows = Object.entries(STATUSES) as [string, StatusRow][];

const numbersByName = (rows: Readonly<Record<string, { readonly value: number }>>) =>
  Object.entries(rows).map(([name, { value }]) => [name, value]);

describe('statuses against the reference data', () => {
  test.skipIf(!known)('every status is there, in order of number', () => {
    expect(rows.map(([name]) => name)).toEqual(known?.statuses.map(({ name }) => name));
  });

  test.skipIf(!known).each(rows)('%s: number, versions, other names, misprint', (name, row) => {
    const theirs = known?.statuses.find((status) => status.name === name);
    // A 3.3 name may have been renamed to this one, in the row or in the list of what only 3.3 has.
    const older = [
      theirs?.v33?.name,
      ...(known?.v33_only ?? []).filter(({ successor }) => successor === name).map((status) => status.name),
    ];
    const aliases = new Set([...(theirs?.aliases ?? []), ...older].filter((other) => other && other !== name));
    const misprint = known?.misprinted_by_vendors.find((each) => each.name === name);
    expect({
      value: row.value,
      versions: row.versions,
      aliases: new Set(row.aliases),
      misprint: row.misprint,
    }).toEqual({
      value: theirs?.value_dec,
      versions: theirs?.versions,
      aliases,
      misprint: misprint && Number(misprint.printed),
    });
  });

  test.skipIf(!known)('statuses of 3.3 alone', () => {
    const ours = Object.entries(STATUSES_33).map(([name, row]) => ({ name, successor: null, ...row }));
    expect(ours.map(({ name, value, candidates, successor }) => ({ name, value, candidates, successor }))).toEqual(
      known?.v33_only.map(({ name, value_dec, candidates, successor }) => ({
        name,
        value: value_dec,
        candidates: candidates.map(Number),
        successor,
      })),
    );
  });

  test.skipIf(!known)('statuses of the old extension', () => {
    expect(numbersByName(LEGACY_STATUSES)).toEqual(
      known?.legacy_provisioning.map(({ name, value_dec }) => [name, value_dec]),
    );
  });

  test.skipIf(!known)('statuses of vendors', () => {
    expect(numbersByName(VENDOR_STATUSES)).toEqual(
      known?.known_vendor_statuses.map(({ name, value_dec }) => [name, value_dec]),
    );
  });

  test.skipIf(!known)('ranges', () => {
    const ours: readonly RangeRow[] = STATUS_RANGES;
    const line = (from: number, to: number, isVendor: boolean, versions: readonly string[] = []) =>
      `${from}-${to} ${isVendor ? 'vendor' : 'reserved'} ${versions.join(' ')}`;
    expect(ours.map(({ from, to, name, versions }) => line(from, to, name === 'vendor', versions)).sort()).toEqual(
      known?.ranges
        .map(({ from, to, meaning, versions }) =>
          line(Number(from), Number(to), meaning.startsWith('vendor'), versions),
        )
        .sort(),
    );
  });
});
