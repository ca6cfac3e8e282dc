import { Store } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { peerOf } from './draft-store.ts';

/** Names of the address book by the numbers that conversations go by. Looked up when there is a first conversation. */
export class NameStore extends Store<ReadonlyMap<string, string>> {
  constructor(model: Pick<ConsoleModel, 'messages' | 'part'>) {
    super(new Map());
    const stop = model.messages.subscribe(() => {
      stop();
      void this.#load(model);
    });
  }

  async #load(model: Pick<ConsoleModel, 'part'>): Promise<void> {
    const { BookStore } = await import('../bulk/book-store.ts');
    const book = model.part(BookStore);
    const take = () =>
      this.set(new Map(book.get().contacts.map(({ number, name }) => [peerOf(number.replace(/[\s().-]/g, '')), name])));
    book.subscribe(take);
    take();
  }
}
