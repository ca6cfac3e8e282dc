import type { TemplateResult } from 'lit';
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
  readonly load: () => Promise<{ readonly view: View }>;
}
