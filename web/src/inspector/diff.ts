import type { Span } from '@smpp-web/codec/inspect';

/** One field of two PDUs: as it is in both, or in the one that has it. */
export interface FieldDiff {
  /** Its name, with those of what it stands in. */
  readonly name: string;
  readonly kind: 'same' | 'changed' | 'first' | 'second';
  readonly first: Span | undefined;
  readonly second: Span | undefined;
}

/** Compares two PDUs field by field. Fields that one of them lacks stand where they are in the other. */
export function diffOf(first: readonly Span[], second: readonly Span[]): FieldDiff[] {
  const [firsts, seconds] = [leavesByKey(first), leavesByKey(second)];
  const diffs: FieldDiff[] = [];
  const later = [...seconds.keys()];
  const takeSecond = (key: string) => {
    const { name, span } = seconds.get(key)!;
    diffs.push({ name, kind: 'second', first: undefined, second: span });
  };
  for (const [key, { name, span }] of firsts) {
    const at = later.indexOf(key);
    // What the second has before this field, and the first has not at all, comes before it.
    if (at >= 0) for (const missed of later.splice(0, at + 1).slice(0, -1)) if (!firsts.has(missed)) takeSecond(missed);
    const other = seconds.get(key)?.span;
    const kind = !other ? 'first' : isSame(span, other) ? 'same' : 'changed';
    diffs.push({ name, kind, first: span, second: other });
  }
  for (const key of later) if (!firsts.has(key)) takeSecond(key);
  return diffs;
}

/** What differs, in a sentence. */
export function diffInWords(diffs: readonly FieldDiff[]): string {
  const named = (kind: FieldDiff['kind']) => diffs.filter((diff) => diff.kind === kind).map(({ name }) => name);
  const [changed, first, second] = [named('changed'), named('first'), named('second')];
  const parts = [
    ...(changed.length > 0
      ? [`${changed.length} ${changed.length === 1 ? 'field differs' : 'fields differ'}: ${listed(changed)}`]
      : []),
    ...(first.length > 0 ? [`only the first has ${listed(first)}`] : []),
    ...(second.length > 0 ? [`only the second has ${listed(second)}`] : []),
  ];
  const sentence = parts.join('; ');
  return parts.length === 0
    ? 'They are the same, octet by octet.'
    : `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

/** More names than that make no sentence. */
const MAX_NAMES = 6;

function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return more > 0 ? `${names.slice(0, MAX_NAMES).join(', ')} and ${more} more` : names.join(', ');
}

interface Leaf {
  readonly name: string;
  readonly span: Span;
}

/**
 * The fields by what they are: a TLV by its name and how many of that name came before, not by its place, so that one more
 * does not make all that follow differ. A text is compared as a whole, not septet by septet.
 */
function leavesByKey(spans: readonly Span[]): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const visit = (span: Span, before: string) => {
    const name = before === '' ? span.name : `${before}.${span.name}`;
    const { children = [] } = span;
    const isWhole = /^tlvs\[\d+\]$/.test(span.path) || children.every(({ length }) => length <= 1);
    if (isWhole) leaves.set(unusedKey(leaves, name), { name, span });
    else for (const child of children) visit(child, name);
  };
  for (const span of spans) visit(span, '');
  return leaves;
}

function unusedKey(leaves: ReadonlyMap<string, unknown>, name: string): string {
  let count = 0;
  while (leaves.has(`${name}#${count}`)) count++;
  return `${name}#${count}`;
}

function isSame(one: Span, other: Span): boolean {
  return (
    one.length === other.length &&
    one.meaning === other.meaning &&
    areEqual(one.value, other.value) &&
    areSameParts(one, other)
  );
}

function areSameParts({ children: a = [] }: Span, { children: b = [] }: Span): boolean {
  return a.length === b.length && a.every((child, index) => isSame(child, b[index]!));
}

function areEqual(a: Span['value'], b: Span['value']): boolean {
  if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array)) return a === b;
  return a.length === b.length && a.every((octet, index) => octet === b[index]);
}
