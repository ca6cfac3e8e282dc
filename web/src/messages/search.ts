import { partProgress } from '../words/message-words.ts';
import { type Conversation, type Item, textOfItem } from './item.ts';

/** A place where something was found. */
export interface Hit {
  readonly peer: string;
  readonly item: Item;
  /** A piece of what was found, cut around the place. */
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

/** Hits shown: more is no answer, but a reason to ask for something else. */
export const MAX_HITS = 200;

/** Characters of the text around a hit. */
const BEFORE = 24;
const AFTER = 80;

/** Looks for a text, a number, a name, an id or a state in all messages, the newest first in each conversation. */
export function search(
  conversations: readonly Conversation[],
  query: string,
  names: ReadonlyMap<string, string> = new Map(),
): Hit[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  const hits: Hit[] = [];
  for (const { peer, items } of conversations) {
    for (let index = items.length - 1; index >= 0 && hits.length < MAX_HITS; index--) {
      const item = items[index]!;
      const hit = [textOfItem(item), ...wordsAbout(item), names.get(peer) ?? '']
        .map((text) => cut(text, wanted))
        .find((found) => found);
      if (hit) hits.push({ peer, item, ...hit });
    }
  }
  return hits;
}

/** What people look for beside the text: addresses, ids, states, statuses. */
function wordsAbout(item: Item): string[] {
  switch (item.kind) {
    case 'sent':
      return [
        item.message.to,
        item.message.from,
        ...item.message.parts.flatMap((part) => [part.message_id ?? '', partProgress(part).word, part.problem ?? '']),
      ];
    case 'received':
      return [item.message.from, item.message.to];
    case 'partial':
      return [item.part.from, item.part.to];
    case 'receipt':
      return [item.receipt.id ?? '', item.receipt.words.stat ?? ''];
  }
}

function cut(text: string, wanted: string): Pick<Hit, 'before' | 'found' | 'after'> | undefined {
  const at = fold(text).indexOf(wanted);
  if (at < 0) return undefined;
  const end = at + wanted.length;
  const before = text.slice(Math.max(0, at - BEFORE), at);
  return {
    before: at > BEFORE ? `…${before}` : before,
    found: text.slice(at, end),
    after: text.slice(end, end + AFTER),
  };
}

/** Upper and lower case alike, letter by letter, so that places stay where they are. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const folded = character.toLowerCase();
    return folded.length === character.length ? folded : character;
  }).join('');
}
