import type { InspectionIssue, Span, SpanBits, SpanValue } from './types.ts';

/** What to say in a span; what is undefined is left out of it. */
export interface SpanFacts {
  readonly name: string;
  /** Default: the name. */
  readonly path?: string;
  readonly offset: number;
  readonly length: number;
  readonly value?: SpanValue;
  readonly meaning?: string | undefined;
  readonly detail?: string | undefined;
  readonly doc?: string | undefined;
  readonly section?: string | undefined;
  readonly children?: readonly Span[] | undefined;
  readonly bits?: readonly SpanBits[] | undefined;
  readonly secret?: boolean;
}

export function makeSpan(facts: SpanFacts): Span {
  const { name, path = name, offset, length, value = null, meaning = '' } = facts;
  const { detail, doc, section, children, bits, secret } = facts;
  return {
    name,
    path,
    offset,
    length,
    value,
    meaning,
    ...(detail !== undefined && { detail }),
    ...(doc !== undefined && { doc }),
    ...(section !== undefined && { section }),
    issues: [],
    ...(children !== undefined && children.length > 0 && { children }),
    ...(bits !== undefined && bits.length > 0 && { bits }),
    ...(secret && { secret }),
  };
}

/** A piece to cut off: its name, how many octets (0: all that are left), and what they mean. */
export interface Piece {
  readonly name: string;
  readonly length: number;
  readonly doc?: string | undefined;
  /** The value and its words, from the octets of the piece. Default: the octets, without words. */
  readonly read?: (octets: Uint8Array) => Pick<SpanFacts, 'value' | 'meaning' | 'detail' | 'bits' | 'section'>;
}

/**
 * Cuts octets into pieces, from `offset` of the input on. Ends early where they run out, in the middle of a piece too;
 * what no piece takes is a last span named `unread`.
 */
export function cutPieces(octets: Uint8Array, offset: number, path: string, pieces: readonly Piece[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { name, length, doc, read } of pieces) {
    const end = length === 0 ? octets.length : at + length;
    if (at === octets.length || end > octets.length) break;
    const part = octets.subarray(at, end);
    const place = { name, path: `${path}.${name}`, offset: offset + at, length: part.length };
    spans.push(makeSpan({ ...place, doc, value: part, ...read?.(part) }));
    at = end;
  }
  if (at < octets.length) spans.push(unreadSpan(octets.subarray(at), offset + at, `${path}.unread`));
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
