import { acceptSmsc, memoryPair, Session, virtualClock } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { boundEsme, boundSmsc, outcome, Peer, turn } from './peer.ts';

describe('enquire_link', () => {
  test('pain 5, oddity 76: is sent when the line is idle, one at a time, and awaited', async () => {
    const { peer, clock } = await boundEsme({ enquireLinkMs: 30_000, enquireLinkTimeoutMs: 60_000 });
    clock.advance(29_999);
    await turn();
    expect(peer.commands).toEqual(['bind_transceiver']);
    clock.advance(1);
    await turn();
    clock.advance(45_000);
    await turn();
    expect(peer.commands).toEqual(['bind_transceiver', 'enquire_link']);
  });

  test.each<[string, (peer: Peer) => void]>([
    ['a PDU of the peer', (peer) => peer.send('deliver_sm', { destination_addr: '1', source_addr: '2' })],
    ['its enquire_link', (peer) => peer.send('enquire_link', { sequence_number: 3 })],
  ])('%s puts it off', async (_, say) => {
    const { peer, clock } = await boundEsme({ enquireLinkMs: 30_000 });
    clock.advance(20_000);
    say(peer);
    await turn();
    clock.advance(29_999);
    await turn();
    expect(peer.commands.filter((command) => command === 'enquire_link')).toEqual([]);
  });

  test('pain 4: two that stay unanswered in a row make the link dead, with a reason', async () => {
    const { session, clock } = await boundEsme({
      enquireLinkMs: 30_000,
      enquireLinkTimeoutMs: 10_000,
      enquireLinkMisses: 2,
    });
    clock.advance(40_000);
    await turn();
    expect(session.state).toBe('BOUND_TRX');
    clock.advance(40_000);
    await turn();
    expect(await session.closed).toMatchObject({ code: 'enquire_link' });
  });

  test('an answer in between starts the count again; an error is an answer too', async () => {
    const { session, peer, clock } = await boundEsme({
      enquireLinkMs: 30_000,
      enquireLinkTimeoutMs: 10_000,
      enquireLinkMisses: 2,
    });
    for (const answer of ['none', 'nack', 'none', 'resp']) {
      for (const ms of [10_000, 20_000]) {
        clock.advance(ms);
        await turn();
      }
      const { sequence_number } = peer.received.at(-1)!;
      if (answer === 'nack') peer.send('generic_nack', { sequence_number, command_status: 3 });
      if (answer === 'resp') peer.send('enquire_link_resp', { sequence_number });
      await turn();
    }
    expect(peer.commands.filter((command) => command === 'enquire_link')).toHaveLength(4);
    expect(session.state).toBe('BOUND_TRX');
  });

  test('0 switches it off', async () => {
    const { peer, clock } = await boundEsme({ enquireLinkMs: 0 });
    clock.advance(86_400_000);
    await turn();
    expect(peer.commands).toEqual(['bind_transceiver']);
  });
});

describe('other timers', () => {
  test('who never binds is closed after the session init time', async () => {
    const clock = virtualClock();
    const [near] = memoryPair();
    const session = acceptSmsc(near, {
      system_id: 'smsc',
      authenticate: () => 0,
      clock,
      sessionInitMs: 5_000,
      enquireLinkMs: 0,
    }).start();
    clock.advance(4_999);
    expect(session.state).toBe('OPEN');
    clock.advance(1);
    expect(await session.closed).toMatchObject({ code: 'session_init' });
  });

  test('a session that is not used is ended in order; the keepalive is no use', async () => {
    const { session, peer, clock } = await boundSmsc({ inactivityMs: 60_000, enquireLinkMs: 0 });
    clock.advance(30_000);
    peer.send('enquire_link', { sequence_number: 2 });
    await turn();
    clock.advance(29_999);
    expect(session.state).toBe('BOUND_TRX');
    clock.advance(1);
    await turn();
    const unbind = peer.received.at(-1)!;
    expect(unbind.command).toBe('unbind');
    peer.send('unbind_resp', { sequence_number: unbind.sequence_number });
    expect(await session.closed).toMatchObject({ code: 'inactivity' });
  });

  test('a session that is ready but never started reads nothing and asks nothing', async () => {
    const clock = virtualClock();
    const [near, far] = memoryPair();
    const session = new Session(near, { role: 'esme', clock });
    const peer = new Peer(far);
    clock.advance(1_000_000);
    await turn();
    expect({ state: session.state, heard: peer.received }).toEqual({ state: 'OPEN', heard: [] });
  });
});

test('nothing is left after close: no timer, no listener, no unsettled promise', async () => {
  const { session, clock } = await boundEsme({ windowSize: 1, flow: { rate: 10 } });
  let calls = 0;
  session.on('state', () => calls++);
  session.flow.on('change', () => calls++);
  const answers = [1, 2, 3].map(() => outcome(session.request('submit_sm', { destination_addr: '44' })));
  await session.close();
  const after = calls;
  expect(await Promise.all(answers)).toMatchObject([{ code: 'closed' }, { code: 'closed' }, { code: 'closed' }]);
  session.flow.windowSize = 5;
  session.setState('BOUND_TX');
  clock.advance(1_000_000);
  await turn();
  expect({ calls, pending: clock.pending }).toEqual({ calls: after, pending: 0 });
});
