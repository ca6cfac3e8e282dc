import { describeStatus } from '@smpp-web/codec/spec';
import type { Entry } from '../timeline/wire-log.ts';
import { isNotification } from '../words/command-kind.ts';
import { commandName } from '../words/command-name.ts';
import { clockTime, duration } from '../words/format.ts';
import { wordsOf } from '../words/frame-words.ts';
import type { GroupPart, GroupRow } from './row.ts';

/** What an arrow says. */
export interface ArrowWords {
  readonly session: number;
  readonly direction: 'in' | 'out';
  readonly time: string;
  readonly command: string;
  readonly sequence_number: number;
  readonly summary: string;
  /** Name of a command_status other than 0. */
  readonly status: string | undefined;
  /** Why it cannot be read. */
  readonly problem: string | undefined;
  readonly isResponse: boolean;
  /** A request that nobody has answered, and nobody will. */
  readonly isLost: boolean;
  /** What stands at the end: how long it took, or that there is no answer. */
  readonly note: string;
  /** All of it as a sentence. */
  readonly sentence: string;
}

/** What a group says. */
export interface GroupWords {
  readonly text: string;
  readonly time: string;
  /** How long it went on. */
  readonly span: string;
  /** What was refused, and how often; empty when nothing was. */
  readonly refusals: string;
  readonly isOpen: boolean;
  readonly sentence: string;
}

/** After that long a request counts as lost, in ms: as long as a session waits by default. */
export const LOST_MS = 10_000;

const RESPONSE_BIT = 0x80000000;
export function arrowWords(entry: Entry, partner: Entry | undefined, now: number): ArrowWords {
  const { session, direction, sequence_number, command_id, at } = entry;
  const { command, summary, status, problem, statusDoc } = wordsOf(entry.frame);
  const isResponse = command_id >= RESPONSE_BIT;
  const isAsking = !isResponse && !isNotification(command_id) && problem === undefined;
  const isLost = isAsking && !partner && now - at >= LOST_MS;
  const note = noteOf(entry, partner, isAsking, isLost);
  const time = clockTime(at);
  const sentence = [
    `${command} number ${sequence_number}, ${direction === 'out' ? 'sent to' : 'received from'} the message centre at ${time}`,
    summary,
    status && `${status}: ${statusDoc}`,
    problem && `cannot be read: ${problem}`,
    answerOf(partner, isResponse, note),
  ];
  return {
    session,
    direction,
    time,
    command,
    sequence_number,
    summary,
    status,
    problem,
    isResponse,
    isLost,
    note,
    sentence: sentences(sentence),
  };
}

/** What there is to say, with one full stop behind each. */
function sentences(all: readonly (string | undefined)[]): string {
  const said = all.filter((each) => each !== undefined && each !== '');
  return said.map((each) => `${each!.replace(/[.\s]+$/, '')}.`).join(' ');
}

function noteOf(entry: Entry, partner: Entry | undefined, isAsking: boolean, isLost: boolean): string {
  if (entry.latencyMs !== undefined) return duration(entry.latencyMs);
  if (isLost) return 'no answer';
  return isAsking && !partner ? 'waiting …' : '';
}

function answerOf(partner: Entry | undefined, isResponse: boolean, note: string): string {
  if (!partner) return note;
  if (isResponse)
    return `It answers ${commandName(partner.command_id)} number ${partner.sequence_number} after ${note}`;
  return `Answered after ${duration(Math.max(0, partner.latencyMs ?? 0))} by ${commandName(partner.command_id)}`;
}

export function groupWords({ parts, from, until, count, isOpen }: GroupRow): GroupWords {
  const text = parts.map(partText).join('   ');
  const refusals = refusalsOf(parts);
  const span = duration(until - from);
  const sentence = [
    `${count.toLocaleString('en')} PDUs in ${span} from ${clockTime(from)} on: ${parts.map(partText).join(', ')}`,
    refusals && `Refused: ${refusals}`,
    isOpen ? 'Unfolded' : 'Folded',
  ];
  return { text, refusals, span, time: clockTime(from), isOpen, sentence: sentences(sentence) };
}

/** `submit_sm/resp × 480`; with what is missing, where something is. */
function partText({ command_id, direction, requests, responses }: GroupPart): string {
  const count = Math.max(requests, responses).toLocaleString('en');
  const name = `${commandName(command_id)}${responses > 0 ? '/resp' : ''}`;
  const open = isNotification(command_id) ? 0 : requests - responses;
  const missing = open > 0 ? `, ${open.toLocaleString('en')} without an answer here` : '';
  return `${direction === 'out' ? '→' : '←'} ${name} × ${count}${missing}`;
}

function refusalsOf(parts: readonly GroupPart[]): string {
  const counts = new Map<number, number>();
  for (const { refused } of parts)
    for (const [status, count] of refused) counts.set(status, (counts.get(status) ?? 0) + count);
  return [...counts]
    .map(([status, count]) => `${count.toLocaleString('en')} × ${describeStatus(status).name}`)
    .join(', ');
}
