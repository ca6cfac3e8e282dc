import { encode } from '@smpp-web/codec';
import { connectEsme, memoryPair, type ReceivedMessage } from '@smpp-web/session';
import { expect, test } from 'vitest';
import { Peer } from './peer.ts';

test('what a message centre delivers in the same read as its bind response is taken, and kept for the first listener', async () => {
  const [near, far] = memoryPair();
  const peer = new Peer(far);
  const received: ReceivedMessage[] = [];
  const binding = connectEsme(near, { system_id: 'esme' });
  const bind = (await peer.next())!;
  const response = encode('bind_transceiver_resp', { system_id: 'smsc', sequence_number: bind.sequence_number });
  const delivery = encode('deliver_sm', {
    source_addr: '1',
    short_message: new TextEncoder().encode('early'),
    sequence_number: 9,
  });
  peer.raw(Uint8Array.from([...response, ...delivery]));
  expect(await peer.next()).toMatchObject({ command: 'deliver_sm_resp', command_status: 0, sequence_number: 9 });
  const esme = await binding;
  esme.on('message', (message) => received.push(message));
  expect(esme.session.state).toBe('BOUND_TRX');
  expect(received).toMatchObject([{ from: '1', text: 'early' }]);
});
