import { readFileSync } from 'node:fs';
import { createBridge } from '@smpp-web/bridge';
import { type SmscServer, startSmsc } from '@smpp-web/smsc/node';
import type { Page } from 'playwright/test';
import type { ConsolePage } from './console-page.ts';
import { expect, test } from './stage.ts';

test.describe.configure({ timeout: 180_000 });

const ROWS = 1_000;

/** Slow enough that something can happen in the middle. */
const PER_SECOND = '250';

const table = `name,phone\n${Array.from({ length: ROWS }, (_, index) => `Name ${index + 1},447700${String(900_000 + index)}`).join('\n')}\n`;

/** Goes to the bulk view, gives it the table, and begins to send. */
async function beginToSend({ page }: ConsolePage): Promise<void> {
  await page.getByRole('button', { name: 'Bulk', exact: true }).click();
  await page
    .locator('smpp-bulk')
    .getByLabel('Choose a file')
    .setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(table),
    });
  const mapping = page.locator('smpp-bulk-mapping');
  await expect(mapping.getByLabel('To', { exact: true })).toHaveValue('{{phone}}');
  await mapping.getByRole('textbox', { name: 'Text' }).fill('Hello {{name}}');
  await mapping.getByLabel('Messages/s').fill(PER_SECOND);
  await page.getByRole('button', { name: 'Send 1,000 messages' }).click();
  await expect.poll(() => figure(page, 'Accepted')).toBeGreaterThan(100);
}

/** A figure of the job, by its name; 0 where it is not shown. */
async function figure(page: Page, name: string): Promise<number> {
  const text = await page.locator('smpp-bulk-progress dl div').filter({ hasText: name }).locator('dd').allInnerTexts();
  return Number((text[0] ?? '0').replaceAll(',', ''));
}

/** The report: the outcome of each row, by the number that it went to. */
async function report(page: Page): Promise<Map<string, string>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Results (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('people-results.csv');
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1);
  expect(lines.length).toBe(ROWS);
  return new Map(
    lines.map((line) => {
      const [, , to, , outcome] = line.split(',');
      return [to!, outcome!];
    }),
  );
}

/** The numbers that a message centre has accepted messages to. */
function receivedBy({ simulator }: SmscServer): string[] {
  return simulator.latest(ROWS * 2).map(({ pdu }) => ('destination_addr' in pdu ? (pdu.destination_addr ?? '') : ''));
}

function countOf(outcomes: ReadonlyMap<string, string>, outcome: string): number {
  return [...outcomes.values()].filter((each) => each === outcome).length;
}

test('the message centre restarts in the middle of 1,000 messages: the report accounts for each', async ({
  stage,
  app,
}) => {
  const { page } = app;
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  await beginToSend(app);
  const { port } = stage.smsc;
  await stage.smsc.close();
  await expect(page.locator('smpp-bulk-progress')).toContainText('is not bound: the job goes on when it is');
  const again = await startSmsc({ port: port! });
  await expect(page.locator('smpp-bulk-progress')).toContainText('Every message has its outcome.', { timeout: 90_000 });
  const outcomes = await report(page);
  const received = [...receivedBy(stage.smsc), ...receivedBy(again)];
  expect(countOf(outcomes, 'accepted') + countOf(outcomes, 'unknown')).toBe(ROWS);
  // Accepted means: it is there, once. What is unknown may be there or not, and was not sent twice.
  for (const [to, outcome] of outcomes) {
    const times = received.filter((each) => each === to).length;
    if (outcome === 'accepted') expect(times).toBe(1);
    else expect(times).toBeLessThanOrEqual(1);
  }
  await again.close();
});

test('a reload in the middle of 1,000 messages: the job is there, paused, and goes on; none is sent twice', async ({
  stage,
  app,
}) => {
  const { page } = app;
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  await beginToSend(app);
  await page.reload();
  await app.bind({ target: 'local' });
  await page.getByRole('button', { name: 'Bulk', exact: true }).click();
  const progress = page.locator('smpp-bulk-progress');
  await expect(progress).toContainText('The page was closed or the engine stopped in the middle of it');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(progress).toContainText('Every message has its outcome.', { timeout: 90_000 });
  const outcomes = await report(page);
  const received = receivedBy(stage.smsc);
  expect(new Set(received).size).toBe(received.length);
  expect(countOf(outcomes, 'accepted') + countOf(outcomes, 'unknown')).toBe(ROWS);
  for (const [to, outcome] of outcomes) if (outcome === 'accepted') expect(received).toContain(to);
  expect(app.complaints).toEqual([]);
});

test('the bridge restarts in the middle of 1,000 messages: the report accounts for each', async ({ stage, app }) => {
  const { page } = app;
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  await beginToSend(app);
  const { port } = stage.bridge.address;
  await stage.bridge.close();
  const again = createBridge({
    port,
    app: process.env.CONSOLE_APP ?? 'web/dist',
    log: { level: 'silent' },
    targets: { local: { host: '127.0.0.1', port: stage.smsc.port! } },
  });
  await again.listen();
  await expect(page.locator('smpp-bulk-progress')).toContainText('Every message has its outcome.', { timeout: 90_000 });
  const outcomes = await report(page);
  const received = receivedBy(stage.smsc);
  expect(new Set(received).size).toBe(received.length);
  expect(countOf(outcomes, 'accepted') + countOf(outcomes, 'unknown')).toBe(ROWS);
  for (const [to, outcome] of outcomes) if (outcome === 'accepted') expect(received).toContain(to);
  await again.close();
});
