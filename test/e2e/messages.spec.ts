import type { ConsolePage } from './console-page.ts';
import { expect, test } from './files.ts';
import { command, tabTo } from './keyboard.ts';

/** What the browser itself says where no bridge serves `/targets`. */
const complaintsOf = (app: ConsolePage) => app.complaints.filter((complaint) => !complaint.includes('404'));

/** Turkish that takes five parts of UCS-2, or two of GSM 7-bit with its tables. */
const TURKISH = 'Işık, ağaç ve gökyüzü. '.repeat(12).trim();

test('by keyboard alone: a long message with national tables, its parts and its receipts', async ({ app }) => {
  test.slow();
  const { page } = app;
  const composer = page.locator('smpp-composer');
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');

  await tabTo(page, composer.getByLabel('Message', { exact: true }));
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(TURKISH);
  await expect(composer).toContainText('5 parts');
  await tabTo(page, composer.getByRole('button', { name: 'How it is sent' }));
  await page.keyboard.press('Enter');
  await tabTo(page, composer.getByLabel('National tables'));
  await page.keyboard.type('Turkish');
  await expect(composer).toContainText('2 parts');
  await expect(composer.locator('.differs')).toContainText('national tables: Turkish');

  await tabTo(page, composer.getByRole('button', { name: '2 parts' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(composer.locator('smpp-part-list')).toContainText('Part 1 of 2');
  await expect(composer.locator('smpp-part-list')).toContainText('Turkish');

  await tabTo(page, composer.getByLabel('Message', { exact: true }), 'Shift+Tab');
  await page.keyboard.press('Control+Enter');
  const bubble = app.bubble('gökyüzü');
  await expect(bubble).toContainText('DELIVRD');

  await tabTo(page, bubble, 'Shift+Tab');
  // Out of what is in the message, to the message itself.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(bubble).toContainText('Part 2');
  await expect(bubble).toContainText('accepted after');
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(bubble).toContainText('query_sm: DELIVERED');
  await expect(bubble).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('smpp-inspector').first()).toContainText('submit_sm');
  expect(complaintsOf(app)).toEqual([]);
});

test('by keyboard alone: a message without an answer is unknown, and is sent again', async ({ app }) => {
  test.slow();
  const { page } = app;
  const bubble = app.bubble('Hello from the browser');
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await command(page, 'Simulator accounts receipts');
  const simulator = page.locator('smpp-simulator');
  await tabTo(page, simulator.getByRole('tab', { name: 'Behaviour' }));
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
  await tabTo(page, simulator.getByRole('button', { name: /^Answers that never come/ }));
  await page.keyboard.press('Space');
  await tabTo(page, simulator.getByRole('button', { name: 'Play', exact: true }));
  await page.keyboard.press('Enter');
  await expect(simulator.getByRole('status')).toContainText('is being played');

  await page.keyboard.press('Alt+1');
  await tabTo(page, page.locator('smpp-composer').getByLabel('Message', { exact: true }));
  await page.keyboard.press('Control+Enter');
  await expect(bubble).toContainText('Unknown');
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await tabTo(page, bubble.getByRole('button', { name: 'Send again' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(bubble).toContainText('DELIVRD');
  await expect(bubble).toHaveCount(1);
  expect(complaintsOf(app)).toEqual([]);
});

test('by keyboard alone: messages are searched, and a conversation is deleted and had back', async ({ app }) => {
  test.slow();
  const { page } = app;
  const list = page.locator('smpp-conversation-list');
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await app.send('447700900001', 'The first one');
  await app.send('447700900002', 'The second one');
  await expect(list.getByRole('option')).toHaveCount(2);

  await tabTo(page, list.getByLabel('Search messages'), 'Shift+Tab');
  await page.keyboard.type('first');
  await expect(list).toContainText('1 message found');
  await page.keyboard.press('ArrowDown');
  await expect(app.bubble('The first one').locator('mark')).toHaveText('first');
  await page.keyboard.press('Escape');
  await expect(list.getByRole('option')).toHaveCount(2);

  await expect(list.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(list.getByRole('option')).toHaveCount(1);
  await command(page, 'undo');
  await expect(list.getByRole('option')).toHaveCount(2);
  expect(complaintsOf(app)).toEqual([]);
});
