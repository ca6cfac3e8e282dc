/** The inspector: what every octet says, whatever the octets are. */

export { hexDump } from './hex-dump.ts';
export { inspect } from './inspect.ts';
export type { Inspection, InspectionIssue, InspectOptions, Span, SpanBits, SpanValue } from './types.ts';
