import { html } from 'lit';
import type { View } from '../shell/view.ts';
import { TimelineSettingsStore } from '../timeline/timeline-settings.ts';
import { KeptStore } from './kept-store.ts';
import { SmppKeptTable } from './kept-table.ts';
import { SmppSettings } from './settings.ts';

/** Everything that can be set. */
export const view: View = {
  define() {
    SmppKeptTable.define();
    SmppSettings.define();
  },
  stores: (model) => [model.preferences, model.part(KeptStore), model.part(TimelineSettingsStore)],
  render: (model) =>
    html`<smpp-settings .preferences=${model.preferences.get()} .time=${model.part(TimelineSettingsStore).get().time}
      .kept=${model.part(KeptStore).get()}></smpp-settings>`,
  answers: (model) => ({
    'smpp-clear-kept': () => model.part(KeptStore).clear(),
    'smpp-preference': () => void model.part(KeptStore).refresh(),
  }),
};
