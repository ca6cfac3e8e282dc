import { encode } from '@smpp-web/codec';
import { acceptSmsc, connectEsme, memoryPair, virtualClock } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { boundEsme, boundSmsc, outcome, Peer, turn } from './peer.ts';

const SUBMIT = { destination_addr: '44', short_message: new TextEncoder().encode('hello') };

describe('octets in any cut', () => {
  test.each([1, 2, 3, 5, 7, 16, 17, 64])('oddity 1, 2: chunks of %i octets change nothing', async (chunkOctets) => {
    const clock = virtualClock();
    const [near, far] = memoryPair({ chunkOctets });
    const session = acceptSmsc(far, {
      system_id: 'smsc',
      clock,
      authenticate: () => 0,
      handlers: { submit_sm: ({ destination_addr }) => ({ message_id: destination_addr }) },
    }).start();
    const esme = await connectEsme(near, { system_id: 'esme', clock, windowSize: 100 });
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) => esme.submit({ ...SUBMIT, destination_addr: `${index}` })),
    );
    expect(ids.map(({ message_id }) => message_id)).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
    expect(await esme.unbind()).toMatchObject({ code: 'unbound' });
    expect(await session.closed).toMatchObject({ code: 'peer_unbound' });
  });

  test('rule 1: all PDUs of one turn leave as one chunk, and no PDU in two', async () => {
    const [near, far] = memoryPair();
    const chunks: number[] = [];
    const peer = new Peer({ ...far, incoming: lengthsOf(far.incoming, chunks), send: (octets) => far.send(octets) });
    const binding = connectEsme(near, { system_id: 'esme', clock: virtualClock(), windowSize: 100 });
    peer.send('bind_transceiver_resp', { system_id: 'smsc' });
    const esme = await binding;
    for (let index = 0; index < 50; index++) void outcome(esme.submit(SUBMIT));
    await turn();
    expect(chunks).toEqual([
      encode('bind_transceiver', { system_id: 'esme' }).length,
      50 * encode('submit_sm', SUBMIT).length,
    ]);
  });

  test('answers to all that one read has brought leave as one chunk', async () => {
    const [near, far] = memoryPair();
    const chunks: number[] = [];
    acceptSmsc(near, { system_id: 'smsc', authenticate: () => 0, clock: virtualClock() }).start();
    const peer = new Peer({ ...far, incoming: lengthsOf(far.incoming, chunks), send: (octets) => far.send(octets) });
    const enquiry = encode('enquire_link');
    peer.raw(new Uint8Array([...enquiry, ...enquiry, ...enquiry]));
    await turn();
    expect(chunks).toEqual([48]);
  });
});

describe('octets that are no SMPP', () => {
  test.each([
    ['pain 7, oddity 3: HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n', /speaks HTTP/],
    ['an HTTP request', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', /speaks HTTP/],
    ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n', /SSH/],
    ['TLS', new Uint8Array([0x16, 3, 1, 0, 200, 1, 0, 0]), /TLS/],
    ['AMQP', 'AMQP\0\0\t\u0001', /AMQP/],
  ])('%s closes with a hint, and is answered by nothing', async (_, octets, hint) => {
    const { session, peer } = await boundSmsc();
    peer.raw(octets);
    expect(await session.closed).toMatchObject({ code: 'framing', message: expect.stringMatching(hint) });
    expect(peer.commands).toEqual(['bind_transceiver_resp']);
  });

  test.each([0, 4, 8, 15, 131_073, 0x7fffffff, 0xffffffff])(
    'oddity 4: command_length %i is nacked once and closes',
    async (length) => {
      const { session, peer } = await boundSmsc();
      const octets = new Uint8Array(16);
      new DataView(octets.buffer).setUint32(0, length);
      peer.raw(octets);
      expect(await session.closed).toMatchObject({ code: 'framing' });
      expect(peer.received.slice(1)).toMatchObject([
        { command: 'generic_nack', command_status: 2, sequence_number: 0 },
      ]);
    },
  );

  test('whole PDUs before the lost place are still answered', async () => {
    const { session, peer } = await boundSmsc();
    peer.raw(new Uint8Array([...encode('enquire_link', { sequence_number: 8 }), 0, 0, 0, 3]));
    await session.closed;
    expect(peer.commands).toEqual(['bind_transceiver_resp', 'enquire_link_resp', 'generic_nack']);
  });

  test('a bind that is answered with HTTP fails with the reason', async () => {
    const [near, far] = memoryPair();
    const peer = new Peer(far);
    const binding = outcome(connectEsme(near, { system_id: 'esme', clock: virtualClock() }));
    peer.raw('HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(await binding).toMatchObject({ code: 'closed', message: expect.stringMatching(/speaks HTTP/) });
  });

  test('oddity 3: a stream that ends inside a PDU says so', async () => {
    const { session, peer } = await boundEsme();
    peer.raw(encode('enquire_link').slice(0, 9));
    await peer.transport.close();
    expect(await session.closed).toMatchObject({
      code: 'peer_closed',
      message: expect.stringMatching(/middle of a PDU/),
    });
  });
});

describe('a peer that does not read', () => {
  test('pain 1: its requests are not read either, once its answers pile up', async () => {
    const [near, far] = memoryPair({ highWaterOctets: 1_000 });
    const session = acceptSmsc(near, { system_id: 'smsc', authenticate: () => 0, clock: virtualClock() }).start();
    // 16 octets of answer to 16 octets of question: 200,000 of them are three times what may pile up.
    const questions = encode('enquire_link');
    const flood = new Uint8Array(16 * 1_000);
    for (let at = 0; at < flood.length; at += 16) flood.set(questions, at);
    let taken = 0;
    const pour = async () => {
      for (let index = 0; index < 200; index++) {
        await far.send(flood);
        taken++;
      }
    };
    const pouring = outcome(pour());
    await turn();
    await turn();
    expect(taken).toBeLessThan(100);
    expect(session.load.backlog).toBeLessThan(1_200_000);
    await far.close(new Error('enough'));
    await pouring;
    expect(await session.closed).toMatchObject({ code: 'transport' });
  });
});

async function* lengthsOf(incoming: AsyncIterable<Uint8Array>, lengths: number[]): AsyncGenerator<Uint8Array> {
  for await (const chunk of incoming) {
    lengths.push(chunk.length);
    yield chunk;
  }
}
