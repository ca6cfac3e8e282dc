import { encode } from '@smpp-web/codec';
import { memoryPair, virtualClock } from '@smpp-web/session';
import { createRandom, createSimulator } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';
import { message, octetsOf, START, settle } from './harness.ts';

/** Everything that a message centre with much chance in it sends in a minute, as text to be compared. */
async function play(seed: number): Promise<string> {
  const clock = virtualClock(START);
  const smsc = createSimulator({
    seed,
    clock,
    settings: {
      receipts: {
        delayMs: 1_000,
        delayShape: 'normal',
        spreadMs: 400,
        outcomes: { DELIVERED: 2, UNDELIVERABLE: 1, EXPIRED: 1 },
      },
    },
  });
  smsc.faults.on('drop', { share: 0.1 });
  smsc.faults.on('garble', { share: 0.2, octets: 2 });
  smsc.faults.on('throttle', { share: 0.3 });
  smsc.faults.on('delay', { share: 0.5, delayMs: 50, spreadMs: 100 });
  const sent: string[] = [];
  const [near, far] = memoryPair();
  smsc.accept(far);
  void (async () => {
    for await (const chunk of near.incoming) sent.push(`${clock.now()} ${[...chunk].join(' ')}`);
  })();
  await near.send(encode('bind_transceiver', { system_id: 'smppclient1', password: 'password' }));
  await settle();
  smsc.startMo({ from: '4477{8}', to: '2', text: 'Message {n} at {time}, code {6}', perSecond: 2, count: 20 });
  for (let sequence_number = 2; sequence_number < 60; sequence_number++) {
    await near.send(encode('submit_sm', { ...message({ short_message: octetsOf('Hi') }), sequence_number }));
    await settle();
    clock.advance(100);
    await settle();
  }
  await smsc.sessions[0]!.close();
  await smsc.close();
  return sent.join('\n');
}

describe('all chance comes from the seed', () => {
  test('the same seed sends the same octets at the same times', async () => {
    const [one, again] = [await play(7), await play(7)];
    expect(one.length).toBeGreaterThan(1_000);
    expect(again).toBe(one);
  });

  test('another seed sends others', async () => {
    expect(await play(8)).not.toBe(await play(7));
  });

  test('a simulator without a seed tells the one that it has chosen', () => {
    const { seed } = createSimulator();
    expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
  });

  test('a seed that is given later begins anew all that has been forked', () => {
    const root = createRandom(1);
    const forks = [root, root.fork('a'), root.fork('a').fork('b')];
    const first = forks.map((each) => each.next());
    expect(forks.map((each) => each.next())).not.toEqual(first);
    root.reseed(1);
    expect(forks.map((each) => each.next())).toEqual(first);
    root.reseed(2);
    const fresh = createRandom(2);
    expect(forks.map((each) => each.next())).toEqual(
      [fresh, fresh.fork('a'), fresh.fork('a').fork('b')].map((each) => each.next()),
    );
  });

  test('what is drawn for one purpose changes nothing for another', () => {
    const [one, other] = [createRandom(1), createRandom(1)];
    one.fork('a').next();
    expect(one.fork('b').next()).toBe(other.fork('b').next());
    expect(one.fork('a').next()).not.toBe(one.fork('b').next());
  });
});
