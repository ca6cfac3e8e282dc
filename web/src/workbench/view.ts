import { html } from 'lit';
import type { ConsoleModel } from '../shell/model.ts';
import type { Answers, View } from '../shell/view.ts';
import { SmppBreakPanel } from './break-panel.ts';
import { SmppFieldEditor } from './field-editor.ts';
import { SmppFrameView } from './frame-view.ts';
import { SmppListEditor } from './list-editor.ts';
import { SmppOctetsEditor } from './octets-editor.ts';
import { SmppPduForm } from './pdu-form.ts';
import { SmppPicker } from './picker.ts';
import type { WorkbenchSettings } from './requests.ts';
import { SmppSendPanel } from './send-panel.ts';
import { SendStore } from './send-store.ts';
import { SmppSentList } from './sent-list.ts';
import { fragmentOf } from './share.ts';
import { SmppSourceEditor } from './source-editor.ts';
import { SmppTemplateMenu } from './template-menu.ts';
import { answerTemplate } from './template-requests.ts';
import { TemplateStore } from './template-store.ts';
import { SmppTimeEditor } from './time-editor.ts';
import { SmppTlvList } from './tlv-list.ts';
import { SmppWorkbench } from './workbench.ts';
import { WorkbenchStore } from './workbench-store.ts';

/** Where any PDU is composed, sent, and broken on purpose. */
export const view: View = {
  define() {
    for (const element of ELEMENTS) element.define();
  },
  stores: (model) => [model.part(WorkbenchStore), model.part(SendStore), model.part(TemplateStore), model.link],
  render: (
    model,
  ) => html`<smpp-workbench .workbench=${model.part(WorkbenchStore).get()} .sendings=${model.part(SendStore).get()}
    .templates=${model.part(TemplateStore).get()} .link=${model.link.get()}></smpp-workbench>`,
  answers: (model): Answers => {
    const workbench = model.part(WorkbenchStore);
    const sending = model.part(SendStore);
    return {
      'smpp-edit-pdu': ({ draft }) => workbench.edit(draft),
      'smpp-choose-command': ({ command }) => workbench.choose(command),
      'smpp-edit-text': ({ face, text }) => (face === 'json' ? workbench.editJson(text) : workbench.editHex(text)),
      'smpp-workbench': (settings) => set(workbench, sending, settings),
      'smpp-workbench-act': ({ act }) => {
        if (act === 'share') return share(model);
        return act === 'reset' ? workbench.reset() : sending[act]();
      },
      'smpp-template': (request) => answerTemplate(model, request),
    };
  },
};

const ELEMENTS = [
  SmppBreakPanel,
  SmppFieldEditor,
  SmppFrameView,
  SmppListEditor,
  SmppOctetsEditor,
  SmppPicker,
  SmppSendPanel,
  SmppSentList,
  SmppSourceEditor,
  SmppTemplateMenu,
  SmppTimeEditor,
  SmppTlvList,
  SmppPduForm,
  SmppWorkbench,
];

function set(workbench: WorkbenchStore, sending: SendStore, settings: WorkbenchSettings): void {
  const { version, breakage, to, times, gapMs } = settings;
  if (version) workbench.setVersion(version);
  if (breakage) workbench.setBreakage(breakage);
  if ('marked' in settings) workbench.mark(settings.marked);
  if (to !== undefined) sending.patch({ to });
  if (times !== undefined) sending.patch({ times });
  if (gapMs !== undefined) sending.patch({ gapMs });
}

/** Puts a link to the PDU into the clipboard; where that is closed to the page, into the address bar. */
async function share(model: ConsoleModel): Promise<void> {
  const url = new URL(location.href);
  url.hash = fragmentOf(model.part(WorkbenchStore).get().frame);
  try {
    await navigator.clipboard.writeText(url.href);
    model.toasts.show({ text: 'The link to this PDU is in the clipboard.', tone: 'good' });
  } catch {
    history.replaceState(history.state, '', url);
    model.toasts.show({ text: 'The clipboard is closed to this page: the link is in the address bar.' });
  }
}
