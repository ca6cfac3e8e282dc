import { DEFAULT_MAX_PDU_OCTETS, HEADER_OCTETS } from '../frame/framer.ts';
import { SMPP } from '../pdu/protocol.ts';
import { hasSecret } from './rows.ts';
import { makeSpan, numberOf } from './span.ts';
import type { InspectOptions, Span } from './types.ts';
import { count, octetsInWords } from './words.ts';

/** The start of a header: a length that can be, and the id of a PDU. */
interface Announced {
  readonly command: string;
  readonly length: number;
}

const ANNOUNCED_OCTETS = 8;

/** The PDU whose header begins at `offset`, if one does. */
export function announcedAt(octets: Uint8Array, offset: number): Announced | undefined {
  if (octets.length - offset < ANNOUNCED_OCTETS) return undefined;
  const length = numberOf(octets.subarray(offset, offset + 4));
  if (length < HEADER_OCTETS || length > DEFAULT_MAX_PDU_OCTETS) return undefined;
  const command = SMPP.pduById.get(numberOf(octets.subarray(offset + 4, offset + ANNOUNCED_OCTETS)))?.name;
  return command === undefined ? undefined : { command, length };
}

/**
 * The octets from `offset` on that were not read, because of `reason`. Hidden where a password may be in them, else
 * with what can be guessed: text, or the header of another PDU.
 */
export function unreadRest(octets: Uint8Array, offset: number, reason: string, isSecret: boolean): Span {
  const rest = octets.subarray(offset);
  const place = { name: 'unread', offset, length: rest.length };
  if (isSecret) return makeSpan({ ...place, meaning: reason, secret: true });
  return makeSpan({ ...place, value: rest, meaning: reason, detail: guessRest(octets, offset) });
}

function guessRest(octets: Uint8Array, offset: number): string {
  for (let at = offset; at < octets.length; at++) {
    const next = announcedAt(octets, at);
    if (next && next.length <= octets.length - at) return `A header seems to begin at octet ${at}: ${next.command}.`;
  }
  return `Not read: ${octetsInWords(octets.subarray(offset))}.`;
}

/** How many whole PDUs follow the first, and the span of all that follows. */
export interface Following {
  readonly pdus: number;
  readonly span: Span;
}

/** What stands after the PDU that ends at `offset`: more PDUs, the start of one, or octets of no known form. */
export function followingSpan(octets: Uint8Array, offset: number, options: InspectOptions): Following {
  const hides = (command: string) => options.maskPasswords !== false && hasSecret(command);
  const children: Span[] = [];
  let at = offset;
  for (;;) {
    const next = announcedAt(octets, at);
    if (!next || next.length > octets.length - at) break;
    const { command, length } = next;
    const sequence = numberOf(octets.subarray(at + 12, at + HEADER_OCTETS));
    const path = `following[${children.length}]`;
    const meaning = `${command} #${sequence}, ${count(length, 'octet')}`;
    children.push(makeSpan({ name: command, path, offset: at, length, meaning, secret: hides(command) }));
    at += length;
  }
  const pdus = children.length;
  if (at < octets.length) children.push(remainderSpan(octets, at, hides));
  return {
    pdus,
    span: makeSpan({
      name: 'following',
      offset,
      length: octets.length - offset,
      meaning: pdus > 0 ? `${count(pdus, 'more PDU')}` : 'octets after the PDU',
      detail: 'Octets after the PDU: inspect them on their own.',
      children,
    }),
  };
}

function remainderSpan(octets: Uint8Array, offset: number, hides: (command: string) => boolean): Span {
  const rest = octets.subarray(offset);
  const place = { name: 'unread', path: 'following.unread', offset, length: rest.length };
  const cut = announcedAt(octets, offset);
  if (!cut) return makeSpan({ ...place, value: rest, meaning: octetsInWords(rest) });
  const meaning = `the start of a ${cut.command} of ${count(cut.length, 'octet')}, of which ${rest.length} are here`;
  return makeSpan({ ...place, meaning, secret: hides(cut.command) });
}
