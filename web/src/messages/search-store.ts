import { Store } from '../common/store.ts';
import type { MessageStore } from './message-store.ts';
import { type Hit, search } from './search.ts';

/** What is looked for in the messages, and where it was found. */
export interface Search {
  readonly query: string;
  readonly hits: readonly Hit[];
  /** The key of the item that was chosen of them. */
  readonly sought: string | undefined;
}

/** How long the hits of a query stay as they are while messages come, in milliseconds. */
const REFRESH_MS = 500;

/** Looks for a text in all messages, those to come included. */
export class SearchStore extends Store<Search> {
  readonly #messages: MessageStore;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ messages }: { readonly messages: MessageStore }) {
    super({ query: '', hits: [], sought: undefined });
    this.#messages = messages;
    messages.subscribe(() => this.#refreshSoon());
  }

  look(query: string): void {
    this.set({ query, hits: search(this.#messages.get().list, query), sought: undefined });
  }

  /** Chooses one of the hits. */
  seek(key: string): void {
    this.patch({ sought: key });
  }

  #refreshSoon(): void {
    if (this.get().query === '' || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.patch({ hits: search(this.#messages.get().list, this.get().query) });
    }, REFRESH_MS);
  }
}
