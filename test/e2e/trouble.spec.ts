import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from './stage.ts';

/** Every failure ends in a sentence that a person understands. */

const FAILURES = [
  { name: 'a wrong password', login: { target: 'local', password: 'guess' }, says: /password/i },
  { name: 'an unknown system_id', login: { target: 'local', system_id: 'nobody' }, says: /system_id/i },
  { name: 'a target where nothing listens', login: { target: 'nobody' }, says: /refused|nothing listens/i },
  { name: 'a certificate for another name', login: { target: 'wrong-name (TLS)' }, says: /name/i },
  { name: 'a certificate that nobody trusts', login: { target: 'untrusted-tls (TLS)' }, says: /trust/i },
];

for (const { name, login, says } of FAILURES) {
  test(name, async ({ stage, app }) => {
    await app.open(stage.url);
    await app.connect(login);
    await expect(app.failure).toContainText(says);
    await expect(app.page.getByRole('button', { name: /^Connect( now)?$/ })).toBeVisible();
    expect(app.complaints).toEqual([]);
  });
}

test('a peer that speaks HTTP', async ({ stage, app }) => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stage.setTargets({ web: { host: '127.0.0.1', port: (server.address() as { port: number }).port } });
  await app.open(stage.url);
  await app.connect({ target: 'web' });
  await expect(app.failure).toContainText(/web server|HTTP/);
  server.close();
});

test('a message centre that dies in the middle of a session', async ({ stage, app }) => {
  await app.open(stage.url);
  await app.bind({ target: 'local' });
  await app.send('447700900123', 'Before the end');
  await expect(app.bubble('Before the end')).toContainText('DELIVRD');
  for (const session of stage.smsc.simulator.sessions) void session.transport.close(new Error('dies'));
  await expect(app.failure).toContainText(/connection|closed|cut/i);
  // It is bound again by itself, and the page is as good as before.
  await app.expectLayer('Bind', 'up');
  await expect(app.failure).toHaveText('');
  expect(app.complaints).toEqual([]);
});
