import { expect, test } from './stage.ts';

/** More than two parts of 67 UTF-16 units: every emoji takes two. */
const THREE_PARTS = `Three parts: ${'😀'.repeat(80)}`;

const TARGETS = [
  { target: 'local', layers: { WebSocket: 'up', TCP: 'up' } },
  { target: 'local-tls (TLS)', layers: { WebSocket: 'up', TLS: 'up' } },
] as const;

for (const { target, layers } of TARGETS) {
  test(`through the bridge to ${target}: bind, send, receipts, a reply, unbind`, async ({ stage, app }) => {
    await app.open(stage.url);
    await app.bind({ target });
    for (const [layer, state] of Object.entries(layers)) await app.expectLayer(layer, state);
    await app.send('447700900123', 'Hello €');
    await expect(app.bubble('Hello €')).toContainText('DELIVRD');
    await app.send('447700900123', THREE_PARTS);
    await expect(app.bubble('Three parts')).toContainText('DELIVRD');
    expect(stage.smsc.simulator.injectMo({ from: '447700900123', to: '2775', text: 'Hi from a mobile 👋' })).toBe(1);
    await expect(app.bubble('Hi from a mobile 👋')).toBeVisible();
    const commands = await app.commands();
    expect(commands.filter((command) => command === 'submit_sm')).toHaveLength(4);
    expect(commands.filter((command) => command === 'deliver_sm')).toHaveLength(5);
    await app.unbind();
    await expect.poll(() => stage.smsc.simulator.sessions.length).toBe(0);
    expect(app.complaints).toEqual([]);
  });
}

test('in this page, with no server but the one of the files: the same flow', async ({ stage, app }) => {
  await app.open(stage.url);
  // From here on the bridge is gone: the page has all it needs.
  await app.page.route('**/smpp/**', (route) => route.abort());
  await app.page.getByRole('button', { name: 'Connect' }).click();
  await app.expectLayer('Bind', 'up');
  await app.send('447700900123', 'Hello €');
  await expect(app.bubble('Hello €')).toContainText('DELIVRD');
  await app.send('447700900123', THREE_PARTS);
  await expect(app.bubble('Three parts')).toContainText('DELIVRD');
  await app.page.getByRole('button', { name: 'Deliver it' }).click();
  await expect(app.bubble('Hello back')).toBeVisible();
  await app.unbind();
  expect(stage.smsc.simulator.sessions).toEqual([]);
  expect(app.complaints).toEqual([]);
});
