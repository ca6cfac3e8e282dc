import { DIALECTS, ExpectationError, expectReceived } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, octetsOf, pass, settle } from './harness.ts';

describe('what has been received can be asked for', () => {
  test('by command, fields, text, TLVs and account', async () => {
    const world = createWorld();
    const { esme } = await bindTo(world);
    await esme.submit(message({ tlvs: [{ name: 'user_message_reference', value: 7 }] }));
    await esme.submit(message({ destination_addr: '33', short_message: octetsOf('Bye') }));
    const submits = world.smsc.received('submit_sm');
    expect(submits.count).toBe(2);
    expect(submits.first?.destination_addr).toBe('447700900000');
    expect(submits.last?.destination_addr).toBe('33');
    const counts = [
      submits.where({ destination_addr: '33' }).count,
      submits.where({ destination_addr: /^44/ }).count,
      submits.where({ text: 'Bye' }).count,
      submits.where({ text: (text) => String(text).length > 3 }).count,
      submits.where({ short_message: octetsOf('Hello') }).count,
      submits.where({ tlvs: { user_message_reference: 7 } }).count,
      submits.where({ destination_addr: '33' }).where({ text: 'Hello' }).count,
      submits.from('smppclient1').count,
      submits.from('other').count,
    ];
    expect(counts).toEqual([1, 1, 1, 1, 1, 1, 0, 2, 0]);
  });

  test('passwords are not kept', async () => {
    const world = createWorld();
    await bindTo(world);
    const [bind] = world.smsc.received('bind_transceiver').all;
    expect(bind).toMatchObject({ system_id: 'smppclient1', password: '********' });
  });

  test('the latest are kept, all are counted', async () => {
    const world = createWorld({ maxReceived: 3 });
    const { esme } = await bindTo(world);
    for (const source_addr of ['1', '2', '3', '4', '5']) await esme.submit(message({ source_addr }));
    expect(world.smsc.received('submit_sm').all.map(({ source_addr }) => source_addr)).toEqual(['3', '4', '5']);
    expect(world.smsc.requests).toHaveLength(3);
    expect(Object.fromEntries(world.smsc.requestCounts)).toEqual({ bind_transceiver: 1, submit_sm: 5 });
  });
});

describe('expectations', () => {
  test('are met by what is there, and by what comes', async () => {
    const world = createWorld();
    const { esme } = await bindTo(world);
    const expectation = expectReceived(world.smsc).toHave('submit_sm', { text: 'Hello' }, { times: 2 });
    await esme.submit(message());
    await esme.submit(message({ short_message: octetsOf('other') }));
    await esme.submit(message());
    expect((await expectation).sequence_number).toBe(4);
    expect(await expectReceived(world.smsc).toHave('submit_sm', {}, { withinMs: 0 })).toMatchObject({
      command: 'submit_sm',
    });
  });

  test('fail in time, and say how the closest differs', async () => {
    const world = createWorld();
    const { esme } = await bindTo(world);
    await esme.submit(message());
    const wanted = { destination_addr: '44', text: 'Hello' };
    const expectation = expectReceived(world.smsc).toHave('submit_sm', wanted, { withinMs: 100 });
    const failure = expectation.catch((error: unknown) => error);
    await pass(world, 100);
    expect(await failure).toBeInstanceOf(ExpectationError);
    expect(((await failure) as Error).message).toBe(
      'expected 1 submit_sm that fit, received 0 of 1; in the closest other destination_addr is "447700900000", not "44"',
    );
  });

  test.each([
    [{ tlvs: { user_message_reference: 1 } }, 'tlvs.user_message_reference is absent, not 1'],
    [{ text: /^Bye/ }, 'text is "Hello", not /^Bye/'],
    [{ short_message: octetsOf('x') }, 'short_message is <48656c6c6f>, not <78>'],
    [{ priority_flag: 3 }, 'priority_flag is 0, not 3'],
  ])('%j', async (wanted, difference) => {
    const world = createWorld();
    const { esme } = await bindTo(world);
    await esme.submit(message());
    await expect(expectReceived(world.smsc).toHave('submit_sm', wanted, { withinMs: 0 })).rejects.toThrow(difference);
  });

  test('end when the simulator is closed', async () => {
    const world = createWorld();
    const failure = expectReceived(world.smsc)
      .toHave('submit_sm')
      .catch((error: unknown) => error);
    await world.smsc.close();
    expect(await failure).toBeInstanceOf(ExpectationError);
  });

  test('that something has not come', async () => {
    const world = createWorld();
    const { esme } = await bindTo(world);
    await esme.submit(message());
    expect(() => expectReceived(world.smsc).notToHave('submit_sm', { text: 'Bye' })).not.toThrow();
    expect(() => expectReceived(world.smsc).notToHave('submit_sm')).toThrow(
      'expected no submit_sm that fits, received 1',
    );
  });
});

describe('messages of mobiles', () => {
  test('go to those who serve the destination', async () => {
    const accounts = [
      { system_id: 'a', password: 'a' },
      { system_id: 'b', password: 'b' },
      { system_id: 'c', password: 'c' },
    ];
    const world = createWorld({ accounts });
    const a = await bindTo(world, { ...accounts[0]!, address_range: '^1' });
    const b = await bindTo(world, { ...accounts[1]!, address_range: '^2' });
    const c = await bindTo(world, { ...accounts[2]!, mode: 'transmitter' });
    expect(world.smsc.injectMo({ from: '44', to: '1000', text: 'Hi' })).toBe(1);
    expect(world.smsc.injectMo({ from: '44', to: '3000', text: 'Hi' })).toBe(0);
    expect(world.smsc.injectMo({ from: '44', to: '3000', text: 'Hi', system_id: 'b' })).toBe(1);
    expect(world.smsc.injectMo({ from: '44', to: '3000', text: 'x'.repeat(200), system_id: 'b' })).toBe(2);
    expect(() => world.smsc.injectMo({ from: '44', to: '1', text: 'Hi', system_id: 'd' })).toThrow(
      'there is no account "d"',
    );
    await settle();
    expect([a, b, c].map(({ deliveries }) => deliveries.length)).toEqual([1, 3, 0]);
  });

  test('come as data_sm where that is wished', async () => {
    const world = createWorld();
    const { deliveries } = await bindTo(world);
    world.smsc.injectMo({ from: '44', to: '1', text: 'Hi', carrier: 'data_sm' });
    await settle();
    expect(deliveries).toMatchObject([
      { command: 'data_sm', tlvs: [{ name: 'message_payload', value: octetsOf('Hi') }] },
    ]);
  });

  test('at a rate, by a template, until there are enough', async () => {
    const world = createWorld();
    const { esme } = await bindTo(world);
    const texts: string[] = [];
    esme.on('message', ({ text, from }) => texts.push(`${from} ${text}`));
    world.smsc.startMo({ from: '4477{4}', to: '1', text: 'No {n}, {unknown} {99}', perSecond: 10, count: 3 });
    for (let turn = 0; turn < 10; turn++) await pass(world, 100);
    expect(texts.map((text) => text.replace(/^4477\d{4} /, ''))).toEqual(
      [1, 2, 3].map((n) => `No ${n}, {unknown} {99}`),
    );
    const stop = world.smsc.startMo({ from: '1', to: '1', text: 'x', perSecond: 10 });
    stop();
    await pass(world, 1_000);
    expect(texts).toHaveLength(4);
    expect(() => world.smsc.startMo({ from: '1', to: '1', text: 'x', perSecond: 0 })).toThrow('perSecond is 0');
  });

  test('the echo address sends back what it gets, header and all', async () => {
    const world = createWorld();
    const { esme } = await bindTo(world);
    const texts: string[] = [];
    esme.on('message', ({ text, from }) => texts.push(`${from} ${text}`));
    const text = 'A long text \u20ac '.repeat(20);
    const sent = esme.sendText({ to: '8080', from: '1000', text });
    await settle();
    await sent;
    await pass(world, 0);
    expect(texts).toEqual([`8080 ${text}`]);
  });
});

test('every dialect says what it is', () => {
  for (const { doc } of Object.values(DIALECTS)) expect(doc).toMatch(/\.$/);
});
