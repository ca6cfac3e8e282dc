import type { BulkOutcomes } from './bulk-outcomes.ts';
import type { BulkQuery, BulkRow, BulkRows } from './bulk-state.ts';
import { alphabetOf, type RowMaker } from './bulk-table.ts';

/** Characters of a text that are shown in a list. */
const MAX_SHOWN = 400;

/** The rows that are asked for, as they are shown. Without a maker no message can be made of them. */
export function rowsOf(
  { show, offset, limit }: BulkQuery,
  rows: readonly (readonly string[])[],
  maker: RowMaker | undefined,
  outcomes: BulkOutcomes,
): BulkRows {
  const all = show === 'all' ? undefined : [...outcomes.in(show)];
  const total = all?.length ?? rows.length;
  const count = Math.max(0, Math.min(limit, total - offset));
  const shown = Array.from({ length: count }, (_, at): BulkRow => {
    const index = all ? all[offset + at]! : offset + at;
    return { n: index + 1, ...textOf(rows[index]!, index + 1, maker), outcome: outcomes.at(index) };
  });
  return { rows: shown, total };
}

function textOf(row: readonly string[], n: number, maker: RowMaker | undefined): Omit<BulkRow, 'n' | 'outcome'> {
  const { from, to, text } = maker?.text(row, n) ?? { from: '', to: '', text: row.join(', ') };
  const alphabet = maker && text !== '' ? alphabetOf(text) : '';
  return { from: clipped(from), to: clipped(to), text: clipped(text), alphabet };
}

function clipped(value: string): string {
  return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
}
