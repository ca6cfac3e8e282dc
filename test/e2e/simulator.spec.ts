import { FastClock } from '@smpp-web/smsc';
import { serveControl, startSmsc } from '@smpp-web/smsc/node';
import type { Locator } from 'playwright/test';
import type { ConsolePage } from './console-page.ts';
import * as files from './files.ts';
import { command, tabTo } from './keyboard.ts';
import * as stages from './stage.ts';

const { expect } = files;

/** What the browser itself says where no bridge serves `/targets`. */
const complaintsOf = (app: ConsolePage) => app.complaints.filter((complaint) => !complaint.includes('404'));

async function openTab(simulator: Locator, tab: string): Promise<void> {
  await simulator.getByRole('tab', { name: tab }).click();
  await expect(simulator.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
}

files.test('by keyboard alone: a scenario is played, passes, and another one fails', async ({ app }) => {
  files.test.slow();
  const { page } = app;
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  const simulator = page.locator('smpp-simulator');
  await tabTo(page, simulator.getByRole('tab', { name: 'Behaviour' }));
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
  await tabTo(page, simulator.getByRole('button', { name: /^There and back/ }));
  await page.keyboard.press('Space');
  await tabTo(page, simulator.getByRole('button', { name: 'Play', exact: true }));
  await page.keyboard.press('Enter');
  await expect(simulator.getByRole('status')).toContainText('is being played');

  await page.keyboard.press('Alt+1');
  await tabTo(page, page.locator('smpp-composer').getByLabel('Message', { exact: true }));
  await page.keyboard.press('Control+Enter');
  await expect(app.bubble('Got it, thanks')).toBeVisible();
  await command(page, 'Simulator accounts receipts');
  await expect(simulator.getByRole('status')).toContainText('passed');

  await tabTo(page, simulator.getByLabel('Scenario in YAML or JSON'));
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('name: never\nsteps:\n  - expect: replace_sm\n    within: 50');
  await page.keyboard.press('Control+Enter');
  await expect(simulator.getByRole('status')).toContainText('failed');
  await expect(simulator).toContainText('expected 1 replace_sm that fit, received 0 of 0');

  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('name: x\nsteps:\n  - run: rm');
  await page.keyboard.press('Control+Enter');
  await expect(simulator.getByRole('alert')).toContainText('steps[0]: expected one of wait');
  expect(complaintsOf(app)).toEqual([]);
});

files.test('a message is ended by hand, and both ends of the wire are seen', async ({ app }) => {
  files.test.slow();
  const { page } = app;
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await page.keyboard.press('Alt+1');
  await command(page, 'Simulator accounts receipts');
  const simulator = page.locator('smpp-simulator');
  await simulator.getByLabel('After (ms)', { exact: true }).first().fill('600000');
  await simulator.getByLabel('After (ms)', { exact: true }).first().press('Tab');
  await page.keyboard.press('Alt+1');
  await app.send('447700900123', 'Wait for it');
  await expect(app.bubble('Wait for it')).toContainText('Accepted');
  await command(page, 'Simulator accounts receipts');
  await openTab(simulator, 'Messages');
  await simulator.getByRole('button', { name: /^Expire/ }).click();
  await expect(simulator.getByRole('cell', { name: /EXPIRED/ })).toBeVisible();
  await openTab(simulator, 'Both ends');
  await expect(simulator.locator('smpp-both-ends li').last()).toContainText('deliver_sm_resp');
  await page.keyboard.press('Alt+1');
  await expect(app.bubble('Wait for it')).toContainText('EXPIRED');
  expect(complaintsOf(app)).toEqual([]);
});

stages.test(
  'the message centre on this machine is seen and changed over its control channel',
  async ({ stage, app }) => {
    stages.test.slow();
    const { page } = app;
    const smsc = await startSmsc({ port: 0, seed: 4_711, clock: new FastClock() });
    const control = await serveControl(smsc.simulator, { port: 0, origins: [stage.url.replace(/\/$/, '')] });
    stage.setTargets({ second: { host: '127.0.0.1', port: smsc.port! } });
    await app.open(stage.url);
    await app.bind({ target: 'second' });
    await command(page, 'Simulator accounts receipts');
    const simulator = page.locator('smpp-simulator');
    await simulator.getByLabel('Which one').selectOption('local');
    await simulator.getByLabel('Its control channel').fill(`ws://127.0.0.1:${control.port}`);
    await simulator.getByLabel('Its control channel').press('Enter');
    await expect(simulator).toContainText('smpp-smsc --seed 4711');
    await expect(simulator).toContainText('client 1, transceiver');
    await simulator.getByLabel('Seed of all chance').fill('7');
    await simulator.getByLabel('Seed of all chance').press('Enter');
    await expect.poll(() => smsc.simulator.seed).toBe(7);
    await simulator.getByLabel('Its clock goes').selectOption('10 times as fast');
    await expect(simulator).toContainText('smpp-smsc --seed 7');
    expect((smsc.simulator.clock as FastClock).speed).toBe(10);
    await openTab(simulator, 'Faults');
    await simulator.getByRole('switch', { name: 'Throttle' }).check();
    await expect.poll(() => smsc.simulator.faults.active.map(({ name }) => name)).toEqual(['throttle']);
    await page.keyboard.press('Alt+1');
    await app.send('447700900123', 'Too fast');
    await expect(app.bubble('Too fast')).toContainText('ESME_RTHROTTLED');
    expect(app.complaints).toEqual([]);
    await control.close();
    await smsc.close();
  },
);
