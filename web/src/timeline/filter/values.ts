import type { StatusRow, ValueSet } from '@smpp-web/codec/spec';
import { PDUS, STATUSES, VALUES } from '@smpp-web/codec/spec';
import type { Literal, Operator } from './expression.ts';
import type { FilterField } from './fields.ts';
import { patternOf } from './pattern.ts';

/** A value that has a name, and what it means. */
export interface NamedValue {
  readonly name: string;
  readonly value: number | string;
  readonly doc: string;
}

const DIRECTIONS: readonly NamedValue[] = [
  { name: 'in', value: 'in', doc: 'It came from the other side.' },
  { name: 'out', value: 'out', doc: 'This side sent it.' },
];

const cache = new Map<string, readonly NamedValue[]>();

/** The named values of an enumeration; none where it is unknown, or made of bits. */
export function namedValues(set: string): readonly NamedValue[] {
  const known = cache.get(set) ?? listOf(set);
  cache.set(set, known);
  return known;
}

function listOf(set: string): readonly NamedValue[] {
  if (set === 'direction') return DIRECTIONS;
  if (set === 'command') return Object.entries(PDUS).map(([name, { id, doc }]) => ({ name, value: id, doc }));
  if (set === 'command_status') {
    const statuses: readonly (readonly [string, StatusRow])[] = Object.entries(STATUSES);
    return statuses.map(([name, { value, doc }]) => ({ name, value, doc }));
  }
  const rows: ValueSet | undefined = (VALUES as Readonly<Record<string, ValueSet>>)[set];
  return rows?.values ?? [];
}

/** The number that a value stands for: decimal, hex, or a name of the field's enumeration. */
export function numberOf({ values }: FilterField, { text }: Literal): number | undefined {
  if (/^(\d+(\.\d+)?|0x[0-9a-f]+)$/i.test(text)) return Number(text);
  const named = values ? namedValues(values).find(({ name }) => name.toLowerCase() === text.toLowerCase()) : undefined;
  return typeof named?.value === 'number' ? named.value : undefined;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1_000, min: 60_000, h: 3_600_000 };

/** Milliseconds: `200`, `200ms`, `1.5s`, `2min`, `1h`. */
export function durationOf(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|min|h)?$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * UNITS[unit ?? '']!;
}

/** A moment, or a time of any day. */
export type Moment = { readonly kind: 'day'; readonly ms: number } | { readonly kind: 'epoch'; readonly ms: number };

/** `14:03`, `14:03:07.5`, or a date with or without a time, in the time zone of the reader. */
export function momentOf(text: string): Moment | undefined {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,3})?))?$/.exec(text) ?? [];
  if (hours !== undefined) {
    const ms = (Number(hours) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1_000);
    return ms < 86_400_000 ? { kind: 'day', ms } : undefined;
  }
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?$/.test(text)) return undefined;
  const ms = new Date(text.length === 10 ? `${text}T00:00` : text).getTime();
  return Number.isNaN(ms) ? undefined : { kind: 'epoch', ms };
}

/** Octets: pairs of hex digits, with or without colons; in quotes, the characters themselves. */
export function octetsOf({ text, quoted }: Literal): Uint8Array | undefined {
  if (quoted) return Uint8Array.from(text, (character) => character.charCodeAt(0));
  const digits = text.replace(/^0x/i, '').replace(/:/g, '');
  if (!/^([0-9a-f]{2})+$/i.test(digits)) return undefined;
  return Uint8Array.from(digits.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

const ORDERING: ReadonlySet<Operator> = new Set<Operator>(['<', '<=', '>', '>=']);

/** Why a value cannot be compared with a field so, in a sentence; undefined where it can. */
export function problemOfValue(field: FilterField, operator: Operator, value: Literal): string | undefined {
  const { name, kind } = field;
  if (operator === 'matches') {
    const pattern = patternOf(value.text);
    if (typeof pattern === 'string') return pattern;
    return canRead(field) ? undefined : `${name} is no text: compare it with == or <.`;
  }
  if (operator === 'contains') {
    if (kind === 'octets' && octetsOf(value) === undefined) return octetsWanted(name);
    return canRead(field) || kind === 'octets' ? undefined : `${name} is no text: compare it with == or <.`;
  }
  if (ORDERING.has(operator) && (kind === 'text' || kind === 'flag' || kind === 'octets'))
    return `${name} is no number: compare it with ==, != or contains.`;
  return problemOfKind(field, value);
}

function problemOfKind(field: FilterField, value: Literal): string | undefined {
  const { name, kind, values } = field;
  const { text } = value;
  switch (kind) {
    case 'number': {
      if (numberOf(field, value) !== undefined) return undefined;
      const names = values ? namedValues(values) : [];
      const example = names[0] ? `a number, or a name such as ${names[0].name}` : 'a number';
      return `“${text}” is no value of ${name}: expected ${example}.`;
    }
    case 'duration':
      return durationOf(text) === undefined
        ? `“${text}” is no duration: expected 200, 200ms, 1.5s or 2min.`
        : undefined;
    case 'time':
      return momentOf(text) ? undefined : `“${text}” is no time: expected 14:03:07 or 2026-11-25T14:03.`;
    case 'flag':
      return /^(true|false)$/i.test(text) ? undefined : `${name} is true or false; “${text}” is neither.`;
    case 'octets':
      return octetsOf(value) ? undefined : octetsWanted(name);
    case 'text':
      if (!values || namedValues(values).some((each) => each.name === text)) return undefined;
      return name === 'direction' ? `“${text}” is no direction: expected in or out.` : undefined;
  }
}

/** Whether a field has text to look in: its own, or the names of its values. */
function canRead({ kind, values }: FilterField): boolean {
  return kind === 'text' || (kind === 'number' && values !== undefined && namedValues(values).length > 0);
}

function octetsWanted(name: string): string {
  return `${name} holds octets: expected pairs of hex digits such as 0a1b, or characters in quotes.`;
}
