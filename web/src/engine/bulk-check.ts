import type { BulkOutcomes } from './bulk-outcomes.ts';
import { type BulkCheck, NO_CHECK } from './bulk-state.ts';
import type { RowMaker } from './bulk-table.ts';

/** Rows looked at in one go: a few milliseconds. */
const SLICE = 500;

/**
 * Looks at every row that is to be sent: whether a message can be made of it, and what that takes. Tells after each slice,
 * and ends when the signal says so.
 */
export async function checkRows(
  rows: readonly (readonly string[])[],
  maker: RowMaker,
  outcomes: BulkOutcomes,
  onProgress: (check: BulkCheck) => void,
  signal: AbortSignal,
): Promise<void> {
  const seen = new Set<string>();
  const alphabets: Record<string, number> = {};
  let check: BulkCheck = NO_CHECK;
  for (let from = 0; from < rows.length; from += SLICE) {
    let { invalid, parts, repeated } = check;
    const until = Math.min(from + SLICE, rows.length);
    for (let index = from; index < until; index++) {
      try {
        const { to, submits, alphabet } = maker.message(rows[index]!, index + 1);
        outcomes.set(index, { state: 'waiting', parts: submits.length });
        alphabets[alphabet] = (alphabets[alphabet] ?? 0) + 1;
        parts += submits.length;
        if (seen.has(to)) repeated++;
        seen.add(to);
      } catch (error) {
        outcomes.set(index, { state: 'invalid', problem: (error as Error).message });
        invalid++;
      }
    }
    check = { checked: until, invalid, parts, repeated, alphabets: { ...alphabets } };
    onProgress(check);
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return;
  }
}
