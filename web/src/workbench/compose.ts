import { type Command, EncodeError, encode, type Init, type Pdu, type Version } from '@smpp-web/codec';
import {
  blankItem,
  type Draft,
  type DraftItem,
  type DraftValue,
  defaultOf,
  isUnfinished,
  rowOf,
  settableFields,
} from './draft.ts';

/** What is wrong with a draft, by the path of the field: `destination_addr`, `dest_address[0].dl_name`, `tlvs[1].value`. */
export type Problems = ReadonlyMap<string, string>;

export interface Composed {
  /** Undefined where something is wrong. */
  readonly frame: Uint8Array | undefined;
  readonly problems: Problems;
}

export interface ComposeOptions {
  readonly version: Version;
  /** Leaves out what the version asks, and what is asked of lengths, characters and times. */
  readonly lenient: boolean;
}

/** Problems looked for in one draft: more would be read by nobody. */
const MAX_PROBLEMS = 50;

/** The sequence_number that stands in for the session’s own until it is sent. */
const ANY_SEQUENCE = 1;

/** Encodes a draft, and finds everything that is wrong with it. */
export function compose(draft: Draft, options: ComposeOptions): Composed {
  const problems = unfinishedOf(draft);
  let frame: Uint8Array | undefined;
  let mended = [...problems.keys()].reduce(mendedAt, draft);
  // The codec names one problem at a time: each is noted and mended, until there is none.
  for (let tries = 0; tries < MAX_PROBLEMS && !frame; tries++) {
    try {
      frame = encodeDraft(mended, options);
    } catch (error) {
      if (!(error instanceof EncodeError)) throw error;
      const path = error.field ?? 'command';
      if (problems.has(path)) break;
      problems.set(path, sentenceOf(error, draft));
      mended = mendedAt(mended, path);
    }
  }
  return { frame: problems.size === 0 ? frame : undefined, problems };
}

/** What is being typed and makes no octets yet. */
function unfinishedOf({ fields, tlvs, trailing }: Draft): Map<string, string> {
  const values: [string, unknown][] = [
    ...Object.entries(fields),
    ...tlvs.map(({ value }, index): [string, unknown] => [`tlvs[${index}].value`, value]),
    ['trailing', trailing],
  ];
  return new Map(values.flatMap(([path, value]) => (isUnfinished(value) ? [[path, value.problem]] : [])));
}

function encodeDraft(draft: Draft, { version, lenient }: ComposeOptions): Uint8Array {
  const { command, command_id, command_status, fields, tlvs, trailing } = draft;
  const head = { command_status, sequence_number: draft.sequence_number ?? ANY_SEQUENCE };
  if (command === null) return encodeUnknown(draft, head);
  const init = { ...head, ...fields, tlvs, ...(trailing && { trailing }) };
  if (rowOf(command).id !== command_id) throw badNumber('command_id', command_id);
  return encode(command, init as unknown as Init<Command>, lenient ? { lenient } : { version });
}

/** The codec writes what is in no table as it comes, so it is checked here. */
function encodeUnknown({ command_id, fields }: Draft, head: object): Uint8Array {
  const words = { command_id, ...head } as Record<string, unknown>;
  for (const [name, value] of Object.entries(words)) if (!isUint32(value)) throw badNumber(name, value);
  return encode({ command: null, ...words, ...fields } as unknown as Pdu);
}

function isUint32(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffffffff;
}

function badNumber(field: string, value: unknown): EncodeError {
  const reason = `an integer from 0 to ${0xffffffff} expected, got ${JSON.stringify(value)}`;
  return new EncodeError(reason, { code: 'out_of_range', field });
}

/** The reason alone: the place is where the sentence stands. */
function sentenceOf({ message, code, field, command }: EncodeError, draft: Draft): string {
  const place = [command, field].filter(Boolean).join('.');
  const reason = place && message.startsWith(`${place}: `) ? message.slice(place.length + 2) : message;
  const typed = field === undefined ? undefined : valueAt(draft, field);
  if (code === 'wrong_type' && typeof typed === 'string') return `“${typed}” is no number: write it as 12 or as 0x0C.`;
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(draft: Draft, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  const root: Record<string, unknown> = { ...draft, ...draft.fields };
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], root);
}

/** The draft with something harmless at a path, to look further behind a problem. */
function mendedAt(draft: Draft, path: string): Draft {
  const [, root = '', at, member] = /^([^.[]+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(path) ?? [];
  const index = at === undefined ? undefined : Number(at);
  switch (root) {
    case 'tlvs':
      return { ...draft, tlvs: index === undefined ? [] : draft.tlvs.with(index, HARMLESS_TLV) };
    case 'trailing':
      return { ...draft, trailing: undefined };
    case 'command_id':
      return { ...draft, command_id: draft.command ? rowOf(draft.command).id : 0 };
    case 'command_status':
      return { ...draft, command_status: 0 };
    case 'sequence_number':
      return { ...draft, sequence_number: undefined };
    default:
      return { ...draft, fields: { ...draft.fields, [root]: mendedField(draft, root, index, member) } };
  }
}

/** A tag that every version with TLVs leaves to vendors. */
const HARMLESS_TLV = { tag: 0x1400, value: new Uint8Array() };

function mendedField(draft: Draft, name: string, index: number | undefined, member: string | undefined): DraftValue {
  const rows = draft.command ? settableFields(rowOf(draft.command).fields) : [];
  const field = rows.find(([each]) => each === name)?.[1];
  if (!field) return new Uint8Array();
  const items = draft.fields[name];
  if (field.kind !== 'list' || index === undefined || !Array.isArray(items)) return defaultOf(field);
  const item: DraftItem = items[index];
  const blank = blankItem(field.item);
  // Only the wrong member is mended, so that the others are looked at, too.
  return items.with(index, member !== undefined && member in blank ? { ...item, [member]: blank[member]! } : blank);
}
