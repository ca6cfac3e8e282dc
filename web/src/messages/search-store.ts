import { Store } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { MessageStore } from './message-store.ts';
import { NameStore } from './name-store.ts';
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
  readonly #names: () => ReadonlyMap<string, string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(model: { readonly messages: MessageStore; readonly part?: ConsoleModel['part'] }) {
    super({ query: '', hits: [], sought: undefined });
    const { messages } = model;
    this.#messages = messages;
    this.#names = () => model.part?.(NameStore).get();
    messages.subscribe(() => this.#refreshSoon());
  }

  look(query: string): void {
    this.set({ query, hits: this.#find(query), sought: undefined });
  }

  /** Chooses one of the hits. */
  seek(key: string): void {
    this.patch({ sought: key });
  }

  #find(query: string): Hit[] {
    return search(this.#messages.get().list, query, this.#names());
  }

  #refreshSoon(): void {
    if (this.get().query === '' || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.patch({ hits: this.#find(this.get().query) });
    }, REFRESH_MS);
  }
}
