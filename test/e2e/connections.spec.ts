import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createBridge } from '@smpp-web/bridge';
import { startSmsc } from '@smpp-web/smsc/node';
import type { Page } from 'playwright/test';
import { WebSocketServer } from 'ws';
import { command, tabTo } from './keyboard.ts';
import { expect, type Stage, test } from './stage.ts';

const tab = (page: Page, name: string) => page.getByRole('tab').filter({ hasText: name });

/** A network between the page and the bridge, which can be cut: what runs over it then is gone, and what comes after is not. */
async function startNetwork(port: number) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Another bridge in the place of the one that is closed. */
async function startBridgeAgain({ smsc, bridge }: Stage, port: number) {
  await bridge.close();
  const again = createBridge({
    port,
    app: process.env.CONSOLE_APP ?? 'web/dist',
    log: { level: 'silent' },
    targets: { local: { host: '127.0.0.1', port: smsc.port! } },
  });
  await again.listen();
  return again;
}

test('two sessions at once: one in this page, one by TCP through the bridge', async ({ stage, app }) => {
  const { page } = app;
  await app.open(stage.url);
  await app.bind({ target: 'In this page (simulator)' });
  await page.getByRole('button', { name: 'New session' }).click();
  await app.bind({ target: 'local' });
  await app.expectLayer('TCP', 'up');
  await expect(page.getByRole('tab', { name: /: bound$/ })).toHaveCount(2);
  await app.send('447700900123', 'By TCP');
  await expect(app.bubble('By TCP')).toContainText('DELIVRD');
  expect(stage.smsc.simulator.latest(5)).toHaveLength(1);
  await tab(page, 'smppclient1').first().click();
  await app.send('447700900124', 'In the page');
  await expect(app.bubble('In the page')).toContainText('DELIVRD');
  expect(stage.smsc.simulator.latest(5)).toHaveLength(1);
  await app.unbind();
  await expect(page.getByRole('tab', { name: /: bound$/ })).toHaveCount(1);
  expect(app.complaints).toEqual([]);
});

test('a WebSocket that drops: resumed, with nothing lost and the same bind', async ({ stage, app }) => {
  const network = await startNetwork(stage.bridge.address.port);
  await app.open(network.url);
  await app.bind({ target: 'local' });
  const [session] = stage.smsc.simulator.sessions;
  network.cut();
  await expect(app.page.locator('smpp-connection-bar')).toContainText(/Resumed after .*, nothing lost/);
  await app.expectLayer('WebSocket', 'up');
  await app.send('447700900123', 'On the same session');
  await expect(app.bubble('On the same session')).toContainText('DELIVRD');
  expect(stage.smsc.simulator.sessions[0]).toBe(session);
  await network.close();
});

test('a message centre that restarts: bound again by itself, with what waited', async ({ stage, app }) => {
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  const { port } = stage.smsc;
  await stage.smsc.close();
  await expect(app.page.getByRole('button', { name: 'Connect now' })).toBeVisible();
  await app.send('447700900123', 'Written meanwhile');
  const again = await startSmsc({ port: port! });
  await app.expectLayer('Bind', 'up');
  await expect(app.bubble('Written meanwhile')).toContainText('DELIVRD');
  expect(again.simulator.latest(5)).toHaveLength(1);
  await app.unbind();
  await again.close();
});

test('a bridge that restarts: bound again by itself', async ({ stage, app }) => {
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  const again = await startBridgeAgain(stage, stage.bridge.address.port);
  await expect(app.failure).toContainText('Likely cause');
  await app.expectLayer('Bind', 'up');
  await app.send('447700900123', 'After the restart');
  await expect(app.bubble('After the restart')).toContainText('DELIVRD');
  await again.close();
});

test('a reload: the session is there with its messages, and what had no answer is unknown', async ({ stage, app }) => {
  const { page } = app;
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  await app.send('447700900123', 'With an answer');
  await expect(app.bubble('With an answer')).toContainText('DELIVRD');
  stage.smsc.simulator.faults.on('no_answer');
  await app.send('447700900123', 'Without an answer');
  await expect.poll(() => stage.smsc.simulator.latest(5).length).toBe(2);
  await page.reload();
  stage.smsc.simulator.faults.clear();
  await expect(app.bubble('With an answer')).toContainText('DELIVRD');
  await expect(app.bubble('Without an answer')).toContainText(/unknown/i);
  await expect(page.getByLabel('Message centre')).toHaveValue('bridge:local');
  await expect(page.getByLabel('password', { exact: true })).toHaveValue('');
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain('password"');
  expect(app.complaints).toEqual([]);
});

test('an engine that hangs is told, and can be started again', async ({ stage, app }) => {
  test.setTimeout(90_000);
  const { page } = app;
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  const [worker] = page.workers();
  // It never answers: that is what is to be seen.
  void worker!.evaluate('for (;;) {}').catch(() => undefined);
  await expect(app.failure).toContainText('has stopped', { timeout: 50_000 });
  await page.getByRole('button', { name: 'Start again' }).click();
  await app.expectLayer('Bind', 'up');
  await app.send('447700900123', 'After the crash');
  // Its receipt goes to the session of before, which the bridge holds for a while.
  await expect(app.bubble('After the crash')).toContainText('Accepted');
});

test('a check by the bridge: open and SMPP, TLS and its certificate, closed; by keyboard alone', async ({
  stage,
  app,
}) => {
  const { page } = app;
  await app.open(stage.url);
  await tabTo(page, page.getByRole('button', { name: 'Options' }));
  await page.keyboard.press('Enter');
  const found = page.locator('smpp-bind-form').getByRole('status');
  const check = async (target: string) => {
    await page.getByLabel('Message centre').selectOption(`bridge:${target}`);
    await tabTo(page, page.getByRole('button', { name: 'Check' }));
    await page.keyboard.press('Enter');
  };
  await check('local');
  await expect(found).toContainText(/The port of local \(127\.0\.0\.1:\d+\) is open\.\s*It speaks SMPP\./);
  await check('local-tls');
  await expect(found).toContainText('The bridge accepts its certificate.');
  await expect(page.locator('smpp-bind-form .evidence')).toContainText(/CN=localhost.*Expires.*in \d+ days/s);
  await check('wrong-name');
  await expect(found).toContainText(
    'Failed: The bridge does not accept its certificate. Its certificate is for another name',
  );
  await expect(found).toContainText('What helps:');
  await check('nobody');
  await expect(found).toContainText('is closed: the connection was refused.');
  // Nobody was bound for it, and no answer was waited for in vain.
  expect(stage.smsc.simulator.sessions).toHaveLength(0);
  expect(app.complaints).toEqual([]);
});

test('a check through a bridge that makes no probes tries the way itself', async ({ stage, app }) => {
  const { page } = app;
  const relay = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'binary' });
  relay.on('connection', (near) => {
    const far = connect(stage.smsc.port!, '127.0.0.1');
    near.on('message', (octets: Buffer) => far.write(octets)).on('close', () => far.destroy());
    far.on('data', (octets) => near.send(octets)).on('error', () => near.terminate());
  });
  await app.open(stage.url);
  await page.getByLabel('Message centre').selectOption('address');
  await page.getByLabel('WebSocket address').fill(`ws://127.0.0.1:${(relay.address() as AddressInfo).port}/`);
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('button', { name: 'Check' }).click();
  const found = page.locator('smpp-bind-form').getByRole('status');
  await expect(found).toContainText('It answers enquire_link: it speaks SMPP.');
  expect(app.complaints).toEqual([]);
  relay.close();
});

test('by keyboard alone: profile, bind, a second session, rename, close, undo', async ({ stage, app }) => {
  const { page } = app;
  const { keyboard } = page;
  await app.open(stage.url);
  await tabTo(page, page.getByLabel('Message centre'));
  await keyboard.type('local');
  await tabTo(page, page.getByLabel('password', { exact: true }));
  await keyboard.type('password');
  await tabTo(page, page.getByRole('button', { name: 'Options' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Save these as'));
  await keyboard.type('Staging');
  await keyboard.press('Enter');
  await expect(tab(page, 'Staging')).toBeVisible();
  await page.getByLabel('system_id').focus();
  await keyboard.press('Enter');
  await app.expectLayer('Bind', 'up');
  await command(app.page, 'new session');
  await expect(tab(page, 'Session 2')).toHaveAttribute('aria-selected', 'true');
  await tab(page, 'Session 2').focus();
  await keyboard.press('F2');
  await keyboard.type('Blue');
  await keyboard.press('Enter');
  await expect(tab(page, 'Blue')).toBeFocused();
  await keyboard.press('ArrowLeft');
  await expect(tab(page, 'Staging')).toBeFocused();
  await keyboard.press('Delete');
  await expect(tab(page, 'Blue')).toBeFocused();
  await expect.poll(() => stage.smsc.simulator.sessions.length).toBe(0);
  await keyboard.press('Control+z');
  await expect(tab(page, 'Staging')).toHaveAttribute('aria-selected', 'true');
  await app.expectLayer('Bind', 'up');
  expect(app.complaints).toEqual([]);
});
