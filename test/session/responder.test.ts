import { encode } from '@smpp-web/codec';
import { type Handler, StatusError } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { boundEsme, boundSmsc, outcome, turn } from './peer.ts';

const DELIVER = { source_addr: '447700900123', destination_addr: '12345', sequence_number: 9 };

describe('what a handler answers', () => {
  test.each<[string, Handler<'submit_sm'>, object]>([
    ['fields', () => ({ message_id: 'abc' }), { command_status: 0, message_id: 'abc' }],
    ['fields, later', async () => ({ message_id: 'abc' }), { command_status: 0, message_id: 'abc' }],
    ['nothing', () => undefined, { command_status: 0, message_id: '' }],
    ['a status', () => 0x0b, { command_status: 0x0b, message_id: null, command_length: 16 }],
    [
      'a StatusError',
      () => {
        throw new StatusError('submit_sm', 0x14, undefined);
      },
      { command_status: 0x14 },
    ],
    [
      'a StatusError, later',
      async () => {
        throw new StatusError('submit_sm', 0x14, undefined);
      },
      { command_status: 0x14 },
    ],
    [
      'a fault',
      () => {
        throw new Error('oops');
      },
      { command_status: 0x08 },
    ],
    [
      'a fault, later',
      async () => {
        throw new Error('oops');
      },
      { command_status: 0x08 },
    ],
    ['what cannot be written', () => ({ message_id: 'x'.repeat(70) }), { command_status: 0x08 }],
  ])('%s', async (_, handler, expected) => {
    const { session, peer } = await boundSmsc({ handlers: { submit_sm: handler } });
    const faults: unknown[] = [];
    session.on('fault', (error) => faults.push(error));
    peer.send('submit_sm', { destination_addr: '44', sequence_number: 0x7fffffff });
    expect(await peer.next()).toMatchObject({ command: 'submit_sm_resp', sequence_number: 0x7fffffff, ...expected });
    expect(faults).toHaveLength(_.includes('fault') || _.includes('cannot') ? 1 : 0);
    expect(session.state).toBe('BOUND_TRX');
  });

  test('rule 4: an error response leaves without a body', async () => {
    const { peer } = await boundSmsc({ handlers: { submit_sm: () => 0x58 } });
    peer.send('submit_sm', { destination_addr: '44', sequence_number: 3 });
    expect(await peer.next()).toMatchObject({ command_length: 16, command_status: 0x58 });
  });

  test.each([0, 1, 0x7fffffff, 0x80000000, 0xffffffff])(
    'rule 8, oddity 70: sequence_number %i is echoed',
    async (sequence_number) => {
      const { peer } = await boundSmsc({ handlers: { submit_sm: () => ({ message_id: '1' }) } });
      const frame = encode('submit_sm', { destination_addr: '44' });
      new DataView(frame.buffer, frame.byteOffset).setUint32(12, sequence_number);
      peer.raw(frame);
      expect(await peer.next()).toMatchObject({ command: 'submit_sm_resp', sequence_number });
    },
  );

  test('oddity 72: two requests with one number get two answers', async () => {
    const { peer } = await boundSmsc({
      handlers: { submit_sm: ({ destination_addr }) => ({ message_id: destination_addr }) },
    });
    for (const destination_addr of ['1', '2']) peer.send('submit_sm', { destination_addr, sequence_number: 5 });
    expect([await peer.next(), await peer.next()]).toMatchObject([
      { message_id: '1', sequence_number: 5 },
      { message_id: '2', sequence_number: 5 },
    ]);
  });
});

describe('what has no handler, or no sense', () => {
  test.each([
    ['unknown command', 0x00000077, 'generic_nack', 0x03],
    ['a vendor command', 0x00010200, 'generic_nack', 0x03],
    ['submit_sm without a handler', 0x00000004, 'generic_nack', 0x03],
  ])('oddity 8: %s is answered, and the session goes on', async (_, command_id, command, command_status) => {
    const { session, peer } = await boundSmsc();
    const frame = command_id === 4 ? encode('submit_sm', { destination_addr: '44' }) : encode('enquire_link');
    new DataView(frame.buffer, frame.byteOffset).setUint32(4, command_id);
    new DataView(frame.buffer, frame.byteOffset).setUint32(12, 6);
    peer.raw(frame);
    peer.send('enquire_link', { sequence_number: 7 });
    expect([await peer.next(), await peer.next()]).toMatchObject([
      { command, command_status, sequence_number: 6 },
      { command: 'enquire_link_resp' },
    ]);
    expect(session.state).toBe('BOUND_TRX');
  });

  test('deliver_sm that nobody takes is kept by the message centre for later (ESME_RX_T_APPN)', async () => {
    const { session, peer } = await boundEsme();
    session.handle('deliver_sm', undefined);
    peer.send('deliver_sm', DELIVER);
    await turn();
    expect(peer.received.at(-1)).toMatchObject({ command: 'deliver_sm_resp', command_status: 0x64 });
  });

  test('pain 20, oddity 9: an unreadable PDU is answered with the status of its field, and the session goes on', async () => {
    const { session, peer } = await boundEsme();
    const unreadable: string[] = [];
    session.on('unreadable', ({ error }) => unreadable.push(error.code));
    const cut = encode('deliver_sm', DELIVER).slice(0, 20);
    new DataView(cut.buffer).setUint32(0, 20);
    peer.raw(cut);
    peer.send('deliver_sm', DELIVER);
    await turn();
    expect(peer.received.slice(1)).toMatchObject([
      { command: 'deliver_sm_resp', sequence_number: 9 },
      { command: 'deliver_sm_resp', command_status: 0 },
    ]);
    expect(peer.received[1]!.command_status).not.toBe(0);
    expect(unreadable).toHaveLength(1);
  });

  test.each([
    ['a stray NUL after short_message', { trailing: new Uint8Array([0]) }],
    ['a bad service_type', { service_type: 'TOOLONGX' }],
    ['an over-long address', { source_addr: '1'.repeat(30) }],
  ])('rule 12: %s is read and answered', async (_, oddity) => {
    const { peer, esme } = await boundEsme();
    const texts: string[] = [];
    esme.on('message', ({ text }) => texts.push(text));
    peer.raw(
      encode('deliver_sm', { ...DELIVER, short_message: new TextEncoder().encode('hi'), ...oddity }, { lenient: true }),
    );
    await turn();
    expect(peer.received.at(-1)).toMatchObject({ command: 'deliver_sm_resp', command_status: 0 });
    expect(texts).toEqual(['hi']);
  });

  test('rule 11: an unasked alert_notification is shown, and answered by nothing', async () => {
    const { session, peer } = await boundEsme();
    const seen: (string | null)[] = [];
    session.on('request', ({ command }) => seen.push(command));
    peer.send('alert_notification', { source_addr: '1', esme_addr: '2', sequence_number: 3 });
    await turn();
    expect(seen).toEqual(['alert_notification']);
    expect(peer.commands).toEqual(['bind_transceiver']);
  });
});

describe('busy handlers', () => {
  test('pain 23: no more are at work than allowed; the peer is told to slow down', async () => {
    const releases: (() => void)[] = [];
    const { session, peer } = await boundSmsc({
      maxHandling: 2,
      handlers: { submit_sm: () => new Promise((resolve) => releases.push(() => resolve({ message_id: 'x' }))) },
    });
    for (let sequence_number = 1; sequence_number <= 3; sequence_number++)
      peer.send('submit_sm', { destination_addr: '44', sequence_number });
    expect(await peer.next()).toMatchObject({ sequence_number: 3, command_status: 0x58 });
    expect(session.load.handling).toBe(2);
    for (const release of releases) release();
    expect([await peer.next(), await peer.next()]).toMatchObject([{ command_status: 0 }, { command_status: 0 }]);
    expect(session.load.handling).toBe(0);
  });

  test('an ESME that is busy asks for a retry (ESME_RX_T_APPN)', async () => {
    const { session, peer } = await boundEsme({ maxHandling: 1 });
    session.handle('deliver_sm', () => new Promise(() => undefined));
    for (const sequence_number of [1, 2]) peer.send('deliver_sm', { ...DELIVER, sequence_number });
    await turn();
    expect(peer.received.slice(1)).toMatchObject([{ sequence_number: 2, command_status: 0x64 }]);
  });

  test('rule 10: a handler that hangs stops neither enquire_link nor our own requests', async () => {
    const { session, peer } = await boundEsme();
    session.handle('deliver_sm', () => new Promise(() => undefined));
    peer.send('deliver_sm', DELIVER);
    peer.send('enquire_link', { sequence_number: 10 });
    const answer = session.request('submit_sm', { destination_addr: '44' });
    await turn();
    expect(peer.commands.slice(1).sort()).toEqual(['enquire_link_resp', 'submit_sm']);
    peer.send('submit_sm_resp', { sequence_number: 2, message_id: 'y' });
    expect(await answer).toMatchObject({ message_id: 'y' });
  });

  test('rule 10: a peer that never answers deliver_sm does not stop its own submits', async () => {
    const { session, peer } = await boundSmsc({ windowSize: 1, handlers: { submit_sm: () => ({ message_id: 'z' }) } });
    const deliveries = [1, 2].map(() => outcome(session.request('deliver_sm', DELIVER)));
    peer.send('submit_sm', { destination_addr: '44', sequence_number: 2 });
    await turn();
    expect(peer.commands).toContain('submit_sm_resp');
    await session.close();
    expect(await Promise.all(deliveries)).toMatchObject([{ outcome: 'unknown' }, { outcome: 'not_sent' }]);
  });

  test.each([
    ['an empty message_id', encode('deliver_sm_resp', { sequence_number: 1 })],
    ['a message_id', encode('deliver_sm_resp', { sequence_number: 1, message_id: 'abc' })],
    ['no body at all', encode('deliver_sm_resp', { sequence_number: 1, message_id: null })],
  ])('rule 9, oddity 14: deliver_sm_resp with %s is an acceptance', async (_, octets) => {
    const { session, peer } = await boundSmsc();
    const answer = session.request('deliver_sm', DELIVER);
    await turn();
    peer.raw(octets);
    expect(await answer).toMatchObject({ command_status: 0 });
  });
});
