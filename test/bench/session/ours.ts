import { acceptSmsc, connectEsme } from '@smpp-web/session';
import { connectTcp, listenTcp } from '@smpp-web/session/tcp';
import { MESSAGES, type SubmitOne } from './load.ts';

const ascii = new TextEncoder();
const PDUS = MESSAGES.map(({ from, to, text }) => ({
  source_addr_ton: 1,
  source_addr_npi: 1,
  source_addr: from,
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: to,
  registered_delivery: 1,
  short_message: ascii.encode(text),
}));

/** Our two sides over TCP, in one process. */
export async function startOurs(window: number): Promise<{ submitOne: SubmitOne; stop: () => Promise<void> }> {
  let count = 0;
  const listener = await listenTcp({ port: 0 }, (transport) => {
    acceptSmsc(transport, {
      system_id: 'bench',
      authenticate: () => 0,
      handlers: { submit_sm: () => ({ message_id: String(++count) }) },
    }).start();
  });
  const transport = await connectTcp({ host: '127.0.0.1', port: listener.port });
  const esme = await connectEsme(transport, { system_id: 'bench', password: 'bench', windowSize: window });
  return {
    submitOne: (index) => esme.submit(PDUS[index % PDUS.length]!),
    stop: async () => {
      await esme.unbind();
      await listener.close();
    },
  };
}
