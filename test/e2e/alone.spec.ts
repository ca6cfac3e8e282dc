import { expect, test as it } from './files.ts';

it('one click binds, one sends; only the list of targets is missed', async ({ app }) => {
  await app.page.getByRole('button', { name: 'Connect' }).click();
  await app.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(app.bubble('Hello from the browser')).toContainText('DELIVRD');
  await expect(app.page.locator('smpp-composer').getByLabel('Message')).toHaveValue('');
  await app.unbind();
  // Browsers tell a 404 by themselves, and nothing else went wrong.
  expect(app.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
});

it('by keyboard alone: bind, send, select a PDU, mark a field', async ({ app }) => {
  const { page } = app;
  await page.getByLabel('password', { exact: true }).press('Enter');
  await app.expectLayer('Bind', 'up');
  await page.getByLabel('Message', { exact: true }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(app.bubble('Hello from the browser')).toContainText('DELIVRD');
  await page.getByRole('listbox', { name: 'PDUs' }).focus();
  await page.keyboard.press('Home');
  for (const _ of [1, 2]) await page.keyboard.press('ArrowDown');
  await expect(page.locator('smpp-inspector h2')).toHaveText('submit_sm');
  await page.getByRole('tree', { name: 'Fields' }).focus();
  await page.keyboard.press('Home');
  await expect(page.locator('smpp-field-detail h3')).toContainText('command_length');
  await expect(page.locator('smpp-hex-view .octet.marked')).toHaveCount(4);
});

it('what a mobile sends is text, whatever it looks like', async ({ app }) => {
  const { page } = app;
  const hostile = '<img src=x onerror="document.title=1">\u202Egnp.exe';
  await page.getByRole('button', { name: 'Connect' }).click();
  await app.expectLayer('Bind', 'up');
  await page.locator('smpp-simulator-panel').getByLabel('Text').fill(hostile);
  await page.getByRole('button', { name: 'Deliver it' }).click();
  await expect(app.bubble('onerror')).toBeVisible();
  await expect(page).toHaveTitle('SMPP console');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

it('theme and panes are there again after a reload, and no password is kept', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: /Change theme/ }).click();
  const divider = page.getByRole('separator').first();
  await divider.focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  const [theme, width] = [
    await page.locator('smpp-console').getAttribute('theme'),
    await divider.getAttribute('aria-valuenow'),
  ];
  await page.getByRole('button', { name: 'Connect' }).click();
  await app.expectLayer('Bind', 'up');
  await page.reload();
  await expect(page.locator('smpp-console')).toHaveAttribute('theme', theme!);
  await expect(divider).toHaveAttribute('aria-valuenow', width!);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage, url: location.href }));
  expect(kept).not.toContain('password');
});

for (const [width, height] of [
  [768, 1024],
  [390, 844],
] as const) {
  it(`at ${width} pixels the panes are tabs, and nothing sticks out`, async ({ app }) => {
    const { page } = app;
    await page.setViewportSize({ width, height });
    await page.getByRole('button', { name: 'Connect' }).click();
    await app.expectLayer('Bind', 'up');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('option', { name: /submit_sm_resp/ }).click();
    await expect(page.getByRole('tab', { name: 'Inspector' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('smpp-inspector h2')).toHaveText('submit_sm_resp');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}
