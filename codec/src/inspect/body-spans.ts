import { fieldSpan } from './field-spans.ts';
import { ListCollector } from './list-spans.ts';
import type { Found, Reading } from './reading.ts';
import { rowOf } from './rows.ts';
import { makeSpan } from './span.ts';
import { TLV_HEADER_OCTETS, tlvSpan } from './tlv-spans.ts';
import type { InspectionIssue, InspectOptions, Span } from './types.ts';
import { explainUserData, type MessageContext, type UserDataStory } from './user-data-spans.ts';
import { octetsInWords } from './words.ts';

/** What follows the header, explained as far as it was read. */
export interface BodyStory {
  readonly spans: Span[];
  readonly issues: readonly InspectionIssue[];
  /** The value of each field that was read, by its path. */
  readonly values: ReadonlyMap<string, unknown>;
  /** The message, wherever it stood; short_message first. */
  readonly message?: UserDataStory;
  readonly context: MessageContext;
}

const MESSAGE_PAYLOAD = 0x0424;

/** Spans of all that the decoder found, in order and without a gap. */
export function bodySpans(
  reading: Reading,
  frame: Uint8Array,
  command: string | undefined,
  options: InspectOptions,
): BodyStory {
  const row = rowOf(command);
  const context = contextOf(reading.found, command);
  const spans: Span[] = [];
  const issues: InspectionIssue[] = [];
  const values = new Map<string, unknown>();
  const lists = new ListCollector(spans, row);
  let message: UserDataStory | undefined;

  const explain = (octets: Uint8Array, offset: number, path: string) => {
    const story = explainUserData(octets, offset, path, context, options);
    issues.push(...story.issues);
    message ??= story;
    return { meaning: story.meaning, children: story.spans };
  };

  for (const found of reading.found) {
    if (found.kind === 'field') {
      const span = fieldSpan(found, row, values, options);
      values.set(found.path, found.value);
      const isText = found.value instanceof Uint8Array && found.length > 0;
      lists.add(isText ? { ...span, ...explain(found.value as Uint8Array, found.offset, found.path) } : span);
    } else if (found.kind === 'tlv') {
      const isText = found.tag === MESSAGE_PAYLOAD && found.value instanceof Uint8Array && found.length > 0;
      const place = [found.offset + TLV_HEADER_OCTETS, `${found.path}.value`] as const;
      const story = isText ? explain(found.value as Uint8Array, ...place) : undefined;
      lists.add(tlvSpan(found, frame, options, story));
    } else if (found.length > 0) {
      lists.add(leftOverSpan(found, frame, row === undefined));
    }
  }
  lists.finish();
  return { spans, issues, values, context, ...(message && { message }) };
}

function leftOverSpan(
  { offset, length }: Extract<Found, { kind: 'trailing' }>,
  frame: Uint8Array,
  isBody: boolean,
): Span {
  const octets = frame.subarray(offset, offset + length);
  return makeSpan({
    name: isBody ? 'body' : 'trailing',
    offset,
    length,
    value: octets,
    meaning: octetsInWords(octets),
    doc: isBody ? 'The body of a PDU whose command_id is unknown.' : 'Octets after the fields that form no TLV.',
  });
}

function contextOf(found: readonly Found[], command: string | undefined): MessageContext {
  const number = (wanted: string) => {
    const field = found.find((each) => each.kind === 'field' && each.path === wanted);
    return field?.kind === 'field' && typeof field.value === 'number' ? field.value : undefined;
  };
  const esm_class = number('esm_class');
  const tlvs = found.filter((each) => each.kind === 'tlv').filter(({ tag }) => tag !== MESSAGE_PAYLOAD);
  return { command, data_coding: number('data_coding') ?? 0, ...(esm_class !== undefined && { esm_class }), tlvs };
}
