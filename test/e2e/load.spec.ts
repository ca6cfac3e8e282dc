import { readFileSync } from 'node:fs';
import { command } from './keyboard.ts';
import { expect, test } from './stage.ts';

test.describe.configure({ timeout: 180_000 });

test('a load run of 2,000 to a message centre that throttles: each message has its answer, and there is a report', async ({
  stage,
  app,
}) => {
  const { page } = app;
  await app.open(stage.url);
  await app.bind({ target: 'In this page (simulator)' });
  await page.locator('smpp-console').evaluate((console) => {
    const { engine } = (console as HTMLElement & { model: { engine: Engine } }).model;
    return engine.simulator.request('page', { do: 'fault', name: 'throttle', parameters: { share: 0.01 } });
  });
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  const setup = page.locator('smpp-load-setup');
  await setup.getByLabel('Messages/s').fill('');
  await setup.getByLabel('Messages', { exact: true }).fill('2000');
  await setup.getByLabel('Seconds').fill('');
  await setup.getByLabel('When throttled').selectOption({ label: 'Count it, go on' });
  await setup.getByRole('button', { name: 'Start' }).click();
  const panel = page.locator('smpp-load-panel');
  await expect(panel).toContainText('All messages have their answers.', { timeout: 90_000 });
  const figure = async (name: string) =>
    Number(
      (await panel.locator('dl div').filter({ hasText: name }).first().locator('dd').allInnerTexts())[0]!.replaceAll(
        ',',
        '',
      ),
    );
  const [accepted, rejected] = [await figure('Accepted'), await figure('Rejected')];
  expect(accepted + rejected).toBe(2_000);
  expect(rejected).toBeGreaterThan(0);
  await expect(page.locator('smpp-load-outcome')).toContainText('ESME_RTHROTTLED');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Report' }).click(),
  ]);
  const report = readFileSync(await download.path(), 'utf8');
  expect(report).toContain('ESME_RTHROTTLED');
  expect(report).not.toContain('<script');
  expect(app.complaints).toEqual([]);
});

interface Engine {
  readonly simulator: { request(place: 'page', request: object): Promise<void> };
}

test('by keyboard alone: a ready-made run through the bridge, paused, resumed, stopped', async ({ stage, app }) => {
  const { page } = app;
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  await command(page, 'Load');
  const steady = page.getByRole('button', { name: 'Steady' });
  await steady.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('smpp-load-setup').getByLabel('Warm-up')).toHaveValue('5');
  await page.locator('smpp-load-setup').getByLabel('Messages/s').focus();
  await page.keyboard.press('Enter');
  const phase = page.locator('smpp-load-panel .phase');
  await expect(phase).toHaveText('Running');
  for (const [name, expected] of [
    ['Pause', 'Paused'],
    ['Resume', 'Running'],
    ['Stop', 'Done'],
  ] as const) {
    await page.locator('smpp-load-panel').getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
    await expect(phase).toHaveText(expected);
  }
  expect(stage.smsc.simulator.latest(5).length).toBeGreaterThan(0);
  expect(app.complaints).toEqual([]);
});
