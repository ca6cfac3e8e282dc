import type { Receipt } from '@smpp-web/codec/text';
import type { ReceivedMessage, ReceivedPart, SentMessage } from '@smpp-web/session';

interface ItemBase {
  /** Unique among all items. */
  readonly key: string;
  readonly session: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface SentItem extends ItemBase {
  readonly kind: 'sent';
  readonly message: SentMessage;
  /** What else was asked about it, and what was answered; the oldest first. */
  readonly notes?: readonly Note[] | undefined;
}

export interface ReceivedItem extends ItemBase {
  readonly kind: 'received';
  readonly message: ReceivedMessage;
}

/** A long message of which parts have come. */
export interface PartialItem extends ItemBase {
  readonly kind: 'partial';
  /** The part that came last. */
  readonly part: ReceivedPart;
  /** What the parts say that have come, by their place from 0. */
  readonly texts: readonly (string | undefined)[];
}

/** A receipt that belongs to no message of this page. */
export interface ReceiptItem extends ItemBase {
  readonly kind: 'receipt';
  readonly receipt: Receipt;
}

/** One thing in a conversation. */
export type Item = SentItem | ReceivedItem | PartialItem | ReceiptItem;

/** What came of a question about a message: of query_sm, cancel_sm or replace_sm. */
export interface Note {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly tone: 'good' | 'bad';
}

/** All that went to and came from one address. */
export interface Conversation {
  readonly peer: string;
  /** The oldest first. */
  readonly items: readonly Item[];
  /** Messages that came while another conversation was open. */
  readonly unread: number;
  /** Kept above the others. */
  readonly pinned?: boolean;
}

export interface Conversations {
  /** The pinned ones first, and of each the one with the latest item first. */
  readonly list: readonly Conversation[];
  /** The peer whose conversation is open. */
  readonly open: string | undefined;
}

/** What an item says, for lists and searches. */
export function textOfItem(item: Item): string {
  switch (item.kind) {
    case 'receipt':
      return item.receipt.raw;
    case 'partial':
      return item.texts.map((text) => text ?? '…').join('');
    default:
      return item.message.text;
  }
}
