import { html } from 'lit';
import { save } from '../common/save.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { Answers, View } from '../shell/view.ts';
import { type LadderFormat, type LadderSource, ladderMermaid, ladderSvg } from './export.ts';
import { SmppLadder } from './ladder.ts';
import { LadderStore } from './ladder-store.ts';
import { SmppLadderView } from './ladder-view.ts';

/** The session as a sequence diagram. */
export const view: View = {
  define() {
    SmppLadder.define();
    SmppLadderView.define();
  },
  stores: (model) => [model.part(LadderStore), model.log, model.sessions, model.selection],
  render: (model) => {
    const selection = model.selection.get();
    const { list, front } = model.sessions.get();
    const view = model.log.get();
    // The partner may have come since the entry was selected.
    const partner = view.entry(view.entry(selection.entry?.id)?.partner);
    return html`<smpp-ladder-view .ladder=${model.part(LadderStore).get()} .view=${view} .sessions=${list} .front=${front}
      .selection=${selection} .partner=${partner}></smpp-ladder-view>`;
  },
  answers: (model): Answers => ({
    'smpp-ladder': (options) => model.part(LadderStore).change(options),
    'smpp-ladder-fold': ({ id, folded }) => model.part(LadderStore).fold(id, folded),
    'smpp-ladder-export': ({ as }) => exportAs(model, as),
  }),
};

async function exportAs(model: ConsoleModel, format: LadderFormat): Promise<void> {
  const ladder = model.part(LadderStore).get();
  const { list, front } = model.sessions.get();
  const sessions = ladder.options.scope === 'all' ? list : list.filter(({ number }) => number === front);
  const source: LadderSource = { ladder, entryOf: (id) => model.log.entry(id), sessions, now: Date.now() };
  if (format !== 'mermaid')
    return save('smpp-ladder.svg', 'image/svg+xml', ladderSvg(source, format === 'svg-dark' ? 'dark' : 'light'));
  try {
    await navigator.clipboard.writeText(ladderMermaid(source));
    model.toasts.show({ text: 'The diagram is in the clipboard, as Mermaid text.', tone: 'good' });
  } catch {
    save('smpp-ladder.mmd', 'text/plain', ladderMermaid(source));
    model.toasts.show({ text: 'The clipboard is closed to this page: the diagram was saved as a file.' });
  }
}
