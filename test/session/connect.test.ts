import { connect, connectWith, memoryPair, TransportError, virtualClock } from '@smpp-web/session';
import { createSimulator } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';

const clock = virtualClock();

describe('connect by an address', () => {
  test.each([
    ['smpp://user@smsc.example:2775', /needs TCP.*bridge/],
    ['smpps://user@smsc.example', /needs TCP.*bridge/],
    ['http://smsc.example', /no way to a message centre/],
    ['wss://bridge.example/smpp/x', /no system_id/],
    ['smsc.example:2775', /no way|not an address/],
    ['', /not an address/],
  ])('%j is refused with a sentence', async (address, sentence) => {
    const error = await connect(address, { clock }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ code: 'address', message: expect.stringMatching(sentence) });
  });

  test.each([
    'smpp://user:hunter2@host',
    'wss://user:hunter2@host/smpp/x',
    'wss://:hunter2@host',
    'smpp://user:hunter2@bad host',
  ])('a password in %j is refused, and not told', async (address) => {
    const error = (await connect(address, { clock }).catch((reason: unknown) => reason)) as Error;
    expect(error).toMatchObject({ code: 'address' });
    expect(`${error.message} ${error.stack}`).not.toContain('hunter2');
  });

  test('the user of the address binds, over whatever its scheme dials', async () => {
    const simulator = createSimulator({ clock });
    const dialled: string[] = [];
    const esme = await connectWith(
      {
        'page:': async (url) => {
          dialled.push(url.href);
          const [near, far] = memoryPair();
          simulator.accept(far);
          return near;
        },
      },
      'page://smppclient1@here/x',
      { password: 'password', clock },
    );
    expect(esme.session.state).toBe('BOUND_TRX');
    expect(dialled[0]).not.toContain('hunter2');
    await esme.unbind();
  });
});
