import { type Journal, memoryJournal } from '@smpp-web/session';
import { indexedDbJournal } from '@smpp-web/session/journal-idb';
import { expect, test } from 'vitest';
import { journalContract } from '../contract/journal.ts';

const kept = new Map<string, Journal>();
journalContract('memory', async (key) => {
  const journal = kept.get(key) ?? memoryJournal();
  kept.set(key, journal);
  return journal;
});

const run = Math.random().toString(36).slice(2);
if (typeof indexedDB === 'object') journalContract('IndexedDB', (key) => indexedDbJournal(`${run}-${key}`));
else test.skip('journal: IndexedDB (skipped: only browsers have it)', () => expect.unreachable());
