import { virtualClock } from '@smpp-web/session';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Flow, type FlowOptions } from '../../session/src/flow.ts';
import { boundEsme, boundSmsc, outcome, turn } from './peer.ts';

const TO = { destination_addr: '44' };

/** A flow and its clock; `drain` counts what may leave now. */
function openFlow(options: FlowOptions) {
  const clock = virtualClock();
  const flow = new Flow({ windowSize: 1_000_000, ...options }, clock, () => undefined);
  const drain = () => {
    let count = 0;
    while (flow.admit(1)) count++;
    return count;
  };
  return { clock, flow, drain };
}

describe('the rate', () => {
  test.each([1, 5, 10, 100, 1_000, 10_000])(
    '%i/s lets no more go in any second, and no less in the long run',
    (rate) => {
      const { clock, drain } = openFlow({ rate });
      let sent = drain();
      expect(sent).toBeLessThanOrEqual(Math.max(1, rate / 10));
      for (let step = 0; step < 1_000; step++) {
        clock.advance(10);
        sent += drain();
      }
      expect(sent / 10).toBeGreaterThan(rate * 0.99);
      expect(sent / 10).toBeLessThanOrEqual(rate * 1.02 + 0.1);
    },
  );

  test('what was not used is not saved up: a pause does not become a flood', () => {
    const { clock, drain } = openFlow({ rate: 100 });
    clock.advance(3_600_000);
    expect(drain()).toBe(10);
  });

  test('requests that leave together may overdraw it, and the next ones wait for that', () => {
    const { clock, flow, drain } = openFlow({ rate: 10 });
    expect(flow.admit(5)).toBe(true);
    clock.advance(400);
    expect(drain()).toBe(0);
    clock.advance(100);
    expect(drain()).toBe(1);
  });

  test('it says when it opens, and keeps to it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 5_000, noNaN: true }), (rate) => {
        const { clock, flow, drain } = openFlow({ rate });
        drain();
        const opensAt = flow.opensAt();
        expect(opensAt).toBeGreaterThan(clock.now());
        clock.advance(opensAt - clock.now());
        expect(drain()).toBeGreaterThan(0);
      }),
    );
  });

  test.each([0, -1, Number.NaN])('%f is refused, by name', (rate) => {
    expect(() => openFlow({ rate })).toThrow(/flow\.rate/);
    expect(() => openFlow({ windowSize: rate })).toThrow(/flow\.windowSize/);
  });
});

describe('throttling', () => {
  test('halves what was sent, holds back for a second, and creeps up to the limit again', () => {
    const { clock, flow, drain } = openFlow({ rate: 100 });
    for (let step = 0; step < 200; step++) {
      clock.advance(10);
      drain();
    }
    flow.throttled(clock.now());
    expect(flow.state).toMatchObject({ pace: 50, throttled: 1, pausedUntil: clock.now() + 1_000 });
    clock.advance(999);
    expect(drain()).toBe(0);
    clock.advance(1);
    expect(drain()).toBeGreaterThan(0);
    clock.advance(14_000);
    drain();
    expect(flow.state.pace).toBeGreaterThan(95);
    clock.advance(5_000);
    drain();
    expect(flow.state.pace).toBe(100);
  });

  test('many refusals of one window are one slow-down', () => {
    const { clock, flow, drain } = openFlow({ rate: 100 });
    for (let step = 0; step < 200; step++) {
      clock.advance(10);
      drain();
    }
    const sentAt = clock.now();
    clock.advance(50);
    for (let count = 0; count < 10; count++) flow.throttled(sentAt);
    const { pace } = flow.state;
    expect(flow.state.throttled).toBe(10);
    clock.advance(2_000);
    drain();
    flow.throttled(clock.now());
    expect(flow.state.pace).toBeLessThan(pace);
  });

  test('without a limit the pace is that of the peer until it is well above, and never below one a second', () => {
    const { clock, flow } = openFlow({});
    for (let second = 0; second < 3; second++) {
      for (let count = 0; count < 200; count++) flow.admit(1);
      clock.advance(1_000);
    }
    flow.admit(1);
    flow.throttled(clock.now());
    expect(flow.state.pace).toBe(100);
    clock.advance(60_000);
    flow.opensAt();
    expect(flow.state.pace).toBe(Number.POSITIVE_INFINITY);
    for (let count = 0; count < 20; count++) {
      clock.advance(1);
      flow.throttled(clock.now());
    }
    expect(flow.state.pace).toBe(1);
  });

  test('a setting switches it off', () => {
    const { clock, flow, drain } = openFlow({ rate: 100, adaptive: false });
    flow.throttled(clock.now());
    expect(flow.state).toMatchObject({ pace: 100, throttled: 1 });
    expect(drain()).toBeGreaterThan(0);
  });
});

describe('congestion_state (SMPP 5.0)', () => {
  test.each([
    { value: 0, pace: 100 },
    { value: 79, pace: 100 },
    { value: 80, pace: 100 },
    { value: 89, pace: 100 },
    { value: 90, pace: 87.5 },
    { value: 99, pace: 87.5 },
    { value: 100, pace: 50 },
    { value: 101, pace: 100 },
    { value: 255, pace: 100 },
  ])('$value: pace $pace', ({ value, pace }) => {
    const { clock, flow, drain } = openFlow({ rate: 100 });
    for (let step = 0; step < 200; step++) {
      clock.advance(10);
      drain();
    }
    flow.congested(value, clock.now());
    expect(flow.state.pace).toBe(pace);
    expect(flow.state.congestion_state).toBe(value > 100 ? undefined : value);
  });

  test('at the optimum the pace is held, below it creeps up', () => {
    const { clock, flow } = openFlow({ rate: 100 });
    flow.congested(100, clock.now());
    const { pace } = flow.state;
    flow.congested(85, clock.now());
    clock.advance(5_000);
    flow.opensAt();
    expect(flow.state.pace).toBe(pace);
    flow.congested(50, clock.now());
    clock.advance(5_000);
    flow.opensAt();
    expect(flow.state.pace).toBeGreaterThan(pace);
  });

  test('is read from any response', async () => {
    const { session, peer } = await boundEsme({ version: '5.0' });
    const answer = session.request('submit_sm', TO);
    await turn();
    peer.send('submit_sm_resp', {
      sequence_number: 2,
      message_id: '1',
      tlvs: [{ name: 'congestion_state', value: 95 }],
    });
    await answer;
    expect(session.flow.state.congestion_state).toBe(95);
  });
});

describe('in a session', () => {
  test('the rate holds requests back, with one timer, and can be changed live', async () => {
    const { session, peer, clock } = await boundEsme({ windowSize: 100, flow: { rate: 2 }, enquireLinkMs: 0 });
    const changes: number[] = [];
    session.flow.on('change', ({ rate }) => changes.push(rate));
    for (let count = 0; count < 10; count++) void outcome(session.request('submit_sm', TO));
    await turn();
    expect(session.load).toMatchObject({ inFlight: 1, waiting: 9 });
    clock.advance(1_000);
    await turn();
    expect(session.load).toMatchObject({ inFlight: 3, waiting: 7 });
    session.flow.rate = Number.POSITIVE_INFINITY;
    await turn();
    expect(session.load).toMatchObject({ inFlight: 10, waiting: 0 });
    expect(changes).toEqual([Number.POSITIVE_INFINITY]);
    expect(peer.commands).toHaveLength(11);
    await session.close();
  });

  test.each([0x58, 0x14])(
    'oddity 79, pain 25: a request refused with status %i is sent again within its budget, before all that waits',
    async (command_status) => {
      const { session, peer, clock } = await boundEsme({
        windowSize: 1,
        flow: { throttleRetries: 2 },
        enquireLinkMs: 0,
      });
      const first = session.request('submit_sm', { destination_addr: '1' });
      const second = outcome(session.request('submit_sm', { destination_addr: '2' }));
      await turn();
      peer.send('submit_sm_resp', { command_status, sequence_number: 2, message_id: null });
      await turn();
      expect(peer.commands).toHaveLength(2);
      clock.advance(1_000);
      await turn();
      expect(peer.received.at(-1)).toMatchObject({ destination_addr: '1', sequence_number: 3 });
      peer.send('submit_sm_resp', { sequence_number: 3, message_id: 'ok' });
      expect(await first).toMatchObject({ message_id: 'ok' });
      clock.advance(1_000);
      await turn();
      expect(peer.received.at(-1)).toMatchObject({ destination_addr: '2' });
      await session.close();
      await second;
    },
  );

  test('when the budget is used up the caller is told', async () => {
    const { session, peer, clock } = await boundEsme({ enquireLinkMs: 0 });
    const answer = outcome(session.request('submit_sm', TO, { throttleRetries: 1 }));
    for (const sequence_number of [2, 3]) {
      clock.advance(1_000);
      await turn();
      peer.send('generic_nack', { sequence_number, command_status: 0x58 });
      await turn();
    }
    expect(await answer).toMatchObject({ name: 'StatusError', command_status: 0x58 });
    expect(peer.commands).toHaveLength(3);
  });

  test('the message centre keeps to the same flow', async () => {
    const { session, peer, clock } = await boundSmsc({ windowSize: 2, flow: { rate: 100 }, enquireLinkMs: 0 });
    for (let count = 0; count < 3; count++) void outcome(session.request('deliver_sm', TO));
    clock.advance(100);
    await turn();
    expect(session.load).toMatchObject({ inFlight: 2, waiting: 1 });
    peer.send('deliver_sm_resp', { sequence_number: 1, command_status: 0x58, message_id: null });
    await turn();
    expect(session.flow.state.throttled).toBe(1);
    await session.close();
  });
});
