import type { PduRow } from '../spec/row.ts';
import { makeSpan, type SpanFacts } from './span.ts';
import type { Span } from './types.ts';
import { count } from './words.ts';

interface Item {
  readonly path: string;
  readonly fields: Span[];
}

/** Puts the fields of list items, which the decoder reports one by one, into a span per item and one for the list. */
export class ListCollector {
  readonly #spans: Span[];
  readonly #row: PduRow | undefined;
  #open: { readonly name: string; readonly items: Item[] } | undefined;

  constructor(spans: Span[], row: PduRow | undefined) {
    this.#spans = spans;
    this.#row = row;
  }

  /** Takes the next span, of a list item or not. */
  add(span: Span): void {
    const [, item, name] = /^((\w+)\[\d+\])\./.exec(span.path) ?? [];
    if (item === undefined || name === undefined) {
      this.finish();
      this.#spans.push(span);
      return;
    }
    this.#open ??= { name, items: [] };
    const last = this.#open.items.at(-1);
    if (last?.path === item) last.fields.push(span);
    else this.#open.items.push({ path: item, fields: [span] });
  }

  /** Closes the list, if one is open. */
  finish(): void {
    if (!this.#open) return;
    const { name, items } = this.#open;
    this.#open = undefined;
    const children = items.map(({ path, fields }) =>
      sumOf(fields, { name: path, meaning: fields.map(inShort).join(', ') }),
    );
    const { doc } = this.#row?.fields[name] ?? {};
    const meaning = count(items.length, 'item');
    this.#spans.push(sumOf(children, { name, meaning, doc, section: this.#row?.section }));
  }
}

function sumOf(children: readonly Span[], facts: Omit<SpanFacts, 'offset' | 'length'>): Span {
  const { offset } = children[0]!;
  const last = children.at(-1)!;
  return makeSpan({ ...facts, offset, length: last.offset + last.length - offset, children });
}

function inShort({ meaning, value }: Span): string {
  return meaning || `${value}`;
}
