import { connectionAnswers } from '../connections/answers.ts';
import { messageAnswers } from '../messages/message-answers.ts';
import { wireAnswers } from '../timeline/wire-answers.ts';
import { WorkbenchInbox } from '../workbench/inbox.ts';
import { CapabilityStore } from './capabilities.ts';
import { clearTimeline } from './clear-timeline.ts';
import { CommandStore } from './command-store.ts';
import type { SmppConsole } from './console.ts';
import { DialogStore } from './dialog-store.ts';
import { takeFirstStep } from './first-steps.ts';
import type { ConsoleModel } from './model.ts';
import { PlaceStore } from './place-store.ts';
import type { Answers } from './view.ts';

/** Ties what people ask for in the panes to the stores that decide. */
export function listenTo(console: SmppConsole, model: ConsoleModel): void {
  const place = model.part(PlaceStore);
  const dialogs = model.part(DialogStore);
  const answers: Answers = {
    ...connectionAnswers(model),
    ...messageAnswers(model),
    'smpp-select-frame': ({ id, by }) => {
      void model.selection.select(model.log.entry(id));
      // What is selected in another view is shown there, too: nobody is taken away from it.
      if (by === 'pointer') place.turnTo('inspector');
    },
    'smpp-filter': (filter) => model.log.setFilter(filter),
    'smpp-pause': ({ paused }) => model.log.setPaused(paused),
    'smpp-clear': () => clearTimeline(model),
    'smpp-mark': ({ path }) => model.selection.mark(path),
    ...wireAnswers(model),
    'smpp-simulator': (panel) => model.configureSimulator(panel),
    'smpp-inject': () => model.injectMo(),
    'smpp-theme': ({ theme }) => {
      model.preferences.patch({ theme });
    },
    'smpp-preference': (some) => model.preferences.patch(some),
    'smpp-command': ({ command }) => model.part(CommandStore).choose(command),
    'smpp-dialog': (ask) => ('open' in ask ? dialogs.open(ask.open) : dialogs.close(ask.close)),
    'smpp-toast': ({ id, act }) => (act === 'undo' ? model.toasts.undo(id) : model.toasts.dismiss(id)),
    'smpp-toast-hold': ({ held }) => model.toasts.hold(held),
    'smpp-open-workbench': ({ octets }) => {
      model.part(WorkbenchInbox).set(octets);
      place.go('workbench');
    },
    'smpp-go': ({ view }) => place.go(view),
    'smpp-first-step': ({ step }) => takeFirstStep(model, step),
    'smpp-fold': ({ pane }) => place.fold(pane),
    'smpp-show-frame': ({ id }) => {
      void model.selection.select(model.log.entry(id));
      place.show('inspector');
    },
  };
  model.part(CapabilityStore).answer(console, answers);
}
