import type { Locator, Page } from 'playwright/test';
import type { ConsolePage } from './console-page.ts';
import { expect, test } from './files.ts';
import { command, tabTo } from './keyboard.ts';

/** The form of a PDU is large, and each key goes through all of it. */
test.describe.configure({ timeout: 120_000 });

/** What the browser itself says where no bridge serves `/targets`. */
const complaintsOf = (app: ConsolePage) => app.complaints.filter((complaint) => !complaint.includes('404'));

const sent = (page: Page) => page.locator('smpp-sent-list li');

async function openWorkbench({ page }: ConsolePage): Promise<Locator> {
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  const workbench = page.locator('smpp-workbench');
  await expect(workbench).toBeVisible();
  return workbench;
}

test('by keyboard alone: compose, send, read the answer, break it, and see what the other side says', async ({
  app,
}) => {
  // Many keys, one after the other.
  test.slow();
  const { page } = app;
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  const workbench = await openWorkbench(app);
  const send = workbench.getByRole('button', { name: 'Send', exact: true });

  await tabTo(page, workbench.getByRole('combobox', { name: 'Command', exact: true }));
  await page.keyboard.type('query_sm');
  await page.keyboard.press('Enter');
  await tabTo(page, workbench.getByLabel('message_id', { exact: true }));
  await page.keyboard.type('no such message');
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  await expect(sent(page).first()).toContainText('query_sm_resp');
  await expect(sent(page).first()).toContainText('ESME_RINVMSGID');
  await expect(sent(page).first()).toContainText('ms');

  await tabTo(page, workbench.getByRole('switch', { name: 'Broken on purpose' }));
  await page.keyboard.press('Space');
  await tabTo(page, workbench.getByLabel('Unknown command'));
  await page.keyboard.press('Space');
  await expect(workbench.locator('smpp-frame-view')).toContainText('command_id is 0x000000ff instead of 0x00000003');
  await tabTo(page, workbench.getByRole('button', { name: 'Send it broken' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(sent(page).first()).toContainText('generic_nack');
  await expect(sent(page).first()).toContainText('ESME_RINVCMDID');

  await tabTo(page, sent(page).first().getByRole('button', { name: 'generic_nack' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+1');
  await expect(page.locator('smpp-inspector').first()).toContainText('generic_nack');
  expect(complaintsOf(app)).toEqual([]);
});

test('form, JSON and hex show each other’s edits, and keep what was good while one is wrong', async ({ app }) => {
  const { page } = app;
  const workbench = await openWorkbench(app);
  await tabTo(page, workbench.getByRole('tab', { name: 'Form' }));
  await page.keyboard.press('ArrowRight');
  const json = workbench.getByLabel('PDU as JSON');
  await json.fill('{ "command": "enquire_link", "sequence_number": 7 }');
  await workbench.getByRole('tab', { name: 'Hex' }).click();
  const hex = workbench.getByLabel('PDU as hex');
  await expect(hex).toHaveValue('00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 07');
  await hex.fill('00 00 00 11 00 00 00 15 00 00 00 00 00 00 00 07');
  await expect(workbench.locator('smpp-source-editor')).toContainText('at octet 0: it says 17');
  await expect(workbench.locator('smpp-frame-view')).toContainText('This is how it was before');
  await hex.fill('00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 08');
  await workbench.getByRole('tab', { name: 'Form' }).click();
  await expect(workbench.getByLabel('sequence_number', { exact: true })).toHaveValue('8');
  expect(complaintsOf(app)).toEqual([]);
});

test('what is on the workbench and its templates are there after a reload, and a link opens its PDU', async ({
  app,
}) => {
  const { page } = app;
  const workbench = await openWorkbench(app);
  await workbench.getByLabel('destination_addr', { exact: true }).fill('{{to}}');
  await workbench.getByRole('button', { name: 'Templates' }).click();
  await workbench.getByLabel('Name of the template').fill('To anybody');
  await page.keyboard.press('Enter');
  await page.reload();
  await expect(workbench).toBeVisible();
  await expect(workbench.getByLabel('destination_addr', { exact: true })).toHaveValue('{{to}}');
  await workbench.getByRole('button', { name: 'New', exact: true }).click();
  await expect(workbench.getByLabel('destination_addr', { exact: true })).toHaveValue('');
  await workbench.getByRole('button', { name: 'Templates' }).click();
  await workbench.getByRole('button', { name: 'To anybody', exact: true }).click();
  await expect(workbench.getByLabel('destination_addr', { exact: true })).toHaveValue('{{to}}');

  await page.evaluate(() => {
    location.hash = '#pdu=00000010000000150000000000000009';
  });
  await expect(workbench.getByRole('combobox', { name: 'Command', exact: true })).toHaveValue('enquire_link');
  expect(complaintsOf(app)).toEqual([]);
});
