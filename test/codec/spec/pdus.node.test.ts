import {
  type ByVersion,
  type Field,
  type Fields,
  PDUS,
  type PduRow,
  type Senders,
  type Version,
} from '@smpp-web/codec/spec';
import { describe, expect, test } from 'vitest';
import { reference } from './reference.ts';

type Bounds = { readonly min: number; readonly max: number; readonly allowed: readonly number[] | null };

interface ReferenceField {
  readonly name: string;
  readonly type: string;
  readonly size: Readonly<Partial<Record<Version, Bounds>>>;
  readonly enum: string | null;
  readonly format: string | null;
  readonly length_field: string | null;
  readonly count_field: string | null;
  readonly fixed_value: Readonly<Partial<Record<Version, number | string>>>;
  readonly item: {
    readonly kind: 'struct' | 'choice';
    readonly discriminator: string | null;
    readonly fields: readonly ReferenceField[];
    readonly variants: readonly { readonly value: number; readonly fields: readonly ReferenceField[] }[];
  } | null;
}

interface ReferenceCommand {
  readonly name: string;
  readonly id_dec: number;
  readonly kind: string;
  readonly versions: readonly Version[];
  readonly aliases: readonly string[];
  readonly states: Readonly<Partial<Record<Version, Senders>>>;
  readonly recommended_states: Senders;
  readonly error_body: Readonly<Partial<Record<Version, { readonly rule: string }>>>;
  readonly body: readonly ReferenceField[];
}

const commands = reference<{ commands: ReferenceCommand[] }>('commands.json')?.commands;
const rows = Object.entries(PDUS) as [string, PduRow][];
const known = new Map(commands?.map((command) => [command.name, command]));

describe.skipIf(!commands)('the PDUs of the table are those of the reference, cell by cell', () => {
  test('the same PDUs', () => {
    expect(rows.map(([name]) => name).sort()).toEqual([...known.keys()].sort());
  });

  test.each(rows)('%s: id, kind, versions, states, bodies of errors', (name, row) => {
    const wanted = known.get(name)!;
    expect({
      id: row.id,
      kind: row.kind,
      versions: row.versions,
      aliases: row.aliases ?? [],
      states: row.states,
      errorBody: Object.fromEntries(Object.entries(row.errorBody).map(([version, rule]) => [version, RULES[rule]])),
    }).toEqual({
      id: wanted.id_dec,
      kind: wanted.kind,
      versions: wanted.versions,
      aliases: wanted.aliases,
      states: { ...wanted.states, recommended: wanted.recommended_states },
      errorBody: Object.fromEntries(Object.entries(wanted.error_body).map(([version, { rule }]) => [version, rule])),
    });
  });

  test.each(rows)('%s: fields, their order, kinds, sizes, enumerations and fixed values', (name, row) => {
    const wanted = known.get(name)!;
    expect(fieldsOf(row.fields, row.versions)).toEqual(wanted.body.map((field) => referenceField(field, row.versions)));
  });
});

const RULES: Readonly<Record<string, string>> = {
  none: 'no_body_fields',
  omit: 'omit',
  'omit by analogy': 'omit_by_analogy',
  'should omit': 'should_omit',
  unspecified: 'unspecified',
  'not a response': 'not_applicable',
};

/** Our fields and theirs in one form, to be compared. */
interface Cell {
  readonly name: string;
  readonly type: string;
  readonly [fact: string]: unknown;
}

function fieldsOf(fields: Fields, versions: readonly Version[]): Cell[] {
  return Object.entries(fields).map(([name, field]) => ({ name, ...cellOf(field, versions) }));
}

function cellOf(field: Field, versions: readonly Version[]): Omit<Cell, 'name'> & { type: string } {
  switch (field.kind) {
    case 'integer':
      return { type: `uint${field.octets * 8}`, values: field.values ?? null, fixed: field.fixed ?? {} };
    case 'length':
    case 'count':
      return { type: 'uint8', values: null, fixed: {} };
    case 'cstring':
      return {
        type: 'cstring',
        values: field.values ?? null,
        fixed: field.fixed ?? {},
        format: field.format,
        sizes: eachVersion(versions, (version) => sizesIn(field, version)),
      };
    case 'octets':
      return {
        type: 'octets',
        length: field.length,
        max: eachVersion(versions, (version) => inVersion(field.max, version)),
      };
    case 'list':
      return {
        type: 'list',
        count: field.count,
        item:
          field.item.kind === 'struct'
            ? fieldsOf(field.item.fields, versions)
            : Object.entries(field.item.variants).map(([value, variant]) => [
                Number(value),
                fieldsOf(variant, versions),
              ]),
      };
  }
}

function referenceField(field: ReferenceField, versions: readonly Version[]): Cell {
  const { name, type } = field;
  if (type === 'octets') {
    return {
      name,
      type,
      length: field.length_field,
      max: eachVersion(versions, (version) => field.size[version]!.max),
    };
  }
  if (type === 'list') {
    const { kind, fields, variants } = field.item!;
    // The discriminator is a fact of the choice with us, and the first field of each variant there.
    const choices = () =>
      variants.map((variant) => [
        variant.value,
        variant.fields.slice(1).map((inner) => referenceField(inner, versions)),
      ]);
    const item = kind === 'struct' ? fields.map((inner) => referenceField(inner, versions)) : choices();
    return { name, type, count: field.count_field, item };
  }
  const common = { name, type, values: field.enum, fixed: field.fixed_value };
  if (type !== 'cstring') return common;
  const format = field.format === 'smpp_time' ? 'time' : (field.format ?? 'ascii');
  return {
    ...common,
    format,
    sizes: eachVersion(versions, (version) => field.size[version]!.allowed ?? field.size[version]!.max),
  };
}

function sizesIn({ max, sizes }: Extract<Field, { kind: 'cstring' }>, version: Version): number | readonly number[] {
  if (sizes) return inVersion(sizes, version);
  const most = inVersion(max, version);
  // Room for the NUL alone is the only size there is.
  return most === 1 ? [1] : most;
}

function inVersion<T>(fact: ByVersion<T>, version: Version): T {
  if (typeof fact !== 'object' || Array.isArray(fact)) return fact as T;
  const facts = fact as { readonly [V in Version]?: T };
  if (version === '3.3') return facts['3.3']!;
  return (version === '3.4' ? (facts['3.4'] ?? facts['3.3']) : (facts['5.0'] ?? facts['3.4'] ?? facts['3.3']))!;
}

function eachVersion<T>(versions: readonly Version[], fact: (version: Version) => T): Partial<Record<Version, T>> {
  return Object.fromEntries(versions.map((version) => [version, fact(version)]));
}
