import type { BridgeOptions } from '@smpp-web/bridge';
import { createFramer, decode, encode, type Pdu } from '@smpp-web/codec';
import { expect, test } from 'vitest';
import { Client, startBridge, startPeer } from './harness.ts';

/** A message centre that answers every request, and keeps what came. */
async function startSmsc() {
  const received: Pdu[] = [];
  const peer = await startPeer((socket) => {
    const framer = createFramer();
    socket.on('data', (chunk) => {
      for (const frame of framer.push(chunk)) {
        const pdu = decode(frame);
        received.push(pdu);
        if (pdu.command_id === undefined || pdu.command_id >= 0x80000000) continue;
        const command_status = 'password' in pdu && pdu.password === 'wrong' ? 0x0e : 0;
        socket.write(
          encode(`${pdu.command}_resp` as 'enquire_link_resp', {
            sequence_number: pdu.sequence_number,
            command_status,
          }),
        );
      }
    });
  });
  return { received, port: peer.port, sockets: peer.sockets };
}

async function open(options: Partial<Exclude<NonNullable<BridgeOptions['targets']>[string], string>>, count = 1) {
  const smsc = await startSmsc();
  const { port } = await startBridge({ targets: { smsc: { host: '127.0.0.1', port: smsc.port, ...options } } });
  const clients = Array.from({ length: count }, () => new Client(`ws://127.0.0.1:${port}/smpp/smsc`));
  for (const client of clients) await client.hello();
  const ask = async (request: Uint8Array, client = clients[0]!): Promise<string> => {
    const before = client.octets.length;
    client.ws.send(request);
    await client.until(({ octets }) => octets.length >= before + 16);
    const { command, command_status, sequence_number } = decode(
      client.octets.subarray(before, before + client.octets.readUInt32BE(before)),
    );
    return `${command} ${command_status} #${sequence_number}`;
  };
  return { smsc, clients, ask };
}

const bind = (init: object = {}) =>
  encode('bind_transceiver', {
    system_id: 'page',
    password: 'page',
    interface_version: 0x34,
    sequence_number: 1,
    ...init,
  });
const submit = (sequence_number = 2) =>
  encode('submit_sm', { sequence_number, destination_addr: '123', short_message: new Uint8Array(20) });

test("the bridge puts the credentials into the bind; the rest of it is the page's", async () => {
  const { smsc, ask } = await open({ credentials: { system_id: 'real', password: 'secret' } });
  expect(await ask(bind({ system_type: 'web', address_range: '44*' }))).toBe('bind_transceiver_resp 0 #1');
  expect(smsc.received[0]).toMatchObject({
    system_id: 'real',
    password: 'secret',
    system_type: 'web',
    address_range: '44*',
    interface_version: 0x34,
  });
});

test('octets in any cut are judged as whole PDUs', async () => {
  const { smsc, clients, ask } = await open({ credentials: { system_id: 'real', password: 'secret' } });
  for (const octet of bind().subarray(0, -1)) clients[0]!.ws.send(Uint8Array.of(octet));
  expect(await ask(bind().subarray(-1))).toBe('bind_transceiver_resp 0 #1');
  expect(smsc.received.length).toBe(1);
});

test.each([
  {
    name: 'a command that is listed',
    policy: { commands: ['submit_sm'] },
    send: submit(),
    answer: 'submit_sm_resp 0 #2',
  },
  { name: 'one that is not', policy: { commands: ['query_sm'] }, send: submit(), answer: 'submit_sm_resp 3 #2' },
  {
    name: 'one that is not, in a session of 5.0',
    policy: { commands: ['query_sm'] },
    version: 0x50,
    send: submit(),
    answer: 'submit_sm_resp 257 #2',
  },
  {
    name: 'enquire_link, always',
    policy: { commands: ['query_sm'] },
    send: encode('enquire_link', { sequence_number: 2 }),
    answer: 'enquire_link_resp 0 #2',
  },
  { name: 'a PDU over the size', policy: { maxPduOctets: 40 }, send: submit(), answer: 'submit_sm_resp 2 #2' },
  {
    name: 'alert_notification, which has no response',
    policy: { commands: ['submit_sm'] },
    send: encode('alert_notification', { sequence_number: 2 }),
    answer: 'generic_nack 3 #2',
  },
] as const)(
  'policy: $name is answered "$answer", and the session goes on',
  async ({ policy, send, answer, ...rest }) => {
    const { ask } = await open({
      policy: { ...policy, ...('commands' in policy ? { commands: [...policy.commands] } : {}) } as never,
    });
    if (!('maxPduOctets' in policy)) await ask(bind({ interface_version: 'version' in rest ? rest.version : 0x34 }));
    expect(await ask(send)).toBe(answer);
    expect(await ask(encode('enquire_link', { sequence_number: 9 }))).toBe('enquire_link_resp 0 #9');
  },
);

test('policy: requests above the rate are throttled', async () => {
  const { ask } = await open({ policy: { pdusPerSecond: 2 } });
  await ask(bind());
  expect([await ask(submit(2)), await ask(submit(3)), await ask(submit(4))]).toEqual([
    'submit_sm_resp 0 #2',
    'submit_sm_resp 0 #3',
    'submit_sm_resp 88 #4',
  ]);
});

test('policy: a bind beyond the number is refused; an unbind, a refusal or an end gives its place back', async () => {
  const { ask, clients, smsc } = await open({ policy: { binds: 1 } }, 3);
  const [first, second, third] = clients;
  expect(await ask(bind({ password: 'wrong' }), first)).toBe('bind_transceiver_resp 14 #1');
  expect(await ask(bind(), second)).toBe('bind_transceiver_resp 0 #1');
  expect(await ask(bind(), third)).toBe('bind_transceiver_resp 5 #1');
  expect(await ask(encode('unbind', { sequence_number: 5 }), second)).toBe('unbind_resp 0 #5');
  expect(await ask(bind(), third)).toBe('bind_transceiver_resp 0 #1');
  expect(smsc.received.filter(({ command }) => command === 'bind_transceiver').length).toBe(3);
});

test('what is no SMPP is answered with generic_nack and closed with 4026', async () => {
  const { clients } = await open({ policy: {} });
  clients[0]!.ws.send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  expect((await clients[0]!.closed).code).toBe(4026);
  expect(decode(clients[0]!.octets)).toMatchObject({ command: 'generic_nack', command_status: 2, sequence_number: 0 });
});
