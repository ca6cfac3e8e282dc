import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp from 'smpp';
import { expect, test } from './stage.ts';

/** A message centre made with npm `smpp`: binds, accepts, sends a receipt for each message, and one message of its own. */
function startNodeSmpp() {
  let count = 0;
  const server = smpp.createServer((session) => {
    session.on('error', () => undefined);
    session.on('bind_transceiver', (pdu) => {
      session.send(pdu.response({ system_id: 'node-smpp' }));
      session.deliver_sm({ source_addr: '447700900123', destination_addr: '2775', short_message: 'Hi from node-smpp' });
    });
    session.on('submit_sm', (pdu) => {
      const message_id = `id-${++count}`;
      session.send(pdu.response({ message_id }));
      session.deliver_sm({
        source_addr: pdu.destination_addr,
        destination_addr: pdu.source_addr,
        esm_class: 4,
        short_message: `id:${message_id} sub:001 dlvrd:001 submit date:2611251030 done date:2611251031 stat:DELIVRD err:000 text:`,
      });
    });
    session.on('unbind', (pdu) => session.send(pdu.response()));
  });
  return server.listen(0, '127.0.0.1');
}

test('a message centre made with node-smpp: bind, send, receipts, a message, unbind', async ({ stage, app }) => {
  const server = startNodeSmpp();
  await once(server, 'listening');
  stage.setTargets({ 'node-smpp': { host: '127.0.0.1', port: (server.address() as AddressInfo).port } });
  await app.open(stage.url);
  await app.bind({ target: 'node-smpp' });
  await app.send('447700900123', 'Hello €');
  await expect(app.bubble('Hello €')).toContainText('DELIVRD');
  await expect(app.bubble('Hi from node-smpp')).toBeVisible();
  await app.send('447700900123', `Three parts: ${'😀'.repeat(80)}`);
  await expect(app.bubble('Three parts')).toContainText('DELIVRD');
  await app.unbind();
  expect(app.complaints).toEqual([]);
  server.close();
});
