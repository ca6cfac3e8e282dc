import { html, type TemplateResult } from 'lit';
import { fold } from './search.ts';

/** Places marked in one text: more would mark it all. */
const MAX_MARKS = 50;

/** A text with every place marked where something was found. */
export function marked(text: string, query: string): TemplateResult | string {
  const wanted = fold(query.trim());
  if (wanted === '') return text;
  const pieces: (TemplateResult | string)[] = [];
  const folded = fold(text);
  let from = 0;
  for (let at = folded.indexOf(wanted); at >= 0 && pieces.length < 2 * MAX_MARKS; at = folded.indexOf(wanted, from)) {
    pieces.push(text.slice(from, at), html`<mark>${text.slice(at, at + wanted.length)}</mark>`);
    from = at + wanted.length;
  }
  return pieces.length === 0 ? text : html`${pieces}${text.slice(from)}`;
}
