import { html } from 'lit';
import { save } from '../common/save.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { View } from '../shell/view.ts';
import { SmppChart } from './chart.ts';
import { SmppLoad } from './load.ts';
import { SmppLoadCharts } from './load-charts.ts';
import type { LoadRequest } from './load-events.ts';
import { SmppLoadOutcome } from './load-outcome.ts';
import { SmppLoadPanel } from './load-panel.ts';
import { SmppLoadSetup } from './load-setup.ts';
import { LoadStore } from './load-store.ts';

const ELEMENTS = [SmppChart, SmppLoadCharts, SmppLoadOutcome, SmppLoadPanel, SmppLoadSetup, SmppLoad];

/** Load runs. */
export const view: View = {
  define() {
    for (const element of ELEMENTS) element.define();
  },
  stores: (model) => [model.part(LoadStore), model.sessions, model.preferences],
  render(model) {
    const { list, front } = model.sessions.get();
    const sessions = list.map(({ number, name, link }) => ({ number, name, isBound: link.phase === 'bound' }));
    return html`<smpp-load .view=${model.part(LoadStore).get()} .sessions=${sessions} .front=${front}
      .theme=${model.preferences.get().theme}></smpp-load>`;
  },
  answers: (model) => ({ 'smpp-load': (request) => answer(model, request) }),
};

async function answer(model: ConsoleModel, request: LoadRequest): Promise<void> {
  const store = model.part(LoadStore);
  const { load } = model.engine;
  switch (request.act) {
    case 'edit':
      return store.edit(request.change);
    case 'file':
      return store.takeFile(request.file);
    case 'start':
      return store.start();
    case 'pause':
      return load.pause();
    case 'resume':
      return load.resume();
    case 'stop':
      return load.stop();
    case 'change': {
      const { act: _, ...change } = request;
      return load.change(change);
    }
    case 'export':
      return saveReport(store, request.as);
  }
}

async function saveReport(store: LoadStore, as: 'html' | 'json'): Promise<void> {
  const { reportHtml, reportJson } = await import('./report.ts');
  const { state, series, missed } = store.get();
  if (!state) return;
  const report = { state, columns: series.columns(), missed };
  const name = `load-run-${new Date(state.startedAt).toISOString().slice(0, 19).replace(/[:T]/g, '-')}`;
  if (as === 'html') save(`${name}.html`, 'text/html;charset=utf-8', reportHtml(report));
  else save(`${name}.json`, 'application/json', reportJson(report));
}
