import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { connectEsme, type Esme } from '@smpp-web/session';
import { connectTcp } from '@smpp-web/session/tcp';
import { type SmscServer, type SmscServerOptions, startSmsc } from '@smpp-web/smsc/node';
import smpp from 'smpp';
import { afterEach, describe, expect, test } from 'vitest';

/** npm's smpp (node-smpp), the most used peer in JavaScript, against our two sides. */

const CREDENTIALS = { system_id: 'smppclient1', password: 'password' };
const RECEIPTS = { settings: { receipts: { delayMs: 5, outcomes: { DELIVERED: 1 } } } } as const;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

// biome-ignore lint/suspicious/noExplicitAny: the peer comes without types of its PDUs
type Loose = any;

async function ourSmsc(options: SmscServerOptions): Promise<SmscServer> {
  const server = await startSmsc({ ...RECEIPTS, ...options });
  cleanups.push(() => server.close());
  return server;
}

/** A client of the peer that is bound, and the PDUs that it gets. */
async function theirClient(options: Loose, bind = 'bind_transceiver'): Promise<{ session: Loose; bound: Loose }> {
  const session: Loose = smpp.connect(options);
  session.on('error', () => undefined);
  cleanups.push(() => session.destroy());
  await new Promise((resolve) => session.on(options.tls ? 'secureConnect' : 'connect', resolve));
  const bound = await new Promise((resolve) => session[bind](CREDENTIALS, resolve));
  return { session, bound };
}

async function theirServer(options: object, onSession: (session: Loose) => void): Promise<number> {
  const server = smpp.createServer(options as never, (session: Loose) => {
    session.on('error', () => undefined);
    for (const bind of ['bind_transceiver', 'bind_transmitter', 'bind_receiver']) {
      session.on(bind, (pdu: Loose) => {
        const isGood = pdu.password === CREDENTIALS.password;
        session.send(pdu.response({ command_status: isGood ? 0 : 0x0e, system_id: 'peer' }));
      });
    }
    session.on('enquire_link', (pdu: Loose) => session.send(pdu.response()));
    session.on('unbind', (pdu: Loose) => session.send(pdu.response()));
    onSession(session);
  }) as unknown as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

async function ourClient(port: number, tls?: { ca: string }, options: object = {}): Promise<Esme> {
  const transport = await connectTcp({
    host: '127.0.0.1',
    port,
    ...(tls && { tls: { ...tls, servername: 'localhost' } }),
  });
  const esme = await connectEsme(transport, { ...CREDENTIALS, ...options });
  cleanups.push(() => esme.session.close());
  return esme;
}

describe.each(['TCP', 'TLS'] as const)('npm smpp as client of our message centre, over %s', (kind) => {
  const open = async () => {
    const server = await ourSmsc(kind === 'TLS' ? { tlsPort: 0 } : { port: 0 });
    const port = kind === 'TLS' ? server.tlsPort : server.port;
    const tls = kind === 'TLS' ? { tls: true, ca: server.certificate, servername: 'localhost' } : {};
    return { server, options: { host: '127.0.0.1', port, ...tls } };
  };

  test('binds, submits, gets its receipt, asks, and unbinds', async () => {
    const { options } = await open();
    const { session, bound } = await theirClient(options);
    expect(bound).toMatchObject({ command_status: 0, system_id: 'smpp-web' });
    const receipt = new Promise<Loose>((resolve) => {
      session.on('deliver_sm', (pdu: Loose) => {
        session.send(pdu.response());
        resolve(pdu);
      });
    });
    const submitted: Loose = await new Promise((resolve) =>
      session.submit_sm(
        { destination_addr: '447700900123', short_message: 'Hello €', registered_delivery: 1 },
        resolve,
      ),
    );
    expect(submitted).toMatchObject({ command_status: 0 });
    expect(await receipt).toMatchObject({ esm_class: 4, receipted_message_id: submitted.message_id, message_state: 2 });
    expect(await new Promise((resolve) => session.enquire_link({}, resolve))).toMatchObject({ command_status: 0 });
    const closed = new Promise((resolve) => session.on('close', resolve));
    expect(await new Promise((resolve) => session.unbind({}, resolve))).toMatchObject({ command_status: 0 });
    session.close();
    await closed;
  });

  test('gets a long message in parts, whole', async () => {
    const { server, options } = await open();
    const { session } = await theirClient(options, 'bind_receiver');
    const parts: string[] = [];
    const all = new Promise<void>((resolve) => {
      session.on('deliver_sm', (pdu: Loose) => {
        session.send(pdu.response());
        parts.push(pdu.short_message.message);
        if (parts.length === 3) resolve();
      });
    });
    server.simulator.injectMo({ from: '447700900123', to: '12345', text: 'x'.repeat(400) });
    await all;
    expect(parts.join('')).toBe('x'.repeat(400));
  });

  test('a wrong password is refused with its status', async () => {
    const { options } = await open();
    const session: Loose = smpp.connect(options as never);
    session.on('error', () => undefined);
    cleanups.push(() => session.destroy());
    await new Promise((resolve) => session.on(kind === 'TLS' ? 'secureConnect' : 'connect', resolve));
    const bound = await new Promise((resolve) =>
      session.bind_transceiver({ ...CREDENTIALS, password: 'wrong' }, resolve),
    );
    expect(bound).toMatchObject({ command_status: 0x0e });
  });
});

describe.each(['TCP', 'TLS'] as const)('our ESME at a server of npm smpp, over %s', (kind) => {
  const open = async (onSession: (session: Loose) => void, options: object = {}) => {
    const certificate = kind === 'TLS' ? await (await import('@smpp-web/smsc/node')).makeCertificate() : undefined;
    const port = await theirServer(certificate ?? {}, onSession);
    return ourClient(port, certificate && { ca: certificate.cert }, options);
  };

  test('binds, sends text in parts, gets receipts and messages, and unbinds', async () => {
    const texts: string[] = [];
    const esme = await open((session) => {
      let count = 0;
      session.on('submit_sm', (pdu: Loose) => {
        const message_id = `id-${++count}`;
        texts.push(pdu.short_message.message);
        session.send(pdu.response({ message_id }));
        session.deliver_sm({
          esm_class: 4,
          short_message: `id:${message_id} sub:001 dlvrd:001 submit date:2601020304 done date:2601020305 stat:DELIVRD err:000 text:`,
        });
      });
    });
    const delivered = new Promise<void>((resolve) => {
      esme.on('sent', ({ parts }) => parts.every(({ receipts }) => receipts.some(({ final }) => final)) && resolve());
    });
    const message = await esme.sendText({ to: '447700900123', from: 'shop', text: `${'x'.repeat(200)} €` });
    expect(message.parts.map(({ outcome, message_id }) => `${outcome} ${message_id}`)).toEqual([
      'accepted id-1',
      'accepted id-2',
    ]);
    await delivered;
    expect(texts.join('')).toBe(`${'x'.repeat(200)} €`);
    expect(await esme.unbind()).toMatchObject({ code: 'unbound' });
  });

  test('a refusal is a StatusError', async () => {
    await expect(open(() => undefined, { password: 'wrong' })).rejects.toMatchObject({
      command_status: 0x0e,
      statusName: 'ESME_RINVPASWD',
    });
  });

  test('a message of the server arrives as text', async () => {
    const esme = await open((session) => {
      session.on('submit_sm', (pdu: Loose) => {
        session.send(pdu.response({ message_id: '1' }));
        session.deliver_sm({
          source_addr: '447700900123',
          destination_addr: '12345',
          data_coding: 8,
          short_message: { message: 'مرحبا', encoding: 'UCS2' },
        });
      });
    });
    const message = new Promise((resolve) => esme.on('message', resolve));
    await esme.submit({ destination_addr: '1' });
    expect(await message).toMatchObject({ text: 'مرحبا', from: '447700900123' });
  });
});
