import type { RowState } from '../engine/bulk-state.ts';

/** What people call the states of a row, and how they are to be seen. */
export const STATE_WORDS: Readonly<
  Record<RowState, { readonly name: string; readonly tone: 'good' | 'bad' | 'warn' | 'plain' }>
> = {
  invalid: { name: 'Invalid', tone: 'warn' },
  waiting: { name: 'Not sent yet', tone: 'plain' },
  sending: { name: 'Under way', tone: 'plain' },
  accepted: { name: 'Accepted', tone: 'good' },
  rejected: { name: 'Rejected', tone: 'bad' },
  unknown: { name: 'Unknown', tone: 'warn' },
  not_sent: { name: 'Not sent', tone: 'bad' },
};

export const ALPHABET_WORDS: Readonly<Record<string, string>> = { gsm7: 'GSM 7-bit', ucs2: 'UCS-2' };
