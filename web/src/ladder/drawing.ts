import type { Entry } from '../timeline/wire-log.ts';
import { arrow, type Bar, bar, gap, group } from './draw.ts';
import type { Ladder } from './ladder-store.ts';
import { type Layout, ROW } from './layout.ts';
import type { ArrowRow, LadderRow } from './row.ts';
import type { Shape } from './shapes.ts';
import { arrowWords, groupWords } from './words.ts';

/** A row as it is drawn, and said. */
export interface DrawnRow {
  readonly row: LadderRow;
  readonly index: number;
  readonly top: number;
  readonly shapes: readonly Shape[];
  readonly sentence: string;
  /** A request that waits for its answer, and is not lost yet. */
  readonly isWaiting: boolean;
}

export interface Drawing {
  readonly rows: readonly DrawnRow[];
  /** The exchanges behind the rows. */
  readonly bars: readonly Shape[];
}

/** Which rows are drawn, and where. */
export interface DrawingWindow {
  readonly first: number;
  readonly end: number;
  readonly topOf: (index: number) => number;
  /** Milliseconds since 1970, by which requests are lost. */
  readonly now: number;
}

/** The entries of a log by their ids. */
export type EntryOf = (id: number | undefined) => Entry | undefined;

/** Draws the rows of a window. */
export function drawLadder(ladder: Ladder, entryOf: EntryOf, layout: Layout, window: DrawingWindow): Drawing {
  const rows: DrawnRow[] = [];
  const bars = new Map<number, Bar>();
  for (let index = window.first; index < window.end; index++) {
    const row = ladder.at(index);
    if (!row) continue;
    const top = window.topOf(index);
    const drawn = row.kind === 'arrow' ? drawArrow(row, entryOf, layout, top, window.now) : drawOther(row, layout, top);
    if (!drawn) continue;
    rows.push({ row, index, top, ...drawn });
    const pair = row.kind === 'arrow' ? pairOf(entryOf(row.id), entryOf) : undefined;
    if (pair && !bars.has(pair.request.id)) bars.set(pair.request.id, barOf(pair, ladder, window));
  }
  return { rows, bars: [...bars.values()].map((each) => bar(each, layout)) };
}

type Drawn = Pick<DrawnRow, 'shapes' | 'sentence' | 'isWaiting'>;

function drawArrow({ id }: ArrowRow, entryOf: EntryOf, layout: Layout, top: number, now: number): Drawn | undefined {
  const entry = entryOf(id);
  if (!entry) return undefined;
  const words = arrowWords(entry, entryOf(entry.partner), now);
  const isWaiting = !words.isLost && words.note.startsWith('waiting');
  return { shapes: arrow(words, layout, top), sentence: words.sentence, isWaiting };
}

function drawOther(row: Exclude<LadderRow, ArrowRow>, layout: Layout, top: number): Drawn {
  if (row.kind === 'gap')
    return { shapes: gap(row, layout, top), sentence: `${gapSentence(row.ms)}.`, isWaiting: false };
  const words = groupWords(row);
  return { shapes: group(words, layout, top), sentence: words.sentence, isWaiting: false };
}

function gapSentence(ms: number): string {
  return `Nothing for ${(ms / 1_000).toLocaleString('en', { maximumFractionDigits: 1 })} seconds`;
}

interface Pair {
  readonly request: Entry;
  readonly response: Entry;
}

/** The exchange of an entry, where both of its PDUs are kept. */
function pairOf(entry: Entry | undefined, entryOf: EntryOf): Pair | undefined {
  const partner = entryOf(entry?.partner);
  if (!entry || !partner) return undefined;
  return entry.id < partner.id ? { request: entry, response: partner } : { request: partner, response: entry };
}

/** A PDU that is out of sight, or in a folded group, ends its bar at the edge, or at the group. */
function barOf({ request, response }: Pair, ladder: Ladder, { first, end, topOf }: DrawingWindow): Bar {
  const [from, to] = [ladder.indexOf(request.id), ladder.indexOf(response.id)];
  const { session, direction, sequence_number } = request;
  const top = from < first ? topOf(first) - ROW : topOf(from);
  const bottom = to < 0 || to >= end ? topOf(end) : topOf(to);
  return { session, direction, sequence_number, top, bottom };
}
