import { MESSAGE_STATES, type MessageState } from '@smpp-web/codec/text';
import type { Fate } from './rules.ts';
import { statusOf } from './status.ts';

/** What a text begins with that decides on its own fate. */
export const COMMAND_PREFIX = 'smsc:';

/** Longest text that is read as commands, in characters. */
const MAX_LENGTH = 160;

/** Words for states as receipts have them, and their whole names. */
const STATE_WORDS: ReadonlyMap<string, MessageState> = new Map([
  ...MESSAGE_STATES.map((state) => [state, state] as const),
  ['DELIVRD', 'DELIVERED'],
  ['UNDELIV', 'UNDELIVERABLE'],
  ['ACCEPTD', 'ACCEPTED'],
  ['REJECTD', 'REJECTED'],
]);

/** The words that a text may give, each with what it makes of its value; undefined where the value is no good. */
const COMMANDS: Readonly<Record<string, (value: string) => Fate | undefined>> = {
  state: (value) => {
    const state = STATE_WORDS.get(value.toUpperCase());
    return state && { state };
  },
  status: (value) => (statusOf(value) === undefined ? undefined : { status: value }),
  delay: (value) => numeric(value, 86_400_000, (delayMs) => ({ delayMs })),
  answer: (value) => numeric(value, 600_000, (answerMs) => ({ answerMs })),
  error: (value) => numeric(value, 999, (error) => ({ error })),
  receipts: (value) => numeric(value, 100, (receipts) => ({ receipts })),
  receipt: (value) => (value === 'no' ? { receipt: false } : value === 'yes' ? { receipt: true } : undefined),
  reply: (value) => ({ reply: value.replaceAll('_', ' ') }),
};

/**
 * Reads commands from a text: `smsc: state=EXPIRED error=11 delay=200 reply=thank_you`. Words that it does not know, or
 * whose value is no good, are passed over. Undefined where the text has no command at all.
 */
export function readTextCommands(text: string): Fate | undefined {
  if (!text.startsWith(COMMAND_PREFIX)) return undefined;
  // A client that writes ASCII under data_coding 0 means an underscore where GSM 7-bit has this sign.
  const written = text.slice(COMMAND_PREFIX.length, MAX_LENGTH).replaceAll('\u00a7', '_');
  const words = written.trim().split(/\s+/);
  const fates = words.flatMap((word) => {
    const at = word.indexOf('=');
    const name = word.slice(0, at);
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    return command?.(word.slice(at + 1)) ?? [];
  });
  return fates.length === 0 ? undefined : Object.assign({}, ...fates);
}

function numeric(value: string, most: number, fate: (number: number) => Fate): Fate | undefined {
  return /^\d{1,8}$/.test(value) && Number(value) <= most ? fate(Number(value)) : undefined;
}

const PREFIX_OCTETS = [...COMMAND_PREFIX].map((letter) => letter.charCodeAt(0));

/** Whether octets may begin with the prefix, in any alphabet: reading every text to see would cost more than all the rest. */
export function mayHaveCommands(octets: Uint8Array): boolean {
  if (octets.length < PREFIX_OCTETS.length) return false;
  const [offset, step] = octets[0] === 0 ? [1, 2] : [0, 1];
  return PREFIX_OCTETS.every((code, index) => octets[offset + index * step] === code);
}
