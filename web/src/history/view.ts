import { html } from 'lit';
import type { View } from '../shell/view.ts';
import { SmppHistory } from './history.ts';
import { HistoryStore } from './history-store.ts';
import { SmppPastMessages } from './past-messages.ts';

/** The sessions of the past. */
export const view: View = {
  define() {
    SmppPastMessages.define();
    SmppHistory.define();
  },
  stores: (model) => [model.part(HistoryStore), model.preferences],
  render: (model) =>
    html`<smpp-history .history=${model.part(HistoryStore).get()} .limits=${model.preferences.get().history}></smpp-history>`,
  answers: (model) => ({
    'smpp-history': ({ act, recordings }) => {
      const store = model.part(HistoryStore);
      const [first] = recordings;
      if (act === 'refresh') return store.refresh();
      if (act === 'look') return store.look(first);
      if (act === 'delete') return store.remove(recordings);
      if (first === undefined) return;
      return act === 'show' ? store.show(first) : store.export(first);
    },
  }),
};
