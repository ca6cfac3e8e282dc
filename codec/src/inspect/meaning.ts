import { describe } from '../spec/describe.ts';
import { describeStatus } from '../spec/statuses.ts';
import { VALUES } from '../spec/values.ts';
import { readDataCoding } from '../text/data-coding.ts';
import { ALPHABET_TITLES } from './alphabet-titles.ts';
import type { InspectOptions, SpanBits } from './types.ts';
import { inWords } from './words.ts';

/** A value of an enumeration, explained. */
export interface Meaning {
  readonly meaning: string;
  readonly detail?: string | undefined;
  readonly bits?: readonly SpanBits[];
}

/** Enumerations whose other values mean something too: it is said elsewhere. */
const OPEN_LISTS: ReadonlySet<string> = new Set(['protocol_id', 'language_indicator']);

/** What a value of the enumeration `set` means. */
export function meaningOf(set: string, value: number | string, options: InspectOptions): Meaning {
  if (set === 'command_status' && typeof value === 'number') return statusMeaning(value);
  if (set === 'data_coding' && typeof value === 'number') return dataCodingMeaning(value, options);
  const found = describe(set, value, options.version);
  if (!found) return { meaning: typeof value === 'string' ? '' : OPEN_LISTS.has(set) ? 'not listed' : 'reserved' };
  const { name, doc, groups } = found;
  return { meaning: groups ? groupsInWords(groups, name) : inWords(name), detail: doc, ...bitsOf(groups) };
}

type Groups = NonNullable<ReturnType<typeof describe>>['groups'];

/** What is set, in words; a group that can only be on or off gives its own name. */
function groupsInWords(groups: NonNullable<Groups>, none: string): string {
  const set = groups.filter(({ value }) => value !== 0);
  return set.map(({ group, name }) => inWords(name === 'yes' ? group : name)).join(' + ') || inWords(none);
}

/** Where the specification lists the values of an enumeration. */
export function sectionOf(set: string | undefined): string | undefined {
  if (set === 'command_status') return '5.0 4.7.6';
  if (set === undefined || !Object.hasOwn(VALUES, set)) return undefined;
  return VALUES[set as keyof typeof VALUES].section;
}

function bitsOf(groups: Groups): { bits?: readonly SpanBits[] } {
  if (!groups) return {};
  return {
    bits: groups.map(({ group, mask, value, name, doc }) => ({
      mask,
      name: group,
      value,
      meaning: inWords(name),
      detail: doc,
    })),
  };
}

function statusMeaning(value: number): Meaning {
  const { name, doc, cause, remedy } = describeStatus(value);
  return { meaning: name, detail: value === 0 ? doc : `${doc} ${cause} ${remedy}` };
}

function dataCodingMeaning(value: number, { defaultAlphabet = 'gsm7', version }: InspectOptions): Meaning {
  const coding = readDataCoding(value);
  const { group, name, alphabet, compressed, messageClass, indication, note } = coding;
  const title = ALPHABET_TITLES[alphabet === 'default' ? defaultAlphabet : alphabet];
  if (group === 'smpp') return { meaning: alphabet === 'default' ? `${name}, taken as ${title}` : name, detail: note };
  const facts = [
    group === 'reserved' ? 'reserved' : `GSM ${group} group`,
    title,
    compressed && 'compressed',
    messageClass !== undefined && `class ${messageClass}${messageClass === 0 ? ' (flash)' : ''}`,
    indication && `${indication.type} ${indication.active ? 'waiting' : 'no longer waiting'}`,
  ];
  const groups = describe('data_coding_gsm_group', value, version)?.groups;
  return { meaning: facts.filter(Boolean).join(', '), detail: note, ...bitsOf(groups) };
}
