import type { Command } from '../shell/command.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { ProfileStore } from './profile-store.ts';
import { MAX_SESSIONS } from './session-store.ts';

const phaseOf = (model: ConsoleModel) => model.link.get().phase;

const COMMANDS: readonly Command[] = [
  {
    id: 'session.new',
    title: 'New session',
    group: 'Session',
    icon: 'add',
    words: 'tab connection open',
    when: ({ sessions }) => sessions.get().list.length < MAX_SESSIONS,
    run: ({ sessions }) => sessions.add(),
  },
  {
    id: 'session.close',
    title: 'Close the session in front',
    group: 'Session',
    icon: 'close',
    words: 'tab connection',
    run: ({ control, sessions }) => control.close(sessions.get().front),
  },
  {
    id: 'session.next',
    title: 'Next session',
    group: 'Session',
    icon: 'chevron',
    keys: ['Alt+PageDown'],
    words: 'tab connection',
    when: ({ sessions }) => sessions.get().list.length > 1,
    run: (model) => step(model, 1),
  },
  {
    id: 'session.previous',
    title: 'Previous session',
    group: 'Session',
    icon: 'back',
    keys: ['Alt+PageUp'],
    words: 'tab connection',
    when: ({ sessions }) => sessions.get().list.length > 1,
    run: (model) => step(model, -1),
  },
  {
    id: 'session.connect-now',
    title: 'Connect now',
    group: 'Session',
    icon: 'link',
    words: 'reconnect retry attempt',
    when: (model) => phaseOf(model) === 'waiting',
    run: ({ control }) => control.connectNow(),
  },
  {
    id: 'session.stop',
    title: 'Stop connecting',
    group: 'Session',
    icon: 'close',
    words: 'cancel retry attempt',
    when: (model) => phaseOf(model) === 'waiting' || phaseOf(model) === 'connecting',
    run: (model) => model.unbind(),
  },
  {
    id: 'session.profiles',
    title: 'Manage profiles',
    group: 'Session',
    icon: 'settings',
    words: 'saved accounts import export',
    run: (model) => model.part(ProfileStore).patch({ isManaged: true }),
  },
];

/** What can be done with sessions, and the sessions and profiles themselves. */
export function connectionCommands(model: ConsoleModel): readonly Command[] {
  const { list, front } = model.sessions.get();
  const sessions = list
    .filter(({ number }) => number !== front)
    .map(
      ({ number, name }): Command => ({
        id: `session.${number}`,
        title: name,
        group: 'Session',
        icon: 'link',
        words: 'session tab',
        run: () => model.sessions.select(number),
      }),
    );
  const profiles = model
    .part(ProfileStore)
    .get()
    .list.map(
      (profile): Command => ({
        id: `profile.${profile.name}`,
        title: profile.name,
        group: 'Session',
        icon: 'link',
        words: 'profile use form',
        when: () => phaseOf(model) === 'idle',
        run: () => model.control.use(profile),
      }),
    );
  return [...COMMANDS, ...sessions, ...profiles];
}

function step({ sessions }: ConsoleModel, by: 1 | -1): void {
  const { list, front } = sessions.get();
  const at = list.findIndex(({ number }) => number === front) + by;
  sessions.select(list.at(at % list.length)!.number);
}
