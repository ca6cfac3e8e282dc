import { acceptSmsc, connectEsme } from '@smpp-web/session';
import { connectTcp, type Listener, listenTcp } from '@smpp-web/session/tcp';
import { MESSAGE_IDS, SUBMITS, type SubmitOne } from './load.ts';

/** Our message centre over TCP: it accepts what comes and gives it an id. */
export function listenOurs(): Promise<Listener> {
  let count = 0;
  return listenTcp({ port: 0 }, (transport) => {
    acceptSmsc(transport, {
      system_id: 'bench',
      authenticate: () => 0,
      handlers: { submit_sm: () => ({ message_id: MESSAGE_IDS[count++ % MESSAGE_IDS.length]! }) },
    }).start();
  });
}

/** Our two sides over TCP, in one process. */
export async function startOurs(window: number): Promise<{ submitOne: SubmitOne; stop: () => Promise<void> }> {
  const listener = await listenOurs();
  const transport = await connectTcp({ host: '127.0.0.1', port: listener.port });
  const esme = await connectEsme(transport, { system_id: 'bench', password: 'bench', windowSize: window });
  return {
    submitOne: (index) => esme.submit(SUBMITS[index % SUBMITS.length]!),
    stop: async () => {
      await esme.unbind();
      await listener.close();
    },
  };
}
