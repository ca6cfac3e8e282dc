import type { TextIssue } from './issue.ts';
import { readText, septetsOf, type TextBody, type UserData } from './user-data.ts';

/** How much may wait, and how long. */
export interface ReassemblerOptions {
  /** Most messages that may be incomplete at once; the oldest goes first. Default 1000: an hour of a busy account. */
  readonly maxMessages?: number;
  /** Most octets kept for all of them, counting `PART_OVERHEAD` per part. Default 4 MiB: fits any phone's browser. */
  readonly maxOctets?: number;
  /** How long a message may wait for the rest of its parts. Default 24 hours, as phones do; no standard says. */
  readonly timeoutMs?: number;
}

/** Kept per part beside its octets: what an entry costs, so that empty parts are not free. */
export const PART_OVERHEAD = 128;

const DEFAULTS = { maxMessages: 1000, maxOctets: 4 * 1024 * 1024, timeoutMs: 24 * 60 * 60 * 1000 } as const;

/** Stands in the text of a dropped message where parts are missing, once for parts in a row. */
export const GAP = '\u2026';

/** One received message, or part of one. Parts of one account may come over different binds: use one reassembler. */
export interface Part {
  /** source_addr. */
  readonly from: string;
  /** destination_addr. */
  readonly to: string;
  /** Set apart what must never be joined: the account, where one reassembler serves several. Default ''. */
  readonly scope?: string;
  /** From `readUserData`. Its octets are copied if they have to wait. */
  readonly data: UserData;
}

/** A message that ran out of time or room. */
export interface Dropped {
  readonly reason: 'timeout' | 'maxMessages' | 'maxOctets';
  readonly from: string;
  readonly to: string;
  readonly scope: string;
  readonly reference: number;
  readonly width: 8 | 16 | 'sar';
  readonly total: number;
  /** Numbers of the parts that came. */
  readonly sequences: readonly number[];
  /** What came, in order, with `GAP` where parts are missing. */
  readonly text: string;
}

/** What became of a part. */
export type Pushed = { readonly dropped: readonly Dropped[] } & (
  | { readonly kind: 'complete'; readonly text: string; readonly parts: number; readonly issues: readonly TextIssue[] }
  | { readonly kind: 'waiting'; readonly received: number; readonly total: number }
  | { readonly kind: 'duplicate'; readonly received: number; readonly total: number }
  /** Larger by itself than all that may be kept; it is in `dropped`. */
  | { readonly kind: 'refused' }
);

/** Joins parts; made by `createReassembler`. */
export interface Reassembler {
  /** Takes a part. `now` in milliseconds of any clock that does not jump. Messages out of time are dropped first. */
  push(part: Part, now: number): Pushed;
  /** Drops what has waited too long. Call it now and then; `push` does it as well. */
  expire(now: number): Dropped[];
  /** Incomplete messages. */
  readonly size: number;
  /** Octets kept for them, overhead included. */
  readonly octets: number;
}

interface Waiting {
  readonly part: Part;
  readonly since: number;
  readonly bodies: Map<number, TextBody>;
  octets: number;
}

/**
 * Joins the parts of long messages in any order. What belongs together: same scope, source, destination, width of
 * reference, reference and total. A repeated part changes nothing; the first copy counts. A part without concatenation,
 * or the only part of its message, is complete at once. Bounded in messages, octets and time; what is dropped is said.
 */
export function createReassembler(options: ReassemblerOptions = {}): Reassembler {
  const { maxMessages, maxOctets, timeoutMs } = { ...DEFAULTS, ...options };
  // A Map keeps the order of arrival: the oldest message is always the first.
  const waiting = new Map<string, Waiting>();
  let octets = 0;

  function remove(key: string, message: Waiting): void {
    waiting.delete(key);
    octets -= message.octets;
  }

  function dropOldest(reason: Dropped['reason']): Dropped {
    const [key, message] = waiting.entries().next().value!;
    remove(key, message);
    return describe(message, reason);
  }

  function expire(now: number): Dropped[] {
    const dropped: Dropped[] = [];
    for (const message of waiting.values()) {
      if (now - message.since < timeoutMs) break;
      dropped.push(dropOldest('timeout'));
    }
    return dropped;
  }

  function push(part: Part, now: number): Pushed {
    const dropped = expire(now);
    const { concat, text, issues } = part.data;
    if (concat === undefined || concat.total === 1) return { kind: 'complete', text, parts: 1, issues, dropped };
    const { total, sequence } = concat;
    const key = keyOf(part);
    let message = waiting.get(key);
    if (message?.bodies.has(sequence)) return { kind: 'duplicate', received: message.bodies.size, total, dropped };
    message ??= { part: withoutOctets(part), since: now, bodies: new Map(), octets: 0 };
    const size = part.data.octets.length + PART_OVERHEAD;
    message.bodies.set(sequence, bodyOf(part.data));
    message.octets += size;
    if (message.bodies.size === total) {
      waiting.delete(key);
      octets -= message.octets - size;
      return { kind: 'complete', ...join(message.bodies, total), parts: total, dropped };
    }
    octets += size;
    waiting.set(key, message);
    while (waiting.size > maxMessages) dropped.push(dropOldest('maxMessages'));
    while (octets > maxOctets) dropped.push(dropOldest('maxOctets'));
    if (waiting.get(key) !== message) return { kind: 'refused', dropped };
    return { kind: 'waiting', received: message.bodies.size, total, dropped };
  }

  return {
    push,
    expire,
    get size() {
      return waiting.size;
    },
    get octets() {
      return octets;
    },
  };
}

/** JSON, so that no address can be made to look like two. */
function keyOf({ scope = '', from, to, data }: Part): string {
  const { width, reference, total } = data.concat!;
  return JSON.stringify([scope, from, to, width, reference, total]);
}

/** A waiting message needs the addresses of its first part, not the octets of the PDU that brought it. */
function withoutOctets(part: Part): Part {
  return { ...part, data: { ...part.data, octets: new Uint8Array(0), udh: undefined, text: '' } };
}

/** A copy: a view would keep the whole chunk alive that the PDU came in. */
function bodyOf({ octets, alphabet, shifts, packed, udh }: UserData): TextBody {
  return { octets: octets.slice(), alphabet, shifts, packed, headerLength: udh?.length ?? 0 };
}

function describe({ part, bodies }: Waiting, reason: Dropped['reason']): Dropped {
  const { reference, width, total } = part.data.concat!;
  const { from, to, scope = '' } = part;
  const sequences = [...bodies.keys()].sort((a, b) => a - b);
  return { reason, from, to, scope, reference, width, total, sequences, text: join(bodies, total).text };
}

/**
 * Joins octets before it decodes, since careless senders cut escape and surrogate pairs. Parts with national tables
 * are decoded each by its own, and so are parts that differ in alphabet. ISO-2022-JP begins each part anew.
 */
function join(bodies: ReadonlyMap<number, TextBody>, total: number): { text: string; issues: TextIssue[] } {
  const issues: TextIssue[] = [];
  let text = '';
  let run: TextBody[] = [];
  const flush = () => {
    if (run.length > 0) text += readText(joined(run), true, issues);
    run = [];
  };
  for (let sequence = 1; sequence <= total; sequence++) {
    const body = bodies.get(sequence);
    if (body === undefined || (run.length > 0 && !joins(run[0]!, body))) flush();
    if (body !== undefined) run.push(body);
    else if (bodies.has(sequence - 1) || sequence === 1) text += GAP;
  }
  flush();
  return { text, issues };
}

function joins(a: TextBody, b: TextBody): boolean {
  const isPlain = ({ shifts }: TextBody) => shifts.locking === 0 && shifts.single === 0;
  return a.alphabet === b.alphabet && a.alphabet !== 'iso2022jp' && isPlain(a) && isPlain(b);
}

function joined(run: readonly TextBody[]): TextBody {
  if (run.length === 1) return run[0]!;
  const pieces = run.map((body) => (body.alphabet === 'gsm7' ? septetsOf(body) : body.octets));
  const octets = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    octets.set(piece, at);
    at += piece.length;
  }
  return { ...run[0]!, octets, packed: false };
}
