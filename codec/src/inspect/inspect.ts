import type { DecodeError } from '../errors.ts';
import { HEADER_OCTETS } from '../frame/framer.ts';
import { SMPP } from '../pdu/protocol.ts';
import type { Pdu } from '../pdu/types.ts';
import type { LoosePdu } from '../pdu/walk.ts';
import { explainAlien } from './alien.ts';
import { type BodyStory, bodySpans } from './body-spans.ts';
import { MASK } from './field-spans.ts';
import { headerSpans } from './header-spans.ts';
import { type Reading, readFrame, readFrameAs } from './reading.ts';
import { announcedAt, followingSpan, unreadRest } from './rest-spans.ts';
import { hasSecret, isSecret } from './rows.ts';
import { attachIssues, numberOf, secretsOf } from './span.ts';
import { summarise } from './summary.ts';
import type { Inspection, InspectionIssue, InspectOptions, Span } from './types.ts';
import { explainUserData } from './user-data-spans.ts';
import { count } from './words.ts';

/**
 * Explains every octet of `frame`: a PDU, a broken one, several, or anything else. Never throws; time and memory are
 * linear in the number of octets. The spans cover the octets once and in order, and so do the children of a span.
 */
export function inspect(frame: Uint8Array, options: InspectOptions = {}): Inspection {
  const octets = new Uint8Array(frame);
  const inspection = inspectCopy(octets, options);
  // Views of the copy are handed out, and with them all of it: a password must not be in it.
  for (const { offset, length } of secretsOf(inspection.spans)) octets.fill(STAR, offset, offset + length);
  return inspection;
}

const STAR = 0x2a;

function inspectCopy(octets: Uint8Array, options: InspectOptions): Inspection {
  const reading = readFrame(octets, options);
  const alien = explainAlien(octets, options);
  if (alien) {
    const { what, guess, spans } = alien;
    const error = reading.error && factsOf(reading.error, `${reading.error.message}; ${guess}`);
    return finish({ command: null, summary: `${what}: ${guess}`, spans, error, issues: [] });
  }
  if (reading.error?.code === 'frame_too_short') return explainStub(octets, reading.error, options);
  if (reading.error?.code === 'command_length_mismatch') return explainMisfit(octets, reading.error, options);
  return explainFrame(octets, reading, reading.error, octets.length, options);
}

/** Less than a header. */
function explainStub(octets: Uint8Array, error: DecodeError, options: InspectOptions): Inspection {
  const command = announcedAt(octets, 0)?.command ?? null;
  const have = octets.length === 0 ? 'No octets' : `${count(octets.length, 'octet')} of a header of ${HEADER_OCTETS}`;
  const summary = command ? `${command}: ${have}` : have;
  return finish({ command, summary, spans: headerSpans(octets, options), error: factsOf(error), issues: [] });
}

/** command_length says one thing, the number of octets another: the likelier of the two is where the PDU ends. */
function explainMisfit(octets: Uint8Array, error: DecodeError, options: InspectOptions): Inspection {
  const declared = numberOf(octets.subarray(0, 4));
  const whole = () => readFrameAs(octets, octets.length, options);
  if (declared < HEADER_OCTETS || declared > octets.length) {
    return explainFrame(octets, whole(), error, octets.length, options);
  }
  const first = readFrameAs(octets, declared, options);
  if (!announcedAt(octets, declared)) {
    const all = whole();
    const isSounder = !all.error && (first.error || all.issues.length < first.issues.length);
    if (isSounder) return explainFrame(octets, all, error, octets.length, options);
  }
  return explainFrame(octets, first, error, declared, options);
}

/** A PDU that ends at `end`, and what comes after it. `error` is what keeps the octets from being one sound frame. */
function explainFrame(
  octets: Uint8Array,
  reading: Reading,
  error: DecodeError | undefined,
  end: number,
  options: InspectOptions,
): Inspection {
  const frame = octets.subarray(0, end);
  const header = headerSpans(frame, options);
  const command = SMPP.pduById.get(numberOf(frame.subarray(4, 8)))?.name;
  const body = bodySpans(reading, frame, command, options);
  const rest = reading.error ? restSpans(frame, reading, reading.error, body, command, options) : NOTHING;
  const following = end < octets.length ? followingSpan(octets, end, options) : undefined;
  const second = reading.error && reading.error !== error ? [issueOf(factsOf(reading.error))] : [];
  const summary = [
    summarise(header, body, command),
    ...(reading.error ? [`cannot be read: ${reading.error.message}`] : []),
    ...(following ? [following.span.meaning] : []),
    ...(!following && error && error !== reading.error ? [error.message] : []),
  ].join('; ');
  return finish({
    command: command ?? null,
    summary,
    ...(reading.pdu && { pdu: masked(reading.pdu, options) }),
    error: error && factsOf(error),
    issues: [...second, ...reading.issues, ...withoutRepeats(reading, [...body.issues, ...rest.issues])],
    spans: [...header, ...body.spans, ...rest.spans, ...(following ? [following.span] : [])],
  });
}

const NOTHING = { spans: [], issues: [] };

/** What stands behind the octet at which the decoder gave up. Of a message that is cut short, the start is explained. */
function restSpans(
  frame: Uint8Array,
  reading: Reading,
  error: DecodeError,
  { context, values }: BodyStory,
  command: string | undefined,
  options: InspectOptions,
): { spans: readonly Span[]; issues: readonly InspectionIssue[] } {
  if (reading.end >= frame.length) return NOTHING;
  const hidden = options.maskPasswords !== false && hasSecret(command) && ![...values.keys()].some(isSecret);
  const span = unreadRest(frame, reading.end, error.message, hidden);
  if (error.code !== 'short_message_truncated') return { spans: [span], issues: [] };
  const path = 'short_message';
  const story = explainUserData(frame.subarray(reading.end), reading.end, path, context, options);
  return { spans: [{ ...span, name: path, path, children: story.spans }], issues: story.issues };
}

/** The text functions report some things that the decoder has reported already. */
function withoutRepeats(reading: Reading, issues: readonly InspectionIssue[]): InspectionIssue[] {
  const known = new Set<string>(reading.issues.map(({ code, field }) => `${code} ${field}`));
  return issues.filter(({ code, field }) => !known.has(`${code} ${field}`));
}

function masked(pdu: LoosePdu, { maskPasswords }: InspectOptions): Pdu {
  const secrets = maskPasswords === false ? [] : Object.keys(pdu).filter(isSecret);
  for (const field of secrets) pdu[field] = MASK;
  return pdu as unknown as Pdu;
}

type ErrorFacts = NonNullable<Inspection['error']>;

function factsOf({ code, message, field, offset }: DecodeError, said = message): ErrorFacts {
  return { code, message: said, field, offset };
}

function issueOf({ code, message, field = '', offset = 0 }: ErrorFacts): InspectionIssue {
  return { code, field, offset, message };
}

/** Puts the error in front of the issues, and the issues on their spans. */
function finish({ error, issues, ...rest }: Omit<Inspection, 'error'> & { error: ErrorFacts | undefined }): Inspection {
  const all = error ? [issueOf(error), ...issues] : issues;
  attachIssues(rest.spans, all);
  return { ...rest, ...(error && { error }), issues: all };
}
