import type { Span } from '@smpp-web/codec/inspect';

/** A span as a line of a tree. */
export interface TreeLine {
  readonly span: Span;
  /** From 1. */
  readonly level: number;
  readonly parent: Span | undefined;
}

/** Spans with more parts than that start closed: packed text and long lists would hide the rest. */
const MAX_OPEN_CHILDREN = 24;

/** Whether a span is open before anybody has touched it. */
export function startsOpen({ children = [] }: Span): boolean {
  return children.length > 0 && children.length <= MAX_OPEN_CHILDREN && !children.every(isPackedOctet);
}

function isPackedOctet({ name }: Span): boolean {
  return name === 'octet';
}

/** The lines of a tree, in order, with what is closed left out. */
export function linesOf(spans: readonly Span[], isOpen: (span: Span) => boolean): TreeLine[] {
  const lines: TreeLine[] = [];
  const visit = (span: Span, level: number, parent: Span | undefined) => {
    lines.push({ span, level, parent });
    if (span.children && isOpen(span)) for (const child of span.children) visit(child, level + 1, span);
  };
  for (const span of spans) visit(span, 1, undefined);
  return lines;
}

/** The span with this path, and those around it, outermost first. */
export function chainTo(spans: readonly Span[], path: string | undefined): Span[] {
  for (const span of spans) {
    if (span.path === path) return [span];
    const inner = span.children ? chainTo(span.children, path) : [];
    if (inner.length > 0) return [span, ...inner];
  }
  return [];
}

/** The innermost span over an octet. */
export function spanAt(spans: readonly Span[], offset: number): Span | undefined {
  const found = spans.find((span) => span.offset <= offset && offset < span.offset + span.length);
  return (found?.children && spanAt(found.children, offset)) ?? found;
}

/** The innermost spans that have octets, in order: the bands of the hex view. */
export function leavesOf(spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => (span.children?.length ? leavesOf(span.children) : span.length > 0 ? [span] : []));
}
