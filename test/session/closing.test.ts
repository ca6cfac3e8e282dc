import { connectEsme, memoryPair, StatusError, type Transport, virtualClock } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { boundEsme, boundSmsc, outcome, Peer, turn } from './peer.ts';

const TO = { destination_addr: '44' };

describe('unbind', () => {
  test('ours: sent, answered, then the connection is closed', async () => {
    const { session, peer } = await boundEsme();
    const states: string[] = [];
    session.on('state', (state) => states.push(state));
    const ending = session.unbind();
    await turn();
    const unbind = peer.received.at(-1)!;
    peer.send('unbind_resp', { sequence_number: unbind.sequence_number });
    expect(await ending).toMatchObject({ code: 'unbound' });
    expect(await peer.ended).toBeUndefined();
    expect(states).toEqual(['UNBOUND', 'CLOSED']);
  });

  test('ours: nothing new is sent after it, but what the peer still asks is answered', async () => {
    const { session, peer } = await boundEsme();
    const ending = session.unbind();
    expect(await outcome(session.request('submit_sm', TO))).toMatchObject({ code: 'not_allowed', outcome: 'not_sent' });
    peer.send('deliver_sm', { source_addr: '1', destination_addr: '2', sequence_number: 9 });
    await turn();
    expect(peer.received.at(-1)).toMatchObject({ command: 'deliver_sm_resp', command_status: 0, sequence_number: 9 });
    peer.send('unbind_resp', { sequence_number: 2 });
    await ending;
  });

  test('ours: a peer that never answers it is left after the response time', async () => {
    const { session, clock } = await boundEsme({ responseTimeoutMs: 1_000 });
    const ending = session.unbind();
    clock.advance(1_000);
    expect(await ending).toMatchObject({ code: 'unbound' });
  });

  test('theirs: answered at once, and the peer closes', async () => {
    const { session, peer } = await boundSmsc();
    peer.send('unbind', { sequence_number: 2 });
    expect(await peer.next()).toMatchObject({ command: 'unbind_resp', command_status: 0, sequence_number: 2 });
    expect(session.state).toBe('UNBOUND');
    await peer.transport.close();
    expect(await session.closed).toMatchObject({ code: 'peer_unbound' });
  });

  test('theirs: a peer that forgets to close is helped along', async () => {
    const { session, peer, clock } = await boundSmsc();
    peer.send('unbind', { sequence_number: 2 });
    await peer.next();
    clock.advance(2_000);
    expect(await session.closed).toMatchObject({ code: 'peer_unbound' });
    expect(await peer.ended).toBeUndefined();
  });

  test('rule 2: nothing is sent between an unbind and its response, and nothing after', async () => {
    let release: () => void = () => undefined;
    const { peer, session } = await boundSmsc({
      handlers: {
        submit_sm: () =>
          new Promise((resolve) => {
            release = () => resolve({ message_id: 'x' });
          }),
      },
    });
    peer.send('submit_sm', { ...TO, sequence_number: 2 });
    peer.send('unbind', { sequence_number: 3 });
    await peer.next();
    release();
    expect(await outcome(session.request('deliver_sm', TO))).toMatchObject({ code: 'not_allowed' });
    await turn();
    expect(peer.commands).toEqual(['bind_transceiver_resp', 'unbind_resp']);
  });

  test('pain 24: two that cross are both answered, and both ends come to an end', async () => {
    const { session, peer } = await boundEsme();
    const ending = session.unbind();
    peer.send('unbind', { sequence_number: 1 });
    await turn();
    expect(peer.commands).toEqual(['bind_transceiver', 'unbind', 'unbind_resp']);
    peer.send('unbind_resp', { sequence_number: 2 });
    expect(await ending).toMatchObject({ code: 'unbound' });
  });

  test('unbinding twice is one unbind', async () => {
    const { session, peer } = await boundEsme();
    const both = Promise.all([session.unbind(), session.unbind()]);
    await turn();
    peer.send('unbind_resp', { sequence_number: 2 });
    const [first, second] = await both;
    expect(first).toBe(second);
    expect(peer.commands).toEqual(['bind_transceiver', 'unbind']);
  });
});

describe('the end', () => {
  test.each<[string, (peer: Peer) => Promise<void>, object]>([
    ['the peer closes', (peer) => peer.transport.close(), { code: 'peer_closed' }],
    ['the peer cuts', (peer) => peer.transport.close(new Error('cut')), { code: 'transport' }],
  ])('pain 8: %s: every request fails once, all with one reason, and nothing else does', async (_, end, expected) => {
    const { session, peer } = await boundEsme({ windowSize: 2 });
    const reasons: unknown[] = [];
    session.on('close', (reason) => reasons.push(reason));
    const answers = [1, 2, 3, 4].map(() => outcome(session.request('submit_sm', TO)));
    await turn();
    await end(peer);
    const reason = await session.closed;
    const errors = (await Promise.all(answers)) as (Error & { outcome: string })[];
    expect(reason).toMatchObject(expected);
    expect(reasons).toEqual([reason]);
    expect(new Set(errors.map(({ message }) => message))).toEqual(new Set([reason.message]));
    expect(errors.map(({ outcome: each }) => each)).toEqual(['unknown', 'unknown', 'not_sent', 'not_sent']);
  });

  test('closing twice gives the first reason', async () => {
    const { session } = await boundEsme();
    const [first, second] = await Promise.all([session.close(), session.unbind()]);
    expect(first).toMatchObject({ code: 'closed' });
    expect(second).toBe(first);
    expect(await outcome(session.request('submit_sm', TO))).toMatchObject({ code: 'closed', outcome: 'not_sent' });
    expect(() => session.notify('alert_notification', {})).toThrow(/cannot be sent/);
  });

  test('a transport that never takes what was written does not keep the session from closing', async () => {
    const clock = virtualClock();
    const [near, far] = memoryPair();
    const stuck: Transport = {
      ...near,
      incoming: near.incoming,
      async send(octets) {
        await near.send(octets);
        return new Promise(() => undefined);
      },
      close: (reason) => near.close(reason),
    };
    const peer = new Peer(far);
    const binding = connectEsme(stuck, { system_id: 'esme', clock });
    peer.send('bind_transceiver_resp', { system_id: 'x' });
    const { session } = await binding;
    const closing = session.close();
    clock.advance(2_000);
    expect(await closing).toMatchObject({ code: 'closed' });
  });

  test('a transport that fails to close does not either', async () => {
    const [near, far] = memoryPair();
    const broken: Transport = {
      ...near,
      incoming: near.incoming,
      send: (octets) => near.send(octets),
      close: () => Promise.reject(new Error('no')),
    };
    const peer = new Peer(far);
    const binding = connectEsme(broken, { system_id: 'esme', clock: virtualClock() });
    peer.send('bind_transceiver_resp', { system_id: 'x' });
    expect(await (await binding).session.close()).toMatchObject({ code: 'closed' });
  });
});

describe('binds', () => {
  test.each([0x05, 0x0d, 0x0e, 0x0f, 0x04, 0x58, 0x42e])(
    'a refusal with status %i rejects with it, and closes',
    async (command_status) => {
      const [near, far] = memoryPair();
      const peer = new Peer(far);
      const binding = outcome(connectEsme(near, { system_id: 'esme', password: 'hunter2', clock: virtualClock() }));
      peer.send('bind_transceiver_resp', { command_status, system_id: null });
      const error = await binding;
      expect(error).toBeInstanceOf(StatusError);
      expect(error).toMatchObject({ command_status });
      expect(await peer.ended).toBeUndefined();
      expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
    },
  );

  test('no answer to a bind fails in time', async () => {
    const clock = virtualClock();
    const [near] = memoryPair();
    const binding = outcome(connectEsme(near, { system_id: 'esme', clock, bindTimeoutMs: 7_000 }));
    clock.advance(7_000);
    expect(await binding).toMatchObject({ code: 'timeout' });
  });

  test('a password that is too long is refused without being told', async () => {
    const [near] = memoryPair();
    const error = await outcome(
      connectEsme(near, { system_id: 'esme', password: 'correct-horse-battery', clock: virtualClock() }),
    );
    expect(error).toMatchObject({ name: 'EncodeError', field: 'password' });
    expect(String(error)).not.toContain('correct-horse');
  });

  test('oddity 28: a long password goes out where that is permitted', async () => {
    const { peer } = await boundEsme({ password: 'correct-horse-battery', allowLongCredentials: true });
    expect(peer.received[0]).toMatchObject({ password: 'correct-horse-battery' });
  });

  test('rule 3: after refusing a bind the message centre lets the peer close, and closes only after a while', async () => {
    const { session, peer, clock } = await boundSmsc({ authenticate: () => 0x0e });
    expect(peer.received[0]).toMatchObject({ command_status: 0x0e, command_length: 16 });
    clock.advance(999);
    expect(session.state).toBe('OPEN');
    clock.advance(1);
    expect(await session.closed).toMatchObject({ code: 'bind_refused' });
  });

  test('rule 2: the message centre sends nothing before the bind response', async () => {
    let accept: (status: number) => void = () => undefined;
    const { session, peer } = await boundSmsc(
      {
        authenticate: () =>
          new Promise((resolve) => {
            accept = resolve;
          }),
      },
      null,
    );
    peer.send('bind_transceiver', { system_id: 'a' });
    await turn();
    expect(await outcome(session.request('deliver_sm', TO))).toMatchObject({ code: 'not_allowed' });
    accept(0);
    await turn();
    expect(peer.commands).toEqual(['bind_transceiver_resp']);
    expect(session.state).toBe('BOUND_TRX');
  });

  test('a check of credentials that fails is a temporary error, not a crash', async () => {
    const { peer } = await boundSmsc({ authenticate: () => Promise.reject(new Error('no database')) });
    expect(peer.received[0]).toMatchObject({ command: 'bind_transceiver_resp', command_status: 0x08 });
  });
});
