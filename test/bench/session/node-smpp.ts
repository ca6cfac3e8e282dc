import type { AddressInfo } from 'node:net';
import smpp from 'smpp';
import { MESSAGE_IDS, MESSAGES, type SubmitOne } from './load.ts';

const pduOf = ({ from, to, text }: (typeof MESSAGES)[number]) => ({
  source_addr_ton: 1,
  source_addr_npi: 1,
  source_addr: from,
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: to,
  registered_delivery: 1,
  short_message: text,
});

/** npm's smpp (node-smpp) as client and server, in one process. */
export async function startNodeSmpp(): Promise<{ submitOne: SubmitOne; stop: () => Promise<void> }> {
  let count = 0;
  const server = smpp.createServer((session) => {
    session.on('bind_transceiver', (pdu) => session.send(pdu.response()));
    session.on('submit_sm', (pdu) =>
      session.send(pdu.response({ message_id: MESSAGE_IDS[count++ % MESSAGE_IDS.length] })),
    );
    session.on('unbind', (pdu) => session.send(pdu.response()));
    session.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const session = smpp.connect({ url: `smpp://127.0.0.1:${port}` });
  session.on('error', () => undefined);
  await new Promise<void>((resolve) => session.on('connect', () => resolve()));
  await new Promise((resolve) => session.bind_transceiver({ system_id: 'bench', password: 'bench' }, resolve));
  return {
    submitOne: (index) =>
      new Promise((resolve) => session.submit_sm(pduOf(MESSAGES[index % MESSAGES.length]!), resolve)),
    stop: async () => {
      session.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
