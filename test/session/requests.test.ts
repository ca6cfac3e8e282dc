import { encode } from '@smpp-web/codec';
import { type Session, StatusError } from '@smpp-web/session';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InFlight, type Pending } from '../../session/src/in-flight.ts';
import { boundEsme, outcome, turn } from './peer.ts';

const TO = { destination_addr: '447700900123' };

describe('the window', () => {
  test('no more requests are in flight than it holds; the rest waits and goes in order', async () => {
    const { session, peer } = await boundEsme({ windowSize: 2 });
    const answers = ['1', '2', '3', '4'].map((destination_addr) => session.request('submit_sm', { destination_addr }));
    await turn();
    expect({ commands: peer.commands.length, ...session.load }).toMatchObject({ commands: 3, inFlight: 2, waiting: 2 });
    for (let index = 1; index <= 4; index++) {
      const pdu = peer.received[index]!;
      expect(pdu).toMatchObject({ command: 'submit_sm', destination_addr: `${index}` });
      peer.send('submit_sm_resp', { sequence_number: pdu.sequence_number, message_id: `m${index}` });
      expect(await answers[index - 1]).toMatchObject({ message_id: `m${index}` });
      await turn();
    }
    expect(session.load).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  test('raising it lets waiting requests go; lowering it lets those in flight come home', async () => {
    const { session, peer } = await boundEsme({ windowSize: 1 });
    const all = [1, 2, 3].map(() => outcome(session.request('submit_sm', TO)));
    await turn();
    session.windowSize = 3;
    await turn();
    expect(peer.commands.slice(1)).toEqual(['submit_sm', 'submit_sm', 'submit_sm']);
    session.windowSize = 1;
    const waiting = outcome(session.request('submit_sm', TO));
    await turn();
    expect(session.load).toMatchObject({ inFlight: 3, waiting: 1 });
    await session.close();
    expect(await Promise.all(all)).toHaveLength(3);
    expect(await waiting).toMatchObject({ code: 'closed', outcome: 'not_sent' });
  });

  test('enquire_link and unbind pass a full window', async () => {
    const { session, peer } = await boundEsme({ windowSize: 1 });
    void outcome(session.request('submit_sm', TO));
    void outcome(session.request('enquire_link'));
    void session.unbind();
    await turn();
    expect(peer.commands.slice(1)).toEqual(['submit_sm', 'enquire_link', 'unbind']);
  });

  test('pain 2: more than the queue holds is refused, and was not sent', async () => {
    const { session } = await boundEsme({ windowSize: 1, windowQueue: 1 });
    const [, , third] = [1, 2, 3].map(() => outcome(session.request('submit_sm', TO)));
    expect(await third).toMatchObject({ code: 'window_full', outcome: 'not_sent' });
  });

  test('rule 13: the parts of a long message leave without waiting for each other, even past the window', async () => {
    const { esme, peer } = await boundEsme({ windowSize: 2 });
    void outcome(esme.sendText({ to: '447700900123', text: 'x'.repeat(500) }));
    await turn();
    expect(peer.commands.slice(1)).toEqual(['submit_sm', 'submit_sm', 'submit_sm', 'submit_sm']);
  });

  test('a message whose fields cannot be written is refused, names the field, and leaves its place', async () => {
    const { session } = await boundEsme({ windowSize: 1 });
    const tooLong = { destination_addr: '1'.repeat(30) };
    expect(await outcome(session.request('submit_sm', tooLong))).toMatchObject({
      name: 'EncodeError',
      field: 'destination_addr',
    });
    expect(session.load).toMatchObject({ inFlight: 0, waiting: 0 });
  });
});

describe('responses', () => {
  test.each<[string, (session: Session) => Promise<unknown>, Uint8Array, object]>([
    [
      'rule 8: an answer in any order',
      submit,
      encode('submit_sm_resp', { sequence_number: 2, message_id: 'a' }),
      { message_id: 'a' },
    ],
    ['oddity 13: status 0 without a body', submit, header(0x80000004, 0, 2), { command_status: 0, message_id: null }],
    [
      'oddity 10: an error of 16 octets',
      submit,
      header(0x80000004, 0x0b, 2),
      { name: 'StatusError', statusName: 'ESME_RINVDSTADR' },
    ],
    [
      'oddity 11: an error with a body',
      submit,
      encode('submit_sm_resp', { command_status: 8, sequence_number: 2, message_id: '' }),
      { command_status: 8 },
    ],
    [
      'oddity 16: a status of no table',
      submit,
      header(0x80000004, 1375, 2),
      { command_status: 1375, statusName: '0x0000055f' },
    ],
    [
      'rule 5: generic_nack with its number',
      submit,
      header(0x80000000, 0x58, 2),
      { command_status: 0x58, statusName: 'ESME_RTHROTTLED' },
    ],
    [
      'an answer of another kind',
      submit,
      encode('query_sm_resp', { sequence_number: 2 }),
      { code: 'protocol', outcome: 'unknown' },
    ],
    ['one that cannot be read', submit, encode('enquire_link_resp', { sequence_number: 2 }), { code: 'protocol' }],
  ])('%s settles the request', async (_, request, octets, expected) => {
    const { session, peer } = await boundEsme();
    const answer = outcome(request(session));
    await turn();
    peer.raw(octets);
    expect(await answer).toMatchObject(expected);
    expect(session.load.inFlight).toBe(0);
    expect(session.state).toBe('BOUND_TRX');
  });

  test.each([
    ['rule 5, oddity 74: generic_nack with sequence 0', header(0x80000000, 2, 0)],
    ['oddity 71: a number that was never used', header(0x80000004, 0, 77)],
    ['rule 8, oddity 73: the number of a request of the peer', header(0x80000004, 0, 9)],
    ['an answer with the highest number', header(0x80000004, 0, 0xffffffff)],
    ['an unknown response', header(0x80009999, 0, 55)],
  ])('rule 11: %s is stray, dropped and shown, and the request goes on', async (_, octets) => {
    const { session, peer } = await boundEsme();
    const stray: number[] = [];
    session.on('stray', (pdu) => stray.push(pdu.sequence_number));
    const answer = outcome(session.request('submit_sm', TO));
    await turn();
    peer.raw(octets);
    await turn();
    expect(stray).toHaveLength(1);
    expect(peer.commands).toEqual(['bind_transceiver', 'submit_sm']);
    expect(session.load.inFlight).toBe(1);
    await session.close();
    expect(await answer).toMatchObject({ code: 'closed', outcome: 'unknown' });
  });

  test('pain 6, 22: a request without an answer fails in time; its late response is surfaced', async () => {
    const { session, peer, clock } = await boundEsme({ responseTimeoutMs: 5_000, enquireLinkMs: 0 });
    const late: string[] = [];
    session.on('late', (pdu) => late.push((pdu as { message_id: string }).message_id));
    const answer = outcome(session.request('submit_sm', TO));
    await turn();
    clock.advance(4_999);
    expect(session.load.inFlight).toBe(1);
    clock.advance(1);
    expect(await answer).toMatchObject({
      code: 'timeout',
      outcome: 'unknown',
      message: 'submit_sm had no answer within 5 s',
    });
    peer.send('submit_sm_resp', { sequence_number: 2, message_id: 'late' });
    peer.send('submit_sm_resp', { sequence_number: 2, message_id: 'twice' });
    await turn();
    expect(late).toEqual(['late']);
    expect(session.counters).toMatchObject({ timeouts: 1, late: 1, stray: 1 });
  });

  test('each request has its own timeout, and a timeout lets a waiting one go', async () => {
    const { session, peer, clock } = await boundEsme({ windowSize: 1, enquireLinkMs: 0 });
    const first = outcome(session.request('submit_sm', TO, { timeoutMs: 100 }));
    const second = outcome(session.request('submit_sm', TO, { timeoutMs: 50 }));
    clock.advance(100);
    expect(await first).toMatchObject({ code: 'timeout' });
    await turn();
    expect(peer.commands.slice(1)).toEqual(['submit_sm', 'submit_sm']);
    clock.advance(50);
    expect(await second).toMatchObject({ code: 'timeout' });
  });

  test('an unreadable response ends its request, as the outcome is unknown', async () => {
    const { session, peer } = await boundEsme();
    const answer = outcome(session.request('submit_multi', MULTI));
    await turn();
    // no_unsuccess says 9, and the records are cut.
    peer.raw(new Uint8Array([0, 0, 0, 20, 0x80, 0, 0, 0x21, 0, 0, 0, 0, 0, 0, 0, 2, 65, 0, 9, 1]));
    expect(await answer).toMatchObject({ code: 'unreadable_response', outcome: 'unknown' });
  });
});

describe('AbortSignal', () => {
  test('calls off a request that waits: it is never sent', async () => {
    const { session, peer } = await boundEsme({ windowSize: 1 });
    void outcome(session.request('submit_sm', TO));
    const controller = new AbortController();
    const waiting = outcome(session.request('submit_sm', TO, { signal: controller.signal }));
    controller.abort(new Error('enough'));
    expect(await waiting).toMatchObject({ code: 'aborted', outcome: 'not_sent', cause: { message: 'enough' } });
    expect(session.load.waiting).toBe(0);
    peer.send('submit_sm_resp', { sequence_number: 2 });
    await turn();
    expect(peer.commands).toEqual(['bind_transceiver', 'submit_sm']);
  });

  test('gives up a request that was sent: its response is late, its place free', async () => {
    const { session, peer } = await boundEsme({ windowSize: 1 });
    const late: unknown[] = [];
    session.on('late', (pdu) => late.push(pdu));
    const controller = new AbortController();
    const sent = outcome(session.request('submit_sm', TO, { signal: controller.signal }));
    const next = outcome(session.request('submit_sm', TO));
    await turn();
    controller.abort();
    expect(await sent).toMatchObject({ code: 'aborted', outcome: 'unknown' });
    await turn();
    peer.send('submit_sm_resp', { sequence_number: 2 });
    peer.send('submit_sm_resp', { sequence_number: 3, message_id: 'b' });
    expect(await next).toMatchObject({ message_id: 'b' });
    expect(late).toHaveLength(1);
  });

  test('an aborted signal sends nothing; one that is aborted after the answer changes nothing', async () => {
    const { session, peer } = await boundEsme();
    expect(await outcome(session.request('submit_sm', TO, { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'aborted',
      outcome: 'not_sent',
    });
    const controller = new AbortController();
    const answer = session.request('submit_sm', TO, { signal: controller.signal });
    await turn();
    peer.send('submit_sm_resp', { sequence_number: 2, message_id: 'c' });
    expect(await answer).toMatchObject({ message_id: 'c' });
    controller.abort();
    expect(session.load).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  test('of requests that leave together only those that were called off stay behind', async () => {
    const { session, peer } = await boundEsme({ windowSize: 1 });
    void outcome(session.request('submit_sm', TO));
    const controller = new AbortController();
    const parts = session.requestTogether('submit_sm', [TO, TO], { signal: controller.signal }).map(outcome);
    const after = outcome(session.request('submit_sm', { destination_addr: '5' }));
    controller.abort();
    expect(await Promise.all(parts)).toMatchObject([{ code: 'aborted' }, { code: 'aborted' }]);
    peer.send('submit_sm_resp', { sequence_number: 2 });
    await turn();
    expect(peer.received.at(-1)).toMatchObject({ destination_addr: '5' });
    await session.close();
    expect(await after).toMatchObject({ code: 'closed' });
  });
});

describe('sequence numbers', () => {
  const pend = (sequence_number: number, timeoutMs = 0): Pending =>
    ({ sequence_number, timeoutMs, sentAt: 0 }) as Pending;

  test('oddity 70: ours go from 1 to 0x7FFFFFFF and wrap to 1', () => {
    const inFlight = new InFlight(0x7ffffffe);
    expect([inFlight.nextSequence(), inFlight.nextSequence(), inFlight.nextSequence()]).toEqual([0x7fffffff, 1, 2]);
  });

  test('oddity 72: a number in flight is not used again after the wrap', () => {
    const inFlight = new InFlight();
    for (const sequence of [1, 2, 4]) inFlight.add(pend(sequence));
    const numbers = new InFlight(0x7fffffff);
    numbers.add(pend(1));
    expect(numbers.nextSequence()).toBe(2);
    expect(inFlight.nextSequence()).toBe(3);
  });

  test('pain 1: whatever comes and goes, it is what a map would hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(60), fc.nat(9))), (steps) => {
        const inFlight = new InFlight(0x7fffffff - 20);
        const model = new Map<number, Pending>();
        for (const [isAdd, pick, timeoutMs] of steps) {
          if (isAdd) {
            const sequence = inFlight.nextSequence();
            expect(model.has(sequence)).toBe(false);
            const pending = pend(sequence, timeoutMs);
            inFlight.add(pending);
            model.set(sequence, pending);
          } else {
            const sequence = [...model.keys()][pick] ?? 12345;
            expect(inFlight.take(sequence)).toBe(model.get(sequence));
            model.delete(sequence);
          }
          expect(inFlight.size).toBe(model.size);
        }
        const expired = inFlight.takeExpired(5).map(({ sequence_number }) => sequence_number);
        expect(new Set(expired)).toEqual(
          new Set([...model.values()].filter(({ timeoutMs }) => timeoutMs <= 5).map((p) => p.sequence_number)),
        );
        expect(inFlight.takeAll()).toHaveLength(model.size - expired.length);
        expect(inFlight.nextDeadline).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });
});

test('an error says what the peer said, by name', () => {
  const error = new StatusError('submit_sm', 0x58, undefined);
  expect(error).toMatchObject({ message: 'submit_sm was answered with ESME_RTHROTTLED', command_status: 0x58 });
});

const MULTI = { dest_address: [{ dest_flag: 1 as const, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '44' }] };

function submit(session: Session): Promise<unknown> {
  return session.request('submit_sm', TO);
}

/** A PDU of a header alone. */
function header(command_id: number, command_status: number, sequence_number: number): Uint8Array {
  const octets = new Uint8Array(16);
  const view = new DataView(octets.buffer);
  for (const [index, word] of [16, command_id, command_status, sequence_number].entries())
    view.setUint32(index * 4, word);
  return octets;
}
