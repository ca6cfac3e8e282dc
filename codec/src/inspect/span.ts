import type { InspectionIssue, Span, SpanBits, SpanValue } from './types.ts';

/** What to say in a span; what is undefined is left out of it. */
export interface SpanFacts {
  readonly name: string;
  /** Default: the name. */
  readonly path?: string;
  readonly offset: number;
  readonly length: number;
  readonly value?: SpanValue | undefined;
  readonly meaning?: string | undefined;
  readonly detail?: string | undefined;
  readonly doc?: string | undefined;
  readonly section?: string | undefined;
  readonly children?: readonly Span[] | undefined;
  readonly bits?: readonly SpanBits[] | undefined;
  readonly secret?: boolean | undefined;
}

/** What a span says, without where it stands. */
export type Story = Pick<SpanFacts, 'value' | 'meaning' | 'detail' | 'bits' | 'secret'>;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Assigns one by one what there is: spreading conditions into the literal takes four times as long. */
export function makeSpan(facts: SpanFacts): Span {
  const { name, path = name, offset, length, value = null, meaning = '' } = facts;
  const span: Writable<Span> = { name, path, offset, length, value, meaning, issues: [] };
  if (facts.detail !== undefined) span.detail = facts.detail;
  if (facts.doc !== undefined) span.doc = facts.doc;
  if (facts.section !== undefined) span.section = facts.section;
  if (facts.children !== undefined && facts.children.length > 0) span.children = facts.children;
  if (facts.bits !== undefined && facts.bits.length > 0) span.bits = facts.bits;
  if (facts.secret) span.secret = true;
  return span;
}

/** A piece to cut off: its name, how many octets (0: all that are left), and what they mean. */
export interface Piece {
  readonly name: string;
  readonly length: number;
  readonly doc?: string | undefined;
  readonly section?: string;
  /** The value and its words, from the octets of the piece. Default: the octets, without words. */
  readonly read?: (octets: Uint8Array) => Pick<SpanFacts, 'value' | 'meaning' | 'detail' | 'bits' | 'section'>;
}

/**
 * Cuts octets into pieces, from `offset` of the input on. Ends early where they run out, in the middle of a piece too;
 * what no piece takes is a last span named `unread`. An empty `path` makes spans of the top level.
 */
export function cutPieces(octets: Uint8Array, offset: number, path: string, pieces: readonly Piece[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { name, length, doc, section: usual, read } of pieces) {
    const end = length === 0 ? octets.length : at + length;
    if (at === octets.length || end > octets.length) break;
    const part = octets.subarray(at, end);
    const { value = part, meaning, detail, bits, section = usual } = read?.(part) ?? {};
    const place = path === '' ? name : `${path}.${name}`;
    const taken = part.length;
    spans.push(
      makeSpan({ name, path: place, offset: offset + at, length: taken, value, meaning, detail, doc, section, bits }),
    );
    at = end;
  }
  if (at < octets.length) {
    spans.push(unreadSpan(octets.subarray(at), offset + at, path === '' ? 'unread' : `${path}.unread`));
  }
  return spans;
}

/** Octets that nothing explains. */
export function unreadSpan(octets: Uint8Array, offset: number, path: string): Span {
  return makeSpan({ name: 'unread', path, offset, length: octets.length, value: octets, meaning: 'left over' });
}

/** Gives each issue to the span that its path names, else to the innermost one over its offset. */
export function attachIssues(spans: readonly Span[], issues: readonly InspectionIssue[]): void {
  if (issues.length === 0) return;
  const byPath = new Map<string, Span>();
  index(spans, byPath);
  for (const issue of issues) (byPath.get(issue.field) ?? innermost(spans, issue.offset))?.issues.push(issue);
}

function index(spans: readonly Span[], byPath: Map<string, Span>): void {
  for (const span of spans) {
    byPath.set(span.path, span);
    if (span.children) index(span.children, byPath);
  }
}

function innermost(spans: readonly Span[], offset: number): Span | undefined {
  const span = spans.find((each) => offset >= each.offset && offset < each.offset + each.length);
  return span?.children ? (innermost(span.children, offset) ?? span) : span;
}

/** The spans whose octets are to be hidden, at any depth. */
export function secretsOf(spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => (span.secret ? [span] : secretsOf(span.children ?? [])));
}

/** A big-endian number of up to four octets. */
export function numberOf(octets: Uint8Array): number {
  let value = 0;
  for (const octet of octets) value = value * 256 + octet;
  return value;
}
