import { DecodeError, decode, type Version } from '@smpp-web/codec';
import { readHex } from '../words/hex.ts';
import { type Composed, compose, type Problems } from './compose.ts';
import { type Draft, draftOf } from './draft.ts';
import { fromJson, lineOf, type TextProblem, toJson } from './json.ts';
import { toHexLines } from './octets.ts';

/** The ways in which the same PDU can be edited. */
export type Face = 'form' | 'json' | 'hex';

/** One PDU as a form, as JSON and as hex. Where one of them is wrong, the others keep what was good last. */
export interface Faces {
  readonly draft: Draft;
  /** What is wrong with the draft, by field. */
  readonly problems: Problems;
  /** The octets as they were when all was well. */
  readonly frame: Uint8Array;
  /** Whether they are octets that cannot be read as a PDU, taken as they were typed: they are not those of the draft. */
  readonly isRaw: boolean;
  readonly json: string;
  readonly jsonProblem: TextProblem | undefined;
  readonly hex: string;
  readonly hexProblem: TextProblem | undefined;
  /** The one that was edited last. */
  readonly edited: Face;
}

/** How drafts are written. */
export interface FaceOptions {
  readonly version: Version;
  readonly lenient: boolean;
}

const NO_PROBLEMS: Problems = new Map();

/** The faces of a draft in which nothing is wrong. */
export function facesOf(draft: Draft, options: FaceOptions): Faces {
  const { frame = new Uint8Array(), problems } = compose(draft, options);
  return { ...allWell('form', draft, frame), problems };
}

/** Whether the octets are not what was edited last: there is something to mend first. */
export function isStale({ edited, problems, jsonProblem, hexProblem }: Faces): boolean {
  return Boolean(edited === 'form' ? problems.size > 0 : edited === 'json' ? jsonProblem : hexProblem);
}

/** What speaks against sending it as it is, with its place; undefined when nothing does. */
export function flawOf({ edited, problems, jsonProblem, hexProblem }: Faces): string | undefined {
  const textProblem = edited === 'json' ? jsonProblem : edited === 'hex' ? hexProblem : undefined;
  const [field, message] = [...problems][0] ?? [textProblem?.field, textProblem?.message];
  return message && (field === undefined || message.includes(field) ? message : `${field}: ${message}`);
}

/** The form was edited. */
export function withDraft(faces: Faces, draft: Draft, options: FaceOptions): Faces {
  const { frame, problems } = compose(draft, options);
  if (frame) return allWell('form', draft, frame);
  return { ...faces, draft, problems, edited: 'form', jsonProblem: undefined, hexProblem: undefined };
}

/** The JSON was edited. */
export function withJson(faces: Faces, json: string, options: FaceOptions): Faces {
  const read = fromJson(json);
  const { draft, jsonProblem, composed } = 'message' in read ? refused(read) : judged(read, json, options);
  if (draft && composed.frame) return { ...allWell('json', draft, composed.frame), json };
  return { ...faces, json, jsonProblem, edited: 'json', problems: NO_PROBLEMS, hexProblem: undefined };
}

function refused(jsonProblem: TextProblem) {
  return { draft: undefined, jsonProblem, composed: NOTHING };
}

const NOTHING: Composed = { frame: undefined, problems: NO_PROBLEMS };

function judged(draft: Draft, json: string, options: FaceOptions) {
  const composed = compose(draft, options);
  const [field, message] = [...composed.problems][0] ?? [];
  const line = field === undefined ? undefined : lineOf(json, field);
  const place = { ...(field !== undefined && { field }), ...(line !== undefined && { line }) };
  return { draft, composed, jsonProblem: message === undefined ? undefined : { message, ...place } };
}

/** The hex was edited. Octets that can be read are taken as they are; leniently, those that cannot be read are, too. */
export function withHex(faces: Faces, hex: string, options: FaceOptions): Faces {
  const octets = octetsOf(hex);
  const read = typeof octets === 'string' ? { message: octets } : readFrame(octets, options);
  if ('message' in read) {
    const edited = { ...faces, hex, edited: 'hex', problems: NO_PROBLEMS, jsonProblem: undefined } as const;
    if (typeof octets === 'string' || !options.lenient) return { ...edited, hexProblem: read };
    return { ...edited, frame: octets, isRaw: true, hexProblem: undefined };
  }
  // A number that nobody has touched stays the session's to give.
  const isOwn = faces.draft.sequence_number === undefined && sequenceOf(faces.frame) === sequenceOf(read.frame);
  const draft = isOwn ? { ...read.draft, sequence_number: undefined } : read.draft;
  return { ...allWell('hex', draft, read.frame), hex, problems: compose(draft, options).problems };
}

/** The faces of a frame from elsewhere; a sentence where it cannot be read. */
export function facesOfFrame(frame: Uint8Array, options: FaceOptions): Faces | TextProblem {
  const read = readFrame(frame, options);
  if ('message' in read) return read;
  return { ...allWell('hex', read.draft, frame), problems: compose(read.draft, options).problems };
}

/** Octets whose own command_length counts them are no dump with an offset in front, as much as they look like one. */
function octetsOf(text: string): Uint8Array | string {
  const digits = text.replace(/\s+/g, '');
  const isPlain = /^[0-9a-f]{32,}$/i.test(digits) && Number.parseInt(digits.slice(0, 8), 16) * 2 === digits.length;
  return readHex(isPlain ? digits : text);
}

function readFrame(frame: Uint8Array, { version }: FaceOptions): { draft: Draft; frame: Uint8Array } | TextProblem {
  try {
    return { draft: draftOf(decode(frame, { version })), frame };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const { message, field, offset } = error;
    return { message: `${message}.`, ...(field !== undefined && { field }), ...(offset !== undefined && { offset }) };
  }
}

function allWell(edited: Face, draft: Draft, frame: Uint8Array): Faces {
  const [json, hex] = [toJson(draft), toHexLines(frame)];
  const well = { problems: NO_PROBLEMS, jsonProblem: undefined, hexProblem: undefined };
  return { ...well, draft, frame, isRaw: false, json, hex, edited };
}

function sequenceOf(frame: Uint8Array): number | undefined {
  return frame.length < 16 ? undefined : new DataView(frame.buffer, frame.byteOffset).getUint32(12);
}
