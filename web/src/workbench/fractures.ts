import { inspect, type Span } from '@smpp-web/codec/inspect';
import type { Fracture } from './breakage.ts';

/** Where the TLVs of a frame start, in octets. */
export function tlvOffsetsOf(frame: Uint8Array): number[] {
  return inspect(frame)
    .spans.filter(({ path }) => /^tlvs\[\d+\]$/.test(path))
    .map(({ offset }) => offset);
}

/** Has the innermost spans say what was broken in them: trees and hex views show them as wrong. */
export function markFractures(spans: readonly Span[], fractures: readonly Fracture[]): void {
  for (const { offset, length, words } of fractures) {
    for (const span of innermost(spans, offset, offset + length)) {
      const message = `Broken on purpose: ${words}.`;
      span.issues.push({ code: 'broken_on_purpose', field: span.path, offset: span.offset, message });
    }
  }
}

/** The spans without parts that share an octet with a range. */
function innermost(spans: readonly Span[], start: number, end: number): Span[] {
  return spans
    .filter((span) => span.offset < end && start < span.offset + span.length)
    .flatMap((span) => (span.children?.length ? innermost(span.children, start, end) : [span]));
}
