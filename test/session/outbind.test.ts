import { decode } from '@smpp-web/codec';
import { acceptSmsc, answerOutbind, createSupervisor, memoryPair, virtualClock } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { outcome } from './peer.ts';

/** A message centre that has opened the connection. */
function opened() {
  const clock = virtualClock();
  const [near, far] = memoryPair();
  const smsc = acceptSmsc(far, { system_id: 'smsc', authenticate: () => 0, clock }).start();
  return { clock, near, smsc, options: { system_id: 'esme', clock } };
}

describe('outbind', () => {
  test.each(['receiver', 'transmitter', 'transceiver'] as const)('is answered with a bind as %s', async (mode) => {
    const { near, smsc, options } = opened();
    const binding = answerOutbind(near, { ...options, mode, authenticate: ({ system_id }) => system_id === 'smsc' });
    smsc.notify('outbind', { system_id: 'smsc', password: 'secret' });
    expect(smsc.state).toBe('OUTBOUND');
    const esme = await binding;
    expect(esme.session.state).toBe(smsc.state);
    expect(esme.session.state).toMatch(/^BOUND/);
    await esme.unbind();
  });

  test('one that is not believed closes the connection', async () => {
    const { near, smsc, options } = opened();
    const binding = outcome(answerOutbind(near, { ...options, authenticate: () => false }));
    smsc.notify('outbind', { system_id: 'nobody', password: 'secret' });
    expect(await binding).toMatchObject({ code: 'bind_refused', message: 'The outbind was refused.' });
    expect(await smsc.closed).toMatchObject({ code: 'peer_closed' });
  });

  test('a supervisor answers it where it is to, and does not bind before', async () => {
    const { near, smsc, options } = opened();
    const supervisor = createSupervisor({
      connect: async () => near,
      bind: { system_id: 'esme' },
      clock: options.clock,
      authenticate: ({ system_id }) => system_id === 'smsc',
    });
    const seen: string[] = [];
    supervisor.on('session', (session) => session.on('frame', ({ frame }) => seen.push(decode(frame).command ?? '')));
    const isBound = new Promise<void>((resolve) => {
      supervisor.on('state', ({ kind }) => kind === 'bound' && resolve());
    });
    await supervisor.start();
    smsc.notify('outbind', { system_id: 'smsc', password: 'secret' });
    await isBound;
    expect(seen).toEqual(['outbind', 'bind_transceiver', 'bind_transceiver_resp']);
    await supervisor.stop();
  });

  test('one that does not come in time ends the wait', async () => {
    const { clock, near, options } = opened();
    const binding = outcome(answerOutbind(near, { ...options, sessionInitMs: 5_000, authenticate: () => true }));
    clock.advance(5_000);
    expect(await binding).toMatchObject({ code: 'closed', message: 'No bind came in time.' });
  });
});
