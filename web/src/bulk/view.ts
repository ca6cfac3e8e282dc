import { html } from 'lit';

import type { View } from '../shell/view.ts';
import { SmppAddressBook } from './address-book.ts';
import { BookStore } from './book-store.ts';
import { SmppBulk } from './bulk.ts';
import type { BookRequest, BulkRequest } from './bulk-events.ts';
import { SmppBulkMapping } from './bulk-mapping.ts';
import { SmppBulkProgress } from './bulk-progress.ts';
import { SmppBulkRows } from './bulk-rows.ts';
import { BulkStore } from './bulk-store.ts';

const ELEMENTS = [SmppAddressBook, SmppBulkMapping, SmppBulkProgress, SmppBulkRows, SmppBulk];

/** Sending to many, and the address book. */
export const view: View = {
  define() {
    for (const element of ELEMENTS) element.define();
  },
  stores: (model) => [model.part(BulkStore), model.part(BookStore), model.sessions],
  render(model) {
    const book = model.part(BookStore);
    return html`<smpp-bulk .view=${model.part(BulkStore).get()} .book=${book.get()} .found=${book.found}
      ?ready=${model.sessions.front.link.phase === 'bound'}></smpp-bulk>`;
  },
  answers: (model) => ({
    'smpp-bulk': (request) => answerBulk(model.part(BulkStore), request),
    'smpp-book': (request) => answerBook(model.part(BookStore), request),
  }),
};

function answerBulk(store: BulkStore, request: BulkRequest): unknown {
  switch (request.act) {
    case 'file':
      return store.takeFile(request.file, request.file.name);
    case 'contacts':
      return store.takeContacts(request.contacts);
    case 'map':
      return store.map(request.mapping);
    case 'edit':
      return store.edit(request.change);
    case 'start':
      return store.start();
    case 'show':
      return store.show(request.show, request.offset);
    case 'export':
      return store.export(request.as);
    case 'turn':
      return store.turn(request.side);
    default:
      return store.act(request.act);
  }
}

function answerBook(store: BookStore, request: BookRequest): unknown {
  switch (request.act) {
    case 'put':
      return store.put(request.contact);
    case 'delete':
      return store.delete(request.ids);
    case 'import':
      return store.import(request.file);
    case 'export':
      return store.export();
    case 'find':
      return store.find(request.text);
  }
}
