import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileJournal } from '@smpp-web/session/journal-file';
import { afterAll, describe, expect, test } from 'vitest';
import { journalContract } from '../contract/journal.ts';

const folder = await mkdtemp(join(tmpdir(), 'journal-'));
afterAll(() => rm(folder, { recursive: true }));

journalContract('file', (key) => fileJournal(join(folder, key)));

const MESSAGE = { number: 1, from: '', to: '', text: '', submittedAt: 0, parts: [] };

describe('the file', () => {
  test('a last line that a crash has cut is left out; others are an error that names the line', async () => {
    const path = join(folder, 'cut');
    const journal = await fileJournal(path);
    await journal.put({ message: MESSAGE, submits: [] });
    await journal.close();
    await appendFile(path, '{"put":{"mess');
    const again = await fileJournal(path);
    expect(await again.load()).toHaveLength(1);
    await again.close();
    await writeFile(path, 'rubbish\n{"delete":1}\n');
    await expect(fileJournal(path)).rejects.toThrow(/line 1: not a line of a journal/);
  });

  test('is for its owner alone, and does not grow without bound', async () => {
    const path = join(folder, 'bound');
    const journal = await fileJournal(path);
    for (let round = 0; round < 12; round++) {
      await Promise.all(Array.from({ length: 1_000 }, () => journal.put({ message: MESSAGE, submits: [] })));
    }
    await journal.close();
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await readFile(path, 'utf8')).split('\n').length).toBeLessThan(3_000);
  });

  test('what is put after it was closed is refused', async () => {
    const journal = await fileJournal(join(folder, 'closed'));
    await journal.close();
    await expect(journal.put({ message: MESSAGE, submits: [] })).rejects.toThrow(/closed/);
  });
});
