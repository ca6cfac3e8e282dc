import { choose } from '@smpp-web/codec/text';
import type { BulkMapping } from './bulk-state.ts';
import { randomFrom } from './load-source.ts';
import { type Made, Submits, type Text } from './submits.ts';
import { compileTemplate, problemOfTemplate, type Template } from './template.ts';

/** The message of a row. */
export type RowMessage = Text & Made;

/** Makes messages of rows. */
export class RowMaker {
  readonly #templates: Readonly<Record<keyof BulkMapping, Template>>;
  readonly #submits: Submits;

  /** @throws RangeError when a template cannot be read; see {@link slipsOf}. */
  constructor(columns: readonly string[], mapping: BulkMapping, receipts: boolean) {
    this.#templates = {
      to: compileTemplate(mapping.to, columns),
      from: compileTemplate(mapping.from, columns),
      text: compileTemplate(mapping.text, columns),
    };
    this.#submits = new Submits({ receipts });
  }

  /** What a row says, whether that can be sent or not. The same row gives the same text, chance included. */
  text(row: readonly string[], n: number): Text {
    const values = { n, random: randomFrom(n), row };
    const { to, from, text } = this.#templates;
    return { to: to.fill(values).trim(), from: from.fill(values).trim(), text: text.fill(values) };
  }

  /** @throws Error with a sentence when no message can be made of the row. */
  message(row: readonly string[], n: number): RowMessage {
    const text = this.text(row, n);
    if (text.text === '') throw new RangeError('The text is empty.');
    if (text.to !== '' && !/\d/.test(text.to)) throw new RangeError('“to” is no number.');
    return { ...text, ...this.#submits.of(text) };
  }
}

/** Why templates cannot be used, by field. */
export function slipsOf(columns: readonly string[], mapping: BulkMapping): Partial<Record<keyof BulkMapping, string>> {
  const slips: Partial<Record<keyof BulkMapping, string>> = {};
  for (const field of ['to', 'from', 'text'] as const) {
    const problem = problemOfTemplate(mapping[field], columns);
    if (problem) slips[field] = problem;
  }
  if (mapping.to.trim() === '') slips.to = 'Say where the numbers are: choose a column.';
  if (mapping.text.trim() === '') slips.text = 'Say what to send: choose a column, or write a text.';
  return slips;
}

/** The alphabet that a text is sent in. */
export function alphabetOf(text: string): string {
  return choose(text).alphabet;
}
