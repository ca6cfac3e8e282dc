/** The columns of the timeline, in their order from left to right. */
export const COLUMNS = {
  session: { title: 'Session', width: '74px' },
  time: { title: 'Time', width: '96px' },
  delta: { title: 'Delta', width: '64px' },
  direction: { title: 'Direction', width: '20px' },
  command: { title: 'Command', width: '154px' },
  number: { title: 'Number', width: '58px' },
  status: { title: 'Status', width: '128px' },
  length: { title: 'Length', width: '58px' },
  summary: { title: 'Summary', width: 'minmax(0, 1fr)' },
  latency: { title: 'Latency', width: '62px' },
} as const;

export type ColumnId = keyof typeof COLUMNS;

export const COLUMN_IDS = Object.keys(COLUMNS) as readonly ColumnId[];

/** Columns that are left out in a narrow list, the first to go first; width in pixels below which that happens. */
const NARROW: readonly (readonly [ColumnId, number])[] = [
  ['length', 760],
  ['status', 700],
  ['session', 640],
  ['delta', 620],
  ['number', 560],
  ['time', 430],
];

/** Those of the chosen columns that have room, in order. The summary is what gives way. */
export function columnsFor(chosen: readonly ColumnId[], width: number): readonly ColumnId[] {
  const left = new Set(NARROW.filter(([, least]) => width < least).map(([id]) => id));
  return COLUMN_IDS.filter((id) => chosen.includes(id) && !left.has(id));
}

/** The template of the grid: the column of markers, then those that are shown. */
export function gridOf(columns: readonly ColumnId[]): string {
  const hasSummary = columns.includes('summary');
  return `14px ${columns.map((id) => COLUMNS[id].width).join(' ')}${hasSummary ? '' : ' minmax(0, 1fr)'}`;
}
