import { fileURLToPath } from 'node:url';
import { connectEsme } from '@smpp-web/session';
import { connectTcp } from '@smpp-web/session/tcp';
import { startSmsc } from '@smpp-web/smsc/node';
import { describe, expect, test } from 'vitest';
import { hasPerlModule, PeerProcess } from './peers.ts';

/** Perl's Net::SMPP (Debian: libnet-smpp-perl) at both ends. */

const script = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));
const isThere = hasPerlModule('Net::SMPP');

describe.skipIf(!isThere)(`Net::SMPP${isThere ? '' : ' (skipped: Perl has no Net::SMPP here)'}`, () => {
  test('as an ESME at our message centre', async () => {
    const settings = { receipts: { delayMs: 50, outcomes: { DELIVERED: 1 } } };
    const server = await startSmsc({ port: 0, settings });
    const esme = new PeerProcess('perl', [script('net-smpp-esme.pl'), String(server.port), 'smppclient1', 'password']);
    expect(await esme.exited).toBe(0);
    const [, id] = await esme.line(/^submitted 0 (\S+)/);
    expect(esme.lines).toEqual(['bound 0', `submitted 0 ${id}`, `receipt 5 ${id}`, 'alive 0', 'unbound 0']);
    await server.close();
  });

  test('as an ESME with a wrong password', async () => {
    const server = await startSmsc({ port: 0 });
    const esme = new PeerProcess('perl', [script('net-smpp-esme.pl'), String(server.port), 'smppclient1', 'wrong']);
    expect(await esme.line(/^bound (\d+)/)).toMatchObject({ 1: String(0x0e) });
    await esme.exited;
    await server.close();
  });

  test('as the message centre of our ESME, with ids in hexadecimal and receipts in decimal', async () => {
    const smsc = new PeerProcess('perl', [script('net-smpp-smsc.pl')]);
    const [, port] = await smsc.line(/^port (\d+)/);
    const transport = await connectTcp({ host: '127.0.0.1', port: Number(port) });
    const esme = await connectEsme(transport, { system_id: 'esme', password: 'secret' });
    const delivered = new Promise<string>((resolve) => {
      esme.on('sent', ({ parts: [part] }) => part!.receipts.length > 0 && resolve(part!.receipts[0]!.matchedBy));
    });
    const message = await esme.sendText({ to: '447700900123', text: 'Hello Perl' });
    expect(message.parts).toMatchObject([{ outcome: 'accepted', message_id: '00000abd' }]);
    expect(await delivered).toBe('hex-decimal');
    expect(await esme.unbind()).toMatchObject({ code: 'unbound' });
    expect(await smsc.exited).toBe(0);
    expect(smsc.lines.slice(1)).toEqual(['got 9', 'got 4', `got ${0x80000005}`, 'got 6']);
  });
});
