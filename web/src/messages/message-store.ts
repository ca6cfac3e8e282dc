import { matchMessageIds, type Receipt } from '@smpp-web/codec/text';
import type { ReceivedPart, SentMessage, SentPart } from '@smpp-web/session';
import { type Forgetful, type KeptStorage, keep, readKept } from '../common/kept.ts';
import { Store } from '../common/store.ts';
import type { Feed } from '../engine/feed.ts';
import type { Conversation, Conversations, Item, Note, PartialItem, SentItem } from './item.ts';

/** Items kept per conversation, and conversations kept: older ones are scrolled to by nobody. */
const MAX_ITEMS = 2_000;
const MAX_CONVERSATIONS = 500;

/** Messages that stay deleted when something is heard of them; as many as can have receipts under way. */
const MAX_DELETED = 10_000;

const PINNED_KEY = 'smpp-web.pinned';

/** Pinned conversations that are remembered. */
const MAX_PINNED = 100;

/** Answers kept of one message. */
const MAX_NOTES = 20;

type Heard = Pick<Feed, 'sent' | 'received' | 'receipts'> & Partial<Pick<Feed, 'partial'>>;

/** Conversations by peer address. */
export class MessageStore extends Store<Conversations> implements Forgetful {
  readonly #storage: KeptStorage | undefined;
  readonly #items = new Map<string, Map<string, Item>>();
  readonly #pinned: Set<string>;
  readonly #deleted = new Set<string>();
  #count = 0;

  /** `storage` remembers what is pinned. */
  constructor(storage?: KeptStorage) {
    super({ list: [], open: undefined });
    this.#storage = storage;
    const kept = readKept(storage, PINNED_KEY);
    this.#pinned = new Set(Array.isArray(kept) ? kept.filter((peer) => typeof peer === 'string') : []);
  }

  /** What is pinned is kept no more; the conversations stay, as they are those of sessions. */
  forget(): void {
    const peers = [...this.#pinned];
    this.#pinned.clear();
    this.#publish(new Map(peers.map((peer) => [peer, 0])));
  }

  /** Opens a conversation; it need not have anything in it yet. */
  open(peer: string | undefined): void {
    this.set({ list: this.#withoutUnread(peer), open: peer });
  }

  /** Takes what has come as read. */
  markRead(peer: string): void {
    this.patch({ list: this.#withoutUnread(peer) });
  }

  /** Keeps a conversation above the others, or no longer. */
  pin(peer: string, isPinned: boolean): void {
    if (isPinned) this.#pinned.add(peer);
    else this.#pinned.delete(peer);
    keep(this.#storage, PINNED_KEY, [...this.#pinned].slice(-MAX_PINNED));
    this.#publish(new Map([[peer, 0]]));
  }

  /** Deletes a conversation, or one item of it. Returns what was deleted, and how to have it back. */
  remove(peer: string, key?: string): { readonly items: readonly Item[]; readonly restore: () => void } {
    const before = this.#items.get(peer) ?? new Map<string, Item>();
    const items = key === undefined ? [...before.values()] : [before.get(key)].filter((item) => item !== undefined);
    for (const item of items) {
      before.delete(item.key);
      this.#deleted.add(item.key);
      if (this.#deleted.size > MAX_DELETED) this.#deleted.delete(this.#deleted.values().next().value!);
    }
    if (before.size === 0) this.#drop(peer);
    else this.#publish(new Map([[peer, 0]]));
    return { items, restore: () => this.#restore(peer, items) };
  }

  /** Notes what came of a question about a sent message. */
  note(peer: string, key: string, note: Note): void {
    const item = this.#items.get(peer)?.get(key);
    if (item?.kind !== 'sent') return;
    this.#put(peer, { ...item, notes: [...(item.notes ?? []), note].slice(-MAX_NOTES) });
    this.#publish(new Map([[peer, 0]]));
  }

  /** Takes over what has happened. */
  take({ sent, received, receipts, partial = [] }: Heard): void {
    const touched = new Map<string, number>();
    const touch = (peer: string, unread: number) => touched.set(peer, (touched.get(peer) ?? 0) + unread);
    for (const { session, message } of sent) {
      if (this.#putSent(session, message)) touch(message.to, 0);
    }
    for (const { session, part } of partial) {
      this.#putPart(session, part);
      touch(part.from, 0);
    }
    for (const { session, message } of received) {
      if (message.reference !== undefined) this.#items.get(message.from)?.delete(partKey(session, message));
      this.#put(message.from, { kind: 'received', key: `received ${++this.#count}`, session, at: message.at, message });
      touch(message.from, 1);
    }
    for (const { session, receipt, at } of receipts) touch(this.#takeReceipt(session, receipt, at), 0);
    if (touched.size > 0) this.#publish(touched);
  }

  #putSent(session: number, message: SentMessage): boolean {
    const key = `sent ${session} ${message.number}`;
    if (this.#deleted.has(key)) return false;
    const known = this.#items.get(message.to)?.get(key);
    const before = known?.kind === 'sent' ? known : undefined;
    this.#put(message.to, {
      kind: 'sent',
      key,
      session,
      at: message.submittedAt,
      message: before ? withReceipts(message, before) : message,
      ...(before?.notes && { notes: before.notes }),
    });
    return true;
  }

  #putPart(session: number, part: ReceivedPart): void {
    const key = partKey(session, part);
    const known = this.#items.get(part.from)?.get(key);
    const texts = Array.from({ length: part.total }, (_, index) => {
      if (index === part.sequence - 1) return part.text;
      return known?.kind === 'partial' ? known.texts[index] : undefined;
    });
    const item: PartialItem = { kind: 'partial', key, session, at: known?.at ?? part.at, part, texts };
    this.#put(part.from, item);
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

  #put(peer: string, item: Item): void {
    const items = this.#items.get(peer) ?? new Map<string, Item>();
    this.#items.set(peer, items);
    items.set(item.key, item);
    if (items.size > MAX_ITEMS) items.delete(items.keys().next().value!);
  }

  #restore(peer: string, items: readonly Item[]): void {
    for (const { key } of items) this.#deleted.delete(key);
    const present = [...(this.#items.get(peer)?.values() ?? [])];
    const all = [...items, ...present].sort((one, other) => one.at - other.at);
    this.#items.set(peer, new Map(all.slice(-MAX_ITEMS).map((item) => [item.key, item])));
    this.#publish(new Map([[peer, 0]]));
  }

  #drop(peer: string): void {
    this.#items.delete(peer);
    this.#pinned.delete(peer);
    const { list, open } = this.get();
    this.set({ list: list.filter((each) => each.peer !== peer), open: open === peer ? undefined : open });
  }

  #withoutUnread(peer: string | undefined): readonly Conversation[] {
    return this.get().list.map((each) => (each.peer === peer && each.unread > 0 ? { ...each, unread: 0 } : each));
  }

  #publish(touched: ReadonlyMap<string, number>): void {
    const { list, open = touched.keys().next().value } = this.get();
    const others = list.filter(({ peer }) => !touched.has(peer));
    const changed = [...touched].flatMap(([peer, unread]): Conversation[] => {
      const items = this.#items.get(peer);
      if (!items) return [];
      const before = list.find((each) => each.peer === peer)?.unread ?? 0;
      const pinned = this.#pinned.has(peer);
      return [{ peer, items: [...items.values()], unread: peer === open ? 0 : before + unread, pinned }];
    });
    const all = [...changed, ...others].sort(
      (a, b) => Number(b.pinned ?? false) - Number(a.pinned ?? false) || lastAt(b) - lastAt(a),
    );
    for (const { peer } of all.splice(MAX_CONVERSATIONS)) this.#items.delete(peer);
    this.set({ list: all, open });
  }
}

/** Where receipts are shown that belong to no message of this page. */
export const RECEIPTS_OF_OTHERS = 'Receipts of other messages';

/** Receipts that were tied here are not known to the session, and must outlive its next report. */
function withReceipts(message: SentMessage, before: SentItem): SentMessage {
  const newer = (part: SentPart, index: number) => {
    const known = before.message.parts[index];
    return known && known.receipts.length > part.receipts.length ? { ...part, receipts: known.receipts } : part;
  };
  return { ...message, parts: message.parts.map(newer) };
}

/** Parts of one message have all of these in common. */
function partKey(
  session: number,
  { from, to, reference }: { from: string; to: string; reference: number | undefined },
): string {
  return `parts ${session} ${reference} ${from}\0${to}`;
}

function lastAt({ items }: Conversation): number {
  return items.at(-1)?.at ?? 0;
}
