import { connectionCommands } from '../connections/commands.ts';
import { clearTimeline } from './clear-timeline.ts';
import type { Command } from './command.ts';
import { DialogStore } from './dialog-store.ts';
import { bindToSimulator, showSamples } from './first-steps.ts';
import type { ConsoleModel } from './model.ts';
import { PANES, PlaceStore } from './place-store.ts';
import type { Theme } from './preference-store.ts';
import { offeredViews } from './ways.ts';

const isIdle = (model: ConsoleModel) => model.link.get().phase === 'idle';
const isBound = (model: ConsoleModel) => model.link.get().phase === 'bound';

const views = (model: ConsoleModel): readonly Command[] =>
  offeredViews(model).map(({ id, title, hint, icon, key, number }) => ({
    id: `view.${id}`,
    title,
    group: 'Go to',
    icon,
    words: hint,
    keys: [...(number < 10 ? [`Alt+${number}`] : []), ...(key ? [`g ${key}`] : [])],
    run: (model) => model.part(PlaceStore).go(id),
  }));

const PANE_TITLES = {
  messages: 'Messages',
  timeline: 'Timeline',
  inspector: 'Inspector',
  simulator: 'Simulator panel',
};

const PANE_COMMANDS: readonly Command[] = PANES.map((pane) => ({
  id: `pane.${pane}`,
  title: PANE_TITLES[pane],
  group: 'Go to',
  icon: ({ messages: 'message', timeline: 'wire', inspector: 'inspect', simulator: 'centre' } as const)[pane],
  run: (model) => model.part(PlaceStore).show(pane),
}));

const FOLD_COMMANDS: readonly Command[] = (['messages', 'inspector'] as const).flatMap((pane) =>
  [true, false].map((isHidden) => ({
    id: `fold.${pane}.${isHidden}`,
    title: isHidden
      ? { messages: 'Unfold the messages', inspector: 'Unfold the inspector' }[pane]
      : { messages: 'Fold the messages away', inspector: 'Fold the inspector away' }[pane],
    group: 'Look' as const,
    icon: pane === 'messages' ? ('side' as const) : ('bottom' as const),
    words: 'hide show pane layout collapse',
    when: (model: ConsoleModel) => model.preferences.get().hiddenPanes.includes(pane) === isHidden,
    run: (model: ConsoleModel) => model.part(PlaceStore).fold(pane),
  })),
);

const THEMES: readonly (readonly [Theme, string])[] = [
  ['auto', 'Theme of the system'],
  ['light', 'Light theme'],
  ['dark', 'Dark theme'],
  ['contrast', 'High contrast theme'],
];

const THEME_COMMANDS: readonly Command[] = THEMES.map(([theme, title]) => ({
  id: `theme.${theme}`,
  title,
  group: 'Look',
  icon: ({ auto: 'auto', light: 'sun', dark: 'moon', contrast: 'contrast' } as const)[theme],
  words: 'colours appearance mode',
  when: (model) => model.preferences.get().theme !== theme,
  run: (model) => model.preferences.patch({ theme }),
}));

const COMMANDS: readonly Command[] = [
  {
    id: 'console.palette',
    title: 'Find a command',
    group: 'Console',
    icon: 'command',
    keys: ['Mod+K'],
    run: (model) => model.part(DialogStore).open('palette'),
  },
  {
    id: 'console.shortcuts',
    title: 'Keyboard shortcuts',
    group: 'Console',
    icon: 'keyboard',
    keys: ['?'],
    words: 'keys help sheet',
    run: (model) => model.part(DialogStore).open('shortcuts'),
  },
  {
    id: 'console.undo',
    title: 'Undo',
    group: 'Console',
    icon: 'undo',
    keys: ['Mod+Z'],
    when: (model) => model.toasts.get().some(({ undo }) => undo),
    run: (model) => model.toasts.undo(),
  },
  {
    id: 'session.simulator',
    acts: true,
    title: 'Bind to the simulator in this page',
    group: 'Session',
    icon: 'centre',
    words: 'connect login start',
    when: isIdle,
    run: bindToSimulator,
  },
  {
    id: 'session.unbind',
    acts: true,
    title: 'Unbind',
    group: 'Session',
    icon: 'close',
    words: 'disconnect close end logout',
    when: isBound,
    run: (model) => model.unbind(),
  },
  {
    id: 'messages.send',
    acts: true,
    title: 'Send the draft',
    group: 'Messages',
    icon: 'send',
    when: (model) => isBound(model) && model.composer.get().text !== '',
    run: (model) => model.send(),
  },
  {
    id: 'messages.send.key',
    acts: true,
    title: 'Send, from the field of the message',
    group: 'Messages',
    keys: ['Mod+Enter'],
  },
  {
    id: 'messages.inject',
    acts: true,
    title: 'Have the simulator deliver a message',
    group: 'Messages',
    icon: 'in',
    words: 'MO mobile originated deliver_sm inject',
    when: (model) => isBound(model) && model.preferences.get().target === 'page',
    run: (model) => model.injectMo(),
  },
  {
    id: 'timeline.pause',
    title: 'Pause the timeline',
    group: 'Timeline',
    icon: 'pause',
    when: ({ log }) => !log.get().paused,
    run: ({ log }) => log.setPaused(true),
  },
  {
    id: 'timeline.resume',
    title: 'Let the timeline go on',
    group: 'Timeline',
    icon: 'play',
    when: ({ log }) => log.get().paused,
    run: ({ log }) => log.setPaused(false),
  },
  {
    id: 'timeline.clear',
    acts: true,
    title: 'Clear the timeline',
    group: 'Timeline',
    icon: 'clear',
    words: 'delete empty log',
    when: ({ log }) => log.get().total > 0,
    run: clearTimeline,
  },
  {
    id: 'timeline.samples',
    title: 'Put sample PDUs into the timeline',
    group: 'Timeline',
    icon: 'wire',
    words: 'example demo try',
    run: showSamples,
  },
  {
    id: 'inspector.decode',
    title: 'Decode hex',
    group: 'Inspector',
    icon: 'decode',
    words: 'paste octets PDU dump',
    run: (model) => model.part(DialogStore).open('decode'),
  },
];

/** What the shell itself offers, and one conversation after the other. */
export function consoleCommands(model: ConsoleModel): readonly Command[] {
  return [
    ...views(model),
    ...PANE_COMMANDS,
    ...COMMANDS,
    ...connectionCommands(model),
    ...FOLD_COMMANDS,
    ...THEME_COMMANDS,
    ...conversations(model),
  ];
}

/** Conversations offered by the palette: the latest. */
const MAX_CONVERSATIONS = 20;

function conversations({ messages }: ConsoleModel): readonly Command[] {
  return messages
    .get()
    .list.slice(0, MAX_CONVERSATIONS)
    .map(({ peer }) => ({
      id: `conversation.${peer}`,
      title: peer,
      group: 'Messages',
      icon: 'message',
      words: 'conversation',
      run: (model) => {
        model.openConversation(peer);
        model.part(PlaceStore).show('messages');
      },
    }));
}
