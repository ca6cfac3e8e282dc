import { readFileSync } from 'node:fs';
import type { ConsolePage } from './console-page.ts';
import { expect, test } from './files.ts';
import { command, tabTo } from './keyboard.ts';

/** What the browser itself says where no bridge serves `/targets`. */
const complaintsOf = (app: ConsolePage) => app.complaints.filter((complaint) => !complaint.includes('404'));

test('by keyboard alone: the ladder is live, leads to the inspector, and is saved as a drawing', async ({ app }) => {
  // Many keys, one after the other.
  test.slow();
  const { page } = app;
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  const ladder = page.locator('smpp-ladder');
  const items = ladder.getByRole('listitem');
  await expect(items.first()).toHaveAccessibleName(/^bind_transceiver number 1, sent to the message centre/);

  await command(page, 'send the draft');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(items.filter({ hasText: 'deliver_sm_resp' })).toBeVisible();

  await tabTo(page, ladder.locator('g[tabindex="0"]'));
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('smpp-ladder-view smpp-inspector')).toContainText('bind_transceiver_resp');

  await tabTo(page, page.getByRole('button', { name: 'SVG', exact: true }), 'Shift+Tab');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const drawing = readFileSync(await download.path(), 'utf8');
  expect(download.suggestedFilename()).toBe('smpp-ladder.svg');
  for (const words of ['<svg ', 'bind_transceiver_resp', 'submit_sm', 'Hello from the browser'])
    expect(drawing).toContain(words);
  expect(complaintsOf(app)).toEqual([]);
});
