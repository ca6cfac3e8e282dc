import { decode, type Pdu } from '@smpp-web/codec';
import { createReassembler, type MessageFields, readUserData, type UserData } from '@smpp-web/codec/text';
import type { Entry, WireLog } from '../timeline/wire-log.ts';

/** One part of a long message. */
export interface MessagePart {
  /** From 1. */
  readonly sequence: number;
  /** Undefined where the part is not among the entries that were looked at. */
  readonly found: { readonly entry: Entry | undefined; readonly data: UserData } | undefined;
}

/** The parts of a message, in order; of a message that is no part of a longer one, itself. */
export interface MessageParts {
  /** Undefined where the frame carries no message. */
  readonly data: UserData | undefined;
  readonly parts: readonly MessagePart[];
  /** The whole text, if all parts are there. */
  readonly text: string | undefined;
}

const NO_MESSAGE: MessageParts = { data: undefined, parts: [], text: undefined };

/** Entries looked at on either side: parts follow each other, with those of other messages between them. */
const REACH = 3_000;

/** Finds the parts that belong to the message of a frame: same session, way, addresses and reference, and the nearest of each. */
export function partsOf(log: WireLog, entry: Entry | undefined, frame: Uint8Array): MessageParts {
  const message = messageIn(frame);
  if (!message) return NO_MESSAGE;
  const { concat } = message.data;
  if (!concat || concat.total < 2) {
    return {
      data: message.data,
      parts: [{ sequence: 1, found: { entry, data: message.data } }],
      text: message.data.text,
    };
  }
  const found = new Map<number, { entry: Entry | undefined; data: UserData }>([
    [concat.sequence, { entry, data: message.data }],
  ]);
  if (entry)
    for (const each of near(log, entry)) {
      const other = messageIn(each.frame);
      const part = other && isSameMessage(message, other) ? other.data.concat!.sequence : undefined;
      if (part !== undefined && !found.has(part)) found.set(part, { entry: each, data: other!.data });
      if (found.size === concat.total) break;
    }
  const parts = Array.from({ length: concat.total }, (_, index) => ({
    sequence: index + 1,
    found: found.get(index + 1),
  }));
  return { data: message.data, parts, text: joined(message, parts) };
}

interface Message {
  readonly from: string;
  readonly to: string;
  readonly data: UserData;
}

function messageIn(frame: Uint8Array): Message | undefined {
  let pdu: Pdu;
  try {
    pdu = decode(frame);
  } catch {
    return undefined;
  }
  if (!('data_coding' in pdu) || typeof pdu.data_coding !== 'number') return undefined;
  const { source_addr = '', destination_addr = '' } = pdu as { source_addr?: string; destination_addr?: string };
  return { from: source_addr, to: destination_addr, data: readUserData(pdu as MessageFields) };
}

/** Entries of the same kind around one, the nearest first. */
function* near(log: WireLog, entry: Entry): Generator<Entry> {
  for (let distance = 1; distance <= REACH; distance++)
    for (const id of [entry.id - distance, entry.id + distance]) {
      const row = log.row(id);
      const isAlike = row?.session === entry.session && row.direction === entry.direction;
      if (isAlike && row.command_id === entry.command_id) yield log.entry(id)!;
    }
}

function isSameMessage(one: Message, other: Message): boolean {
  const [a, b] = [one.data.concat!, other.data.concat];
  const isSameReference = b && a.reference === b.reference && a.total === b.total && a.width === b.width;
  return Boolean(isSameReference) && one.from === other.from && one.to === other.to;
}

function joined({ from, to }: Message, parts: readonly MessagePart[]): string | undefined {
  const reassembler = createReassembler();
  for (const { found } of parts) {
    const pushed = found && reassembler.push({ from, to, data: found.data }, 0);
    if (pushed?.kind === 'complete') return pushed.text;
  }
  return undefined;
}
