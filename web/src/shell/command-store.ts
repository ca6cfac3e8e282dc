import { Store } from '../common/store.ts';
import { CapabilityStore } from './capabilities.ts';
import { COMMAND_GROUPS, type Command, type CommandSource } from './command.ts';
import { consoleCommands } from './console-commands.ts';
import { isSingleKey } from './keys.ts';
import type { ConsoleModel } from './model.ts';

/** Commands that are remembered as done lately. */
const MAX_RECENT = 6;

/** Everything that can be done, from one table that every part adds to: the palette, the sheet and the keys come from it. */
export class CommandStore extends Store<number> {
  readonly #model: ConsoleModel;
  readonly #sources: CommandSource[] = [consoleCommands];

  constructor(model: ConsoleModel) {
    super(0);
    this.#model = model;
  }

  /** Adds commands; returns how to take them out again. */
  add(source: CommandSource): () => void {
    this.#sources.push(source);
    this.set(this.get() + 1);
    return () => {
      this.#sources.splice(this.#sources.indexOf(source), 1);
      this.set(this.get() + 1);
    };
  }

  /** All of them, those that cannot be done now too. */
  all(): readonly Command[] {
    const { isReadOnly } = this.#model.part(CapabilityStore).get();
    return this.#sources.flatMap((source) => source(this.#model)).filter(({ acts }) => !(isReadOnly && acts));
  }

  /** Those that can be done now, by group. */
  possible(): readonly Command[] {
    const possible = this.all().filter((command) => this.#isPossible(command));
    return COMMAND_GROUPS.flatMap((group) => possible.filter((command) => command.group === group));
  }

  /** Those done lately that can be done again, the last one first. */
  recent(): readonly Command[] {
    const possible = this.possible();
    return this.#model.preferences.get().recent.flatMap((id) => possible.find((command) => command.id === id) ?? []);
  }

  run(command: Command): void {
    command.run?.(this.#model);
  }

  /** Runs what was chosen from the list, and remembers it. */
  choose(command: Command): void {
    const { preferences } = this.#model;
    const { recent } = preferences.get();
    preferences.patch({ recent: [command.id, ...recent.filter((id) => id !== command.id)].slice(0, MAX_RECENT) });
    this.run(command);
  }

  /** The command whose keys these are, where it can be done now; `'more'` where they are the first of some. */
  byKeys(pressed: string): Command | 'more' | undefined {
    const { singleKeys } = this.#model.preferences.get();
    const possible = this.possible();
    const hears = (test: (keys: string) => boolean) => (command: Command) =>
      command.keys?.some((keys) => (singleKeys || !isSingleKey(keys)) && test(keys));
    const found = possible.find(hears((keys) => keys === pressed));
    return found ?? (possible.some(hears((keys) => keys.startsWith(`${pressed} `))) ? 'more' : undefined);
  }

  #isPossible({ run, when }: Command): boolean {
    return run !== undefined && (when?.(this.#model) ?? true);
  }
}
