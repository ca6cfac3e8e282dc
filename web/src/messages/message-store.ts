import { matchMessageIds, type Receipt } from '@smpp-web/codec/text';
import type { ReceivedMessage, SentMessage, SentPart } from '@smpp-web/session';
import { Store } from '../common/store.ts';
import type { Feed } from '../engine/feed.ts';

/** One thing in a conversation. */
export type Item =
  | {
      readonly kind: 'sent';
      readonly key: string;
      readonly session: number;
      readonly at: number;
      readonly message: SentMessage;
    }
  | {
      readonly kind: 'received';
      readonly key: string;
      readonly session: number;
      readonly at: number;
      readonly message: ReceivedMessage;
    }
  | {
      readonly kind: 'receipt';
      readonly key: string;
      readonly session: number;
      readonly at: number;
      readonly receipt: Receipt;
    };

/** All that went to and came from one address. */
export interface Conversation {
  readonly peer: string;
  /** The oldest first. */
  readonly items: readonly Item[];
  /** Messages that came while another conversation was open. */
  readonly unread: number;
}

export interface Conversations {
  /** The one with the latest item first. */
  readonly list: readonly Conversation[];
  /** The peer whose conversation is open. */
  readonly open: string | undefined;
}

/** Items kept per conversation, and conversations kept: older ones are scrolled to by nobody. */
const MAX_ITEMS = 2_000;
const MAX_CONVERSATIONS = 500;

/** Conversations by peer address. */
export class MessageStore extends Store<Conversations> {
  readonly #items = new Map<string, Map<string, Item>>();
  #count = 0;

  constructor() {
    super({ list: [], open: undefined });
  }

  /** Opens a conversation; it need not have anything in it yet. */
  open(peer: string | undefined): void {
    const list = this.get().list.map((each) => (each.peer === peer && each.unread > 0 ? { ...each, unread: 0 } : each));
    this.set({ list, open: peer });
  }

  /** Takes over what has happened. */
  take({ sent, received, receipts }: Pick<Feed, 'sent' | 'received' | 'receipts'>): void {
    const touched = new Map<string, number>();
    const touch = (peer: string, unread: number) => touched.set(peer, (touched.get(peer) ?? 0) + unread);
    for (const { session, message } of sent) {
      const key = `sent ${session} ${message.number}`;
      this.#put(message.to, {
        kind: 'sent',
        key,
        session,
        at: message.submittedAt,
        message: this.#keepReceipts(key, message),
      });
      touch(message.to, 0);
    }
    for (const { session, message } of received) {
      this.#put(message.from, { kind: 'received', key: `received ${++this.#count}`, session, at: message.at, message });
      touch(message.from, 1);
    }
    for (const { session, receipt, at } of receipts) touch(this.#takeReceipt(session, receipt, at), 0);
    if (touched.size > 0) this.#publish(touched);
  }

  /** A receipt that its session does not know may be for a message of a session before it. */
  #takeReceipt(session: number, receipt: Receipt, at: number): string {
    const found = receipt.id === undefined ? undefined : this.#findPart(receipt.id);
    if (!found) {
      const peer = RECEIPTS_OF_OTHERS;
      this.#put(peer, { kind: 'receipt', key: `receipt ${++this.#count}`, session, at, receipt });
      return peer;
    }
    const { item, part } = found;
    const { state, final, words } = receipt;
    const { stat, err } = words;
    const tied = { state, final, at, matchedBy: found.rule, ...(stat && { stat }), ...(err && { err }) };
    const parts = item.message.parts.map((each) =>
      each === part ? { ...part, receipts: [...part.receipts, tied] } : each,
    );
    this.#put(item.message.to, { ...item, message: { ...item.message, parts } });
    return item.message.to;
  }

  #findPart(id: string) {
    for (const items of this.#items.values()) {
      for (const item of items.values()) {
        if (item.kind !== 'sent') continue;
        for (const part of item.message.parts) {
          const rule = part.message_id ? matchMessageIds(part.message_id, id) : undefined;
          if (rule) return { item, part, rule };
        }
      }
    }
    return undefined;
  }

  /** Receipts that were tied here are not known to the session, and must outlive its next report. */
  #keepReceipts(key: string, message: SentMessage): SentMessage {
    const known = this.#items.get(message.to)?.get(key);
    if (known?.kind !== 'sent') return message;
    const newer = (part: SentPart, index: number) => {
      const before = known.message.parts[index];
      return before && before.receipts.length > part.receipts.length ? { ...part, receipts: before.receipts } : part;
    };
    return { ...message, parts: message.parts.map(newer) };
  }

  #put(peer: string, item: Item): void {
    const items = this.#items.get(peer) ?? new Map<string, Item>();
    this.#items.set(peer, items);
    items.set(item.key, item);
    if (items.size > MAX_ITEMS) items.delete(items.keys().next().value!);
  }

  #publish(touched: ReadonlyMap<string, number>): void {
    const { list, open = touched.keys().next().value } = this.get();
    const others = list.filter(({ peer }) => !touched.has(peer));
    const changed = [...touched].map(([peer, unread]): Conversation => {
      const before = list.find((each) => each.peer === peer)?.unread ?? 0;
      return { peer, items: [...this.#items.get(peer)!.values()], unread: peer === open ? 0 : before + unread };
    });
    const all = [...changed, ...others].sort((a, b) => lastAt(b) - lastAt(a));
    for (const { peer } of all.splice(MAX_CONVERSATIONS)) this.#items.delete(peer);
    this.set({ list: all, open });
  }
}

/** Where receipts are shown that belong to no message of this page. */
export const RECEIPTS_OF_OTHERS = 'Receipts of other messages';

function lastAt({ items }: Conversation): number {
  return items.at(-1)?.at ?? 0;
}
