import type { IconName } from '../common/icon.ts';
import type { ConsoleModel } from './model.ts';

/** Something that can be done: a row of the palette and of the shortcut sheet. */
export interface Command {
  /** Kept in the list of recent ones: `view.load`, `timeline.clear`. */
  readonly id: string;
  /** What it does, as one would ask for it. English; shown in the language of the console. */
  readonly title: string;
  /** The heading that it stands under. */
  readonly group: CommandGroup;
  /** `Mod+K` (Ctrl, or Cmd on a Mac), `Alt+1`, `?`, or keys one after the other: `g l`. Each of them does it. */
  readonly keys?: readonly string[];
  readonly icon?: IconName;
  /** Other words that people look for it by. */
  readonly words?: string;
  /** Whether it can be done now. Default: always. */
  readonly when?: (model: ConsoleModel) => boolean;
  /** Whether it sends, ends or deletes something: not offered by a console that is read-only. */
  readonly acts?: boolean;
  /** Absent for keys that a part of the console hears itself, which are only told of in the sheet. */
  readonly run?: (model: ConsoleModel) => unknown;
}

/** The headings, in the order in which they are shown. */
export const COMMAND_GROUPS = ['Go to', 'Session', 'Messages', 'Timeline', 'Inspector', 'Look', 'Console'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Gives commands; asked whenever they are listed, so that they may depend on what is there. */
export type CommandSource = (model: ConsoleModel) => readonly Command[];
