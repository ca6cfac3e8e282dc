import type { TemplateResult } from 'lit';
import type { IconName } from '../common/icon.ts';
import type { Readable } from '../common/store.ts';
import type { SmppEventName, SmppEvents } from '../events.ts';
import type { ConsoleModel } from './model.ts';

/** What is done when people ask for something, by the name of the event. */
export type Answers = { readonly [Name in SmppEventName]?: (detail: SmppEvents[Name]) => unknown };

/** One view of the console, in a module of its own that is loaded when the view is first opened. */
export interface View {
  /** Registers the elements that it shows. */
  define(): void;
  /** What it shows: it is rendered again when one of these has changed. */
  stores(model: ConsoleModel): readonly Readable<unknown>[];
  render(model: ConsoleModel): TemplateResult;
  /** What it does about the events of its elements. */
  answers(model: ConsoleModel): Answers;
}

/** How a view is named and found. */
export interface ViewRow {
  readonly id: string;
  readonly title: string;
  /** In a sentence, for the palette and for people who hover. */
  readonly hint: string;
  /** Default: a square. */
  readonly icon?: IconName;
  /** The letter that leads to it after `g`. Default: the first letter of its title that is free. */
  readonly key?: string;
  /** Whether it is for doing something, not only for looking: not offered by a console that is read-only. */
  readonly acts?: boolean;
  readonly load: () => Promise<{ readonly view: View }>;
}
