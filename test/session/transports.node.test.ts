import { once } from 'node:events';
import { connect as connectNet, createServer } from 'node:net';
import { createBridge } from '@smpp-web/bridge';
import type { Transport } from '@smpp-web/session';
import { connectWebSocket } from '@smpp-web/session';
import { connectTcp, type ListenOptions, listenTcp, type TlsOptions } from '@smpp-web/session/tcp';
import { makeCertificate } from '@smpp-web/smsc/node';
import { pino } from 'pino';
import { generate } from 'selfsigned';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { transportContract } from '../contract/transport.ts';

const certificate = await makeCertificate();
const other = await makeCertificate();
const client = await generate([{ name: 'commonName', value: 'esme' }], {
  keyType: 'ec',
  extensions: [
    { name: 'basicConstraints', cA: true },
    { name: 'extKeyUsage', clientAuth: true },
  ],
});

async function tcpPair(listen: Partial<ListenOptions> = {}, tls?: TlsOptions) {
  let take: (transport: Transport) => void = () => undefined;
  const taken = new Promise<Transport>((resolve) => {
    take = resolve;
  });
  const listener = await listenTcp({ port: 0, ...listen }, take);
  try {
    const near = await connectTcp({ host: '127.0.0.1', port: listener.port, ...(tls && { tls }) });
    return { near, far: await taken, release: () => listener.close() };
  } catch (error) {
    await listener.close();
    throw error;
  }
}

const TRUSTING: TlsOptions = { ca: certificate.cert, servername: 'localhost' };

transportContract('TCP', () => tcpPair());
transportContract('TLS', () => tcpPair({ tls: certificate }, TRUSTING));
transportContract('WebSocket through the bridge', async () => {
  let take: (transport: Transport) => void = () => undefined;
  const taken = new Promise<Transport>((resolve) => {
    take = resolve;
  });
  const listener = await listenTcp({ port: 0 }, take);
  const options = { port: 0, targets: { x: `tcp://127.0.0.1:${listener.port}` }, limits: { drain: 1 } };
  const bridge = createBridge(options, { log: pino({ level: 'silent' }) });
  await bridge.listen();
  const near = await connectWebSocket(`ws://127.0.0.1:${bridge.address.port}/smpp/x`, {
    WebSocket: WebSocket as never,
  });
  return {
    near,
    far: await taken,
    release: async () => {
      await bridge.close();
      await listener.close();
    },
  };
});

describe('TLS', () => {
  test('tells version, cipher and certificate', async () => {
    const { near, far, release } = await tcpPair({ tls: certificate }, TRUSTING);
    expect(near.facts.tls).toMatchObject({
      version: 'TLSv1.3',
      certificate: { subject: 'localhost', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    await Promise.all([near.close(new Error('over')), far.close(new Error('over'))]);
    await release();
  });

  test('a client certificate is shown where it is asked for', async () => {
    const { near, far, release } = await tcpPair(
      { tls: { ...certificate, ca: client.cert, requestCert: true, rejectUnauthorized: true } },
      { ...TRUSTING, cert: client.cert, key: client.private },
    );
    expect(far.facts.tls?.certificate?.subject).toBe('esme');
    await Promise.all([near.close(new Error('over')), far.close(new Error('over'))]);
    await release();
  });

  test('the name that is asked for (SNI) chooses the certificate', async () => {
    const { createSecureContext } = await import('node:tls');
    const asked: string[] = [];
    const { near, far, release } = await tcpPair(
      {
        tls: {
          ...other,
          SNICallback: (
            name: string,
            done: (error: Error | null, context: ReturnType<typeof createSecureContext>) => void,
          ) => {
            asked.push(name);
            done(null, createSecureContext(certificate));
          },
        } as never,
      },
      TRUSTING,
    );
    expect(asked).toEqual(['localhost']);
    await Promise.all([near.close(new Error('over')), far.close(new Error('over'))]);
    await release();
  });

  test.each<[string, TlsOptions, RegExp]>([
    ['an authority that is not trusted', { servername: 'localhost' }, /not trusted/],
    ['another name', { ca: certificate.cert, servername: 'smsc.example' }, /another name/],
  ])('%s is refused, with a sentence', async (_, tls, sentence) => {
    await expect(tcpPair({ tls: certificate }, tls)).rejects.toMatchObject({
      code: 'tls',
      message: expect.stringMatching(sentence),
    });
  });

  test('it is taken all the same where verification is switched off by name', async () => {
    const { near, far, release } = await tcpPair({ tls: certificate }, { rejectUnauthorized: false });
    expect(near.kind).toBe('tls');
    await Promise.all([near.close(new Error('over')), far.close(new Error('over'))]);
    await release();
  });

  test('a port that speaks no TLS is told by a sentence', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(connectTcp({ host: '127.0.0.1', port, tls: true })).rejects.toMatchObject({
      name: 'TransportError',
      code: 'tls',
    });
    server.close();
  });
});

describe('TCP', () => {
  test('nothing listens: a sentence', async () => {
    await expect(connectTcp({ host: '127.0.0.1', port: 1 })).rejects.toMatchObject({
      code: 'refused',
      message: /nothing listens/,
    });
  });

  test('more connections than allowed are closed as they come', async () => {
    const listener = await listenTcp({ port: 0, maxConnections: 1 }, (transport) => void drain(transport));
    const first = connectNet(listener.port, '127.0.0.1');
    await once(first, 'connect');
    const second = connectNet(listener.port, '127.0.0.1');
    await once(second, 'close');
    expect(first.destroyed).toBe(false);
    first.destroy();
    await listener.close();
  });

  test('a port that is taken is told when listening', async () => {
    const listener = await listenTcp({ port: 0 }, () => undefined);
    await expect(listenTcp({ port: listener.port }, () => undefined)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await listener.close();
  });
});

async function drain(transport: Transport): Promise<void> {
  for await (const chunk of transport.incoming) void chunk;
}
