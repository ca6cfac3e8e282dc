/** The ladder: its elements, its store, and the ways out of it. Importing this registers nothing. */
export { type LadderFormat, type LadderSource, ladderMermaid, ladderSvg, MAX_SVG_ROWS } from './export.ts';
export { Grouper, type GroupingOptions, type LoggedRow } from './grouper.ts';
export { SmppLadder } from './ladder.ts';
export { type Ladder, type LadderOptions, LadderStore } from './ladder-store.ts';
export { SmppLadderView } from './ladder-view.ts';
export type { ArrowRow, GapRow, GroupPart, GroupRow, LadderRow } from './row.ts';
export { view } from './view.ts';
