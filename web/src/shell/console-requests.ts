import type { SmppEventName, SmppEvents } from '../events.ts';
import type { SmppConsole } from './console.ts';
import type { ConsoleModel } from './model.ts';

type Answers = { [Name in SmppEventName]: (detail: SmppEvents[Name]) => unknown };

/** Ties what people ask for in the panes to the stores that decide. */
export function listenTo(console: SmppConsole, model: ConsoleModel): void {
  const answers: Answers = {
    'smpp-bind': (form) => model.bind(form),
    'smpp-unbind': () => model.unbind(),
    'smpp-open-conversation': ({ peer }) => model.openConversation(peer),
    'smpp-draft': (draft) => model.composer.change(draft),
    'smpp-replace': ({ character }) => model.composer.replace(character),
    'smpp-send': () => model.send(),
    'smpp-show-part': ({ session, message_id }) => {
      model.selectSubmit(session, message_id);
      console.show('inspector');
    },
    'smpp-select-frame': ({ id, by }) => {
      void model.selection.select(model.log.entry(id));
      if (by === 'pointer') console.show('inspector');
    },
    'smpp-filter': (filter) => model.log.setFilter(filter),
    'smpp-pause': ({ paused }) => model.log.setPaused(paused),
    'smpp-clear': () => model.log.clear(),
    'smpp-mark': ({ path }) => model.selection.mark(path),
    'smpp-paste': ({ octets }) => {
      void model.selection.paste(octets);
      console.show('inspector');
    },
    'smpp-simulator': (panel) => model.configureSimulator(panel),
    'smpp-inject': () => model.injectMo(),
    'smpp-theme': ({ theme }) => {
      model.preferences.patch({ theme });
    },
  };
  for (const [name, answer] of Object.entries(answers)) {
    console.addEventListener(
      name,
      (event) => void (answer as (detail: unknown) => unknown)((event as CustomEvent).detail),
    );
  }
}
