import { statusName } from '@smpp-web/codec/spec';
import type { BulkOutcomes } from './bulk-outcomes.ts';
import { alphabetOf, type RowMaker } from './bulk-table.ts';
import { csvLine } from './csv.ts';

const HEAD = [
  'row',
  'from',
  'to',
  'text',
  'outcome',
  'parts',
  'message_id',
  'command_status',
  'problem',
  'receipt',
  'sent_at',
  'answered_at',
  'receipt_at',
] as const;

/** What a dry run tells instead of what has not happened. */
const DRY_HEAD = ['row', 'from', 'to', 'text', 'outcome', 'parts', 'alphabet', 'problem'] as const;

/** Lines joined before they are handed to the blob: one string of all would be held twice. */
const LINES = 2_000;

/** Every row with its outcome, as CSV in UTF-8 with a byte order mark, without which spreadsheets guess. */
export function exportRows(
  rows: readonly (readonly string[])[],
  maker: RowMaker,
  outcomes: BulkOutcomes,
  kind: 'results' | 'dry',
): Blob {
  const pieces: string[] = ['\ufeff', csvLine(kind === 'dry' ? DRY_HEAD : HEAD)];
  let lines = '';
  for (const [index, row] of rows.entries()) {
    const { from, to, text } = maker.text(row, index + 1);
    const outcome = outcomes.at(index);
    const { state, parts = '', problem = '', ids = [], command_status } = outcome;
    const message = [index + 1, from, to, text] as const;
    lines +=
      kind === 'dry'
        ? csvLine([...message, state === 'waiting' ? 'would be sent' : state, parts, alphabetOf(text), problem])
        : csvLine([
            ...message,
            state === 'sending' ? 'unknown' : state,
            parts,
            ids.join(' '),
            command_status === undefined ? '' : (statusName(command_status) ?? `0x${command_status.toString(16)}`),
            problem,
            outcome.receipt ?? '',
            ...[outcome.sentAt, outcome.answeredAt, outcome.receiptAt].map(timeOf),
          ]);
    if (index % LINES < LINES - 1) continue;
    pieces.push(lines);
    lines = '';
  }
  return new Blob([...pieces, lines], { type: 'text/csv;charset=utf-8' });
}

function timeOf(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString();
}
