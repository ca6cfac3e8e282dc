import type { ConsoleSession } from '../connections/session-store.ts';
import { heads, lifelines } from './draw.ts';
import { drawLadder, type EntryOf } from './drawing.ts';
import type { Ladder } from './ladder-store.ts';
import { HEAD, layoutFor, ROW } from './layout.ts';
import { mermaidText } from './mermaid.ts';
import type { Shape } from './shapes.ts';
import { type FileTheme, svgFile } from './svg-file.ts';

/** What a ladder can be exported as. */
export type LadderFormat = 'svg-light' | 'svg-dark' | 'mermaid';

/** Rows in one drawing: what viewers of SVG still open; of a longer ladder the newest. */
export const MAX_SVG_ROWS = 2_000;
/** Lines in one text: what Mermaid draws. */
export const MAX_MERMAID_ROWS = 400;

/** Width of a drawing that stands alone, in pixels. */
const WIDTH = 960;

/** What is exported. */
export interface LadderSource {
  readonly ladder: Ladder;
  readonly entryOf: EntryOf;
  readonly sessions: readonly ConsoleSession[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A ladder as an SVG file of its own. */
export function ladderSvg({ ladder, entryOf, sessions, now }: LadderSource, theme: FileTheme): string {
  const layout = layoutFor(sessions, WIDTH, ladder.options.bridge);
  const first = Math.max(0, ladder.length - MAX_SVG_ROWS);
  const count = ladder.length - first;
  const topOf = (index: number) => HEAD + (index - first) * ROW;
  const drawing = drawLadder(ladder, entryOf, layout, { first, end: ladder.length, topOf, now });
  const height = HEAD + count * ROW + 12;
  const poles = lifelines(layout, height).map((pole) => moved(pole));
  const shapes = [...poles, ...drawing.bars, ...drawing.rows.flatMap((row) => row.shapes), ...heads(layout)];
  const title = `SMPP sequence diagram of ${count.toLocaleString('en')} rows`;
  return svgFile(shapes, { width: WIDTH, height, title, theme });
}

/** Lifelines start under their names. */
function moved(shape: Shape): Shape {
  return shape.as === 'path' ? { ...shape, d: shape.d.replace(/ 0V/, ` ${HEAD}V`) } : shape;
}

/** A ladder as the text of a Mermaid diagram. */
export function ladderMermaid({ ladder, entryOf, sessions, now }: LadderSource): string {
  const first = Math.max(0, ladder.length - MAX_MERMAID_ROWS);
  return mermaidText(ladder, entryOf, layoutFor(sessions, WIDTH, false), { first, now });
}
