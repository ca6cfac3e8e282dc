import { duration } from '../words/format.ts';
import type { EntryOf } from './drawing.ts';
import type { Ladder } from './ladder-store.ts';
import type { Layout } from './layout.ts';
import type { ArrowRow, LadderRow } from './row.ts';
import { lineText } from './text.ts';
import { arrowWords, groupWords } from './words.ts';

/** The longest label of an arrow, in characters. */
const MAX_LABEL = 80;

/** A ladder as the text of a Mermaid sequence diagram. */
export function mermaidText(
  ladder: Ladder,
  entryOf: EntryOf,
  layout: Layout,
  { first, now }: { first: number; now: number },
): string {
  const esmes = [...layout.esme.keys()].map((session, index) => {
    const { title, subtitle } = layout.lifelines[index]!;
    return `  participant ${nameOf(session)} as ${safe(`${title} ${subtitle}`)}`;
  });
  const rows = Array.from({ length: ladder.length - first }, (_, index) => ladder.at(first + index));
  const sessions = [...layout.esme.keys()];
  const over = `${nameOf(sessions[0] ?? 0)},SMSC`;
  const lines = rows.flatMap((row) => (row ? line(row, over, entryOf, now) : []));
  return ['sequenceDiagram', ...esmes, '  participant SMSC', ...lines, ''].join('\n');
}

function line(row: LadderRow, over: string, entryOf: EntryOf, now: number): string[] {
  switch (row.kind) {
    case 'gap':
      return [`  Note over ${over}: ${duration(row.ms)} later`];
    case 'group': {
      const { text, refusals } = groupWords(row);
      const said = refusals ? `${text} (refused: ${refusals})` : text;
      return row.isOpen ? [] : [`  Note over ${over}: ${safe(said)}`];
    }
    case 'arrow':
      return arrowLine(row, entryOf, now);
  }
}

function arrowLine({ id }: ArrowRow, entryOf: EntryOf, now: number): string[] {
  const entry = entryOf(id);
  if (!entry) return [];
  const words = arrowWords(entry, entryOf(entry.partner), now);
  const [from, to] = words.direction === 'out' ? [nameOf(words.session), 'SMSC'] : ['SMSC', nameOf(words.session)];
  const isBad = Boolean(words.status ?? words.problem) || words.isLost;
  const way = `${words.isResponse ? '--' : '-'}${isBad ? 'x' : '>>'}`;
  const label = [
    words.command,
    `#${words.sequence_number}`,
    words.status,
    words.problem,
    words.summary,
    words.note && `(${words.note})`,
  ];
  return [`  ${from}${way}${to}: ${safe(label.filter(Boolean).join(' '))}`];
}

function nameOf(session: number): string {
  return `ESME${session}`;
}

/** What Mermaid would read as its own: ends of statements, entities, and HTML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '#': '#35;',
  ';': '#59;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '%': '#37;',
};

function safe(text: string): string {
  const short = [...lineText(text)].slice(0, MAX_LABEL).join('').trim();
  // A label must not be empty, nor be a word of the language.
  return short.replace(/[#;<>&%]/g, (character) => ENTITIES[character]!).replace(/^end$/i, 'end.') || '-';
}
