import type { Journal, JournalEntry } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';

/** What every journal keeps to. `open` opens it anew, as after a crash when the earlier one was not closed. */
export function journalContract(name: string, open: (key: string) => Promise<Journal>): void {
  describe(`journal: ${name}`, () => {
    const entry = (number: number, text = 'x'): JournalEntry => ({
      message: { number, from: '1', to: '2', text, submittedAt: 5, parts: [{ outcome: 'waiting', receipts: [] }] },
      submits: [
        {
          destination_addr: '2',
          short_message: new Uint8Array([0, 1, 255]),
          tlvs: [{ tag: 0x1400, value: new Uint8Array([7]) }],
        },
      ],
    });

    test('begins empty', async () => {
      const journal = await open('empty');
      expect(await journal.load()).toEqual([]);
      await journal.close();
    });

    test('gives back what was put last, by number, after a restart and after a crash', async () => {
      const first = await open('order');
      await Promise.all([first.put(entry(2)), first.put(entry(10)), first.put(entry(1)), first.put(entry(2, 'new'))]);
      const afterCrash = await open('order');
      expect(await afterCrash.load()).toEqual([entry(1), entry(2, 'new'), entry(10)]);
      await first.close();
      await afterCrash.delete(10);
      await afterCrash.close();
      const afterRestart = await open('order');
      expect(await afterRestart.load()).toEqual([entry(1), entry(2, 'new')]);
      await afterRestart.close();
    });

    test('deleting what is not there is no error', async () => {
      const journal = await open('deleting');
      await expect(journal.delete(99)).resolves.toBeUndefined();
      await journal.close();
    });

    test('does not change with the message that was put', async () => {
      const journal = await open('copies');
      const changing = structuredClone(entry(1));
      await journal.put(changing);
      changing.message.parts[0]!.outcome = 'accepted';
      expect((await journal.load())[0]?.message.parts[0]?.outcome).toBe('waiting');
      await journal.close();
    });

    test('many at once are all kept', async () => {
      const journal = await open('many');
      await Promise.all(Array.from({ length: 500 }, (_, index) => journal.put(entry(index + 1))));
      await Promise.all(Array.from({ length: 250 }, (_, index) => journal.delete(index * 2 + 1)));
      expect((await journal.load()).map(({ message }) => message.number)).toEqual(
        Array.from({ length: 250 }, (_, index) => index * 2 + 2),
      );
      await journal.close();
    });
  });
}
