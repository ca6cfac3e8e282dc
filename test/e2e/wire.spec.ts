import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { PcapWriter } from '../../web/src/timeline/captures/pcap-write.ts';
import { expect, test } from './stage.ts';

/** Timeline and inspector as somebody uses them who never touches the pointer. */

const rows = (page: Page): Locator => page.locator('smpp-pdu-list .row');

/** Presses Tab until a control has the focus, as a person does who looks where it is. */
async function focusList(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: 'PDUs' }).focus();
}

test.beforeEach(async ({ app, stage, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.url.replace(/\/$/, '') });
  await app.open(stage.url);
  await app.bind({ target: 'In this page (simulator)' });
  await app.send('447700900123', 'Hello €');
  await expect(app.bubble('Hello €')).toContainText('DELIVRD');
});

test.afterEach(({ app }) => {
  expect(app.complaints).toEqual([]);
});

test('find, mark, note, filter and compare by keyboard alone', async ({ app }) => {
  const { page } = app;
  await focusList(page);
  await page.keyboard.press('/');
  await page.keyboard.type('command == submit_sm_r');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await expect(page.locator('smpp-inspector h2')).toHaveText('submit_sm_resp');
  await page.keyboard.press('m');
  await page.keyboard.press('n');
  await page.keyboard.type('took its time');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('took its time');
  await page.keyboard.press('p');
  await expect(page.locator('smpp-inspector h2')).toHaveText('submit_sm');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press(']');
  await expect(page.locator('smpp-inspector h2')).toHaveText('submit_sm_resp');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('d');
  await expect(page.getByRole('tab', { name: 'Compare' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('smpp-pdu-diff')).toContainText('only the first has');
});

test('copy, filter by a value and go to the parts from the menus, by keyboard alone', async ({ app }) => {
  const { page } = app;
  await focusList(page);
  await page.keyboard.press('Home');
  for (const _ of [1, 2]) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('End');
  for (const _ of [1, 2]) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain("const submit_sm = encode('submit_sm', {");
  await focusList(page);
  await page.keyboard.press('Shift+F10');
  await page.keyboard.type('f');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Filter PDUs' })).toHaveValue('command == submit_sm');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('tab', { name: 'Fields' }).focus();
  for (const _ of [1, 2]) await page.keyboard.press('ArrowRight');
  await expect(page.locator('smpp-part-table')).toContainText('Hello €');
});

test('a capture that is saved is read again when it is dropped', async ({ app }) => {
  const { page } = app;
  const before = await rows(page).count();
  await page.getByRole('button', { name: 'More of the timeline' }).press('Enter');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save what is shown as pcap' }).press('Enter'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^smpp-.*\.pcap$/);
  const file = await readFile((await download.path())!);
  await drop(page, 'hostile <img src=x>.pcap', file);
  await expect(rows(page)).toHaveCount(before * 2);
  await expect(page.getByText('hostile <img src=x>.pcap', { exact: false }).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Filter PDUs' }).fill('session >= 50000');
  await expect(rows(page)).toHaveCount(before);
});

test('several PDUs that are pasted go into the timeline, and one is looked at', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Decode hex' }).press('Enter');
  await page
    .getByLabel('Octets as hex')
    .fill('00000010 00000015 00000000 00000001 00000010 80000015 00000000 00000001');
  await page.getByRole('button', { name: 'Decode', exact: true }).press('Enter');
  await expect(page.locator('smpp-inspector h2')).toHaveText('enquire_link');
  await expect(page.locator('smpp-inspector')).toContainText('enquire_link_resp');
});

test('what cannot be read is told', async ({ app }) => {
  const { page } = app;
  await drop(page, 'notes.txt', Buffer.from('no octets at all'));
  await expect(page.getByText('notes.txt could not be read').first()).toBeVisible();
  await drop(page, 'empty.pcap', Buffer.from(new PcapWriter().header()));
  await expect(page.getByText('no PDU was found in it').first()).toBeVisible();
});

/** Drops a file on the console. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, octets]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(octets), (character) => character.charCodeAt(0))], file));
      return data;
    },
    [name, content.toString('base64')] as const,
  );
  await page.dispatchEvent('smpp-console', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('smpp-console', 'drop', { dataTransfer: transfer });
}
