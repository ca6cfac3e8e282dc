import type { Feed, FrameRecord, LinkState } from '../engine/feed.ts';
import type { Entry, WireLog } from '../timeline/wire-log.ts';
import { isNotification } from '../words/command-kind.ts';
import type { Fracture } from './breakage.ts';
import { areSame } from './octets.ts';

/** A PDU that the workbench has sent, and what came of it. */
export interface Exchange {
  readonly id: number;
  readonly session: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly octets: Uint8Array;
  readonly fractures: readonly Fracture[];
  /** How long something may be said to it: milliseconds since 1970. */
  readonly until: number;
  /**
   * `waiting`: for an answer. `sent`: none is to be expected. `silent`: none came in time. `closed`: the session ended
   * upon it. `failed`: it was not sent.
   */
  readonly state: 'waiting' | 'answered' | 'sent' | 'silent' | 'closed' | 'failed';
  /** Why it failed, or why the session ended. */
  readonly problem?: string;
  readonly answer?: Answer;
  /** Its entry in the log. */
  readonly entry?: number;
}

export interface Answer {
  readonly octets: Uint8Array;
  /** Its entry in the log. */
  readonly entry?: number;
  readonly latencyMs?: number;
}

/** How long an answer is waited for, in ms: as long as a session waits by default. */
export const ANSWER_MS = 10_000;

/** How long a complaint is waited for about what needs no answer, in ms. */
export const COMPLAINT_MS = 1_000;

const RESPONSE_BIT = 0x80000000;
const GENERIC_NACK = 0x80000000;
const HEADER_OCTETS = 16;

/** Whether a PDU is one that is answered. */
export function expectsAnswer(octets: Uint8Array): boolean {
  const { command_id } = headerOf(octets);
  return command_id < RESPONSE_BIT && !isNotification(command_id);
}

/** Whether a frame that came in answers what was sent. A generic_nack without a number answers whatever was last sent. */
export function answers(sent: Uint8Array, { direction, frame }: FrameRecord): boolean {
  if (direction !== 'in' || frame.length < HEADER_OCTETS) return false;
  const [request, response] = [headerOf(sent), headerOf(frame)];
  const isNack = response.command_id === GENERIC_NACK;
  if (isNack && response.sequence_number === 0) return true;
  const isResponse = response.command_id === (request.command_id | RESPONSE_BIT) >>> 0;
  return (isNack || isResponse) && response.sequence_number === request.sequence_number;
}

/** What a batch of the feed says about an exchange. */
export function followed(exchange: Exchange, feed: Feed, now: number): Exchange {
  const isOpen = exchange.state === 'waiting' || exchange.state === 'sent';
  if (!isOpen || now > exchange.until) return exchange;
  const { session, octets } = exchange;
  const answer = [...feed.frames].find((record) => record.session === session && answers(octets, record));
  if (answer) return { ...exchange, state: 'answered', answer: { octets: answer.frame } };
  const end = feed.links.find((link) => link.session === session && !ALIVE.includes(link.phase));
  if (!end) return exchange;
  const problem = end.failure?.message ?? end.layers.bind.detail;
  return { ...exchange, state: 'closed', problem };
}

const ALIVE: readonly LinkState['phase'][] = ['bound', 'unbinding'];

type LogRow = Pick<Entry, 'at' | 'session' | 'direction' | 'frame'>;

/** Ties an exchange to its entries of the log, as soon as they are there. */
export function linked(exchange: Exchange, log: Pick<WireLog, 'entry' | 'findLast'>): Exchange {
  const { session, answer, octets, at } = exchange;
  const find = (frame: Uint8Array, direction: 'in' | 'out') => {
    const isIt = (entry: LogRow) =>
      entry.session === session && entry.direction === direction && areSame(entry.frame, frame);
    // What is older than the exchange is not searched: a log may be long.
    const found = log.findLast((entry) => entry.at < at || isIt(entry));
    return found && isIt(found) ? found : undefined;
  };
  const response = answer && answer.entry === undefined ? find(answer.octets, 'in') : undefined;
  const request = log.entry(response?.partner) ?? (exchange.entry === undefined ? find(octets, 'out') : undefined);
  if (!response && !request) return exchange;
  return {
    ...exchange,
    ...(request && { octets: request.frame, entry: request.id }),
    ...(response && {
      answer: { octets: response.frame, entry: response.id, latencyMs: response.latencyMs ?? response.at - at },
    }),
  };
}

/** Whether a batch of the feed may have what an exchange is not tied to yet. What is long past is not looked for. */
export function awaitsLink({ session, entry, answer, state, until }: Exchange, { frames }: Feed, now: number): boolean {
  const isTied = entry !== undefined && (!answer || answer.entry !== undefined);
  return !isTied && state !== 'failed' && now <= until && [...frames].some((frame) => frame.session === session);
}

function headerOf(octets: Uint8Array): { command_id: number; sequence_number: number } {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const word = (offset: number) => (octets.length >= offset + 4 ? view.getUint32(offset) : 0);
  return { command_id: word(4), sequence_number: word(12) };
}
