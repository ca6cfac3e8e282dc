import { MESSAGE_STATES, type MessageState, matchMessageIds, readReceipt } from '@smpp-web/codec/text';
import { DIALECTS, type DialectName, ID_FORMS, type IdForm } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, pass, settle } from './harness.ts';

const NAMES = Object.keys(DIALECTS) as DialectName[];

describe('every dialect can be read', () => {
  test.each(NAMES)('%s', async (dialect) => {
    const world = createWorld({ settings: { receipts: { dialect } } });
    const { esme, deliveries } = await bindTo(world);
    const { message_id } = await esme.submit(message());
    await pass(world, 1_000);
    expect(deliveries).toHaveLength(1);
    const receipt = readReceipt(deliveries[0]!);
    expect(receipt?.state).toBe('DELIVERED');
    expect(matchMessageIds(message_id!, receipt!.id!)).toBeDefined();
  });

  test.each<[DialectName, object]>([
    ['standard', { command: 'deliver_sm', esm_class: 4, source_addr: '447700900000', destination_addr: '1000' }],
    ['unswapped', { source_addr: '1000', destination_addr: '447700900000' }],
    ['text-only', { tlvs: [] }],
    ['unmarked', { esm_class: 0 }],
    ['ucs2', { data_coding: 8 }],
    ['tlv-only', { short_message: new Uint8Array(0) }],
    ['payload', { short_message: new Uint8Array(0) }],
    ['data-sm', { command: 'data_sm' }],
  ])('%s is told by its fields', async (dialect, fields) => {
    const world = createWorld({ settings: { receipts: { dialect } } });
    const { esme, deliveries } = await bindTo(world);
    await esme.submit(message());
    await pass(world, 1_000);
    expect(deliveries[0]).toMatchObject(fields);
  });

  test('an account may have a dialect of its own', async () => {
    const account = { system_id: 'other', password: 'secret', dialect: 'uuid' } as const;
    const world = createWorld({ accounts: [account] });
    const { esme } = await bindTo(world, account);
    expect((await esme.submit(message())).message_id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

test.each(Object.keys(ID_FORMS) as IdForm[])('ids written as %s: no two are the same', (form) => {
  const numbers = [...Array.from({ length: 1_000 }, (_, index) => index + 1), 0xffff_ffff];
  expect(new Set(numbers.map(ID_FORMS[form].write)).size).toBe(numbers.length);
});

describe('a 3.3 peer gets what it knows', () => {
  test('ids of eight hexadecimal digits, and no TLVs', async () => {
    const world = createWorld();
    const transmitter = await bindTo(world, { version: '3.3', mode: 'transmitter' });
    const receiver = await bindTo(world, { version: '3.3', mode: 'receiver' });
    const { message_id, tlvs } = await transmitter.session.request('submit_sm', message());
    expect(message_id).toBe('00000001');
    expect(tlvs).toEqual([]);
    await pass(world, 1_000);
    expect(receiver.deliveries[0]?.tlvs).toEqual([]);
    expect(readReceipt(receiver.deliveries[0]!)?.id).toBe(message_id);
  });

  test.each<[state: MessageState, v33: MessageState, v34: MessageState, v50: MessageState]>([
    ['REJECTED', 'UNDELIVERABLE', 'REJECTED', 'REJECTED'],
    ['SKIPPED', 'UNDELIVERABLE', 'REJECTED', 'SKIPPED'],
    ['DELIVERED', 'DELIVERED', 'DELIVERED', 'DELIVERED'],
  ])('%s is %s in 3.3, %s in 3.4, %s in 5.0', async (state, ...told) => {
    for (const [index, version] of (['3.3', '3.4', '5.0'] as const).entries()) {
      const world = createWorld({ settings: { receipts: { outcomes: { [state]: 1 } } } });
      const sender = await bindTo(world, { version, mode: 'transmitter' });
      const { deliveries } = await bindTo(world, { version, mode: 'receiver' });
      await sender.esme.submit(message());
      await pass(world, 1_000);
      expect(readReceipt(deliveries[0]!)?.state).toBe(told[index]);
    }
  });
});

test.each(MESSAGE_STATES)('outcome %s', async (state) => {
  const world = createWorld({ settings: { receipts: { outcomes: { [state]: 1 } } } });
  const { esme, deliveries } = await bindTo(world, { version: '5.0' });
  await esme.submit(message());
  await pass(world, 1_000);
  expect(readReceipt(deliveries[0]!)?.state).toBe(state);
});

test('outcomes come by weight', async () => {
  const world = createWorld({ settings: { receipts: { outcomes: { DELIVERED: 3, UNDELIVERABLE: 1, EXPIRED: 0 } } } });
  const { esme, session } = await bindTo(world);
  const answers = await Promise.all(
    session.requestTogether(
      'submit_sm',
      Array.from({ length: 400 }, () => message()),
    ),
  );
  expect(esme.session.state).toBe('BOUND_TRX');
  await pass(world, 1_000);
  const states = answers.map(({ message_id }) => world.smsc.message(message_id!)?.state);
  const failed = states.filter((state) => state === 'UNDELIVERABLE').length;
  expect(states).not.toContain('EXPIRED');
  expect(failed).toBeGreaterThan(60);
  expect(failed).toBeLessThan(140);
});

describe('delays', () => {
  const delaysOf = async (receipts: object) => {
    const world = createWorld({ settings: { receipts } });
    const { session } = await bindTo(world);
    const answers = await Promise.all(
      session.requestTogether(
        'submit_sm',
        Array.from({ length: 200 }, () => message()),
      ),
    );
    await pass(world, 1_000_000);
    return answers.map(({ message_id }) => {
      const { doneAt, submittedAt } = world.smsc.message(message_id!)!;
      return doneAt! - submittedAt;
    });
  };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test.each([
    ['fixed', 0, 1_000, 1_000, 0],
    ['uniform', 500, 500, 1_500, 100],
    ['normal', 200, 0, 2_000, 100],
    ['exponential', 0, 0, 10_000, 250],
  ] as const)('%s', async (delayShape, spreadMs, least, most, off) => {
    const delays = await delaysOf({ delayMs: 1_000, delayShape, spreadMs });
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...delays)).toBeLessThanOrEqual(most);
    expect(Math.abs(mean(delays) - 1_000)).toBeLessThanOrEqual(off);
    expect(new Set(delays).size > 1).toBe(delayShape !== 'fixed');
  });
});

describe('a delivery is tried again', () => {
  test.each([
    ['temporary error', 0x64, true],
    ['queue full', 0x14, true],
    ['throttled', 0x58, true],
    ['system error', 0x08, true],
    ['refused', 0x66, false],
    ['permanent error', 0x65, false],
    ['vendor error', 0x0400, false],
  ])('after %s: %j, %j', async (_, command_status, isTriedAgain) => {
    const world = createWorld();
    const client = await bindTo(world);
    client.session.handle('deliver_sm', () => command_status);
    await client.esme.submit(message());
    await pass(world, 1_000);
    expect(client.deliveries).toHaveLength(1);
    client.session.handle('deliver_sm', () => undefined);
    await pass(world, 1_000);
    expect(client.deliveries).toHaveLength(isTriedAgain ? 2 : 1);
    await pass(world, 60_000);
    expect(client.deliveries).toHaveLength(isTriedAgain ? 2 : 1);
    expect(world.smsc.load).toMatchObject({ waiting: 0, dropped: isTriedAgain ? 0 : 1 });
  });

  test('a permanent error drops what else waits for the same destination', async () => {
    const world = createWorld();
    const client = await bindTo(world);
    client.session.handle('deliver_sm', () => 0x65);
    for (let count = 0; count < 15; count++) await client.esme.submit(message());
    for (let count = 0; count < 5; count++) await client.esme.submit(message({ source_addr: '2000' }));
    await pass(world, 1_000);
    await settle();
    // Ten were under way when the first answer came; of each destination no more are sent after it.
    expect(client.deliveries.map(({ destination_addr }) => destination_addr)).toEqual([
      ...Array.from({ length: 10 }, () => '1000'),
      '2000',
      '2000',
      '2000',
      '2000',
      '2000',
    ]);
    expect(world.smsc.load).toMatchObject({ waiting: 0, dropped: 20 });
  });

  test('with growing gaps, and not for ever', async () => {
    const world = createWorld({ settings: { retry: { firstMs: 1_000, factor: 2, maxMs: 3_000, attempts: 5 } } });
    const client = await bindTo(world);
    client.session.handle('deliver_sm', () => 0x64);
    const times: number[] = [];
    client.session.on('request', () => times.push(world.clock.now()));
    await client.esme.submit(message());
    for (let second = 0; second < 30; second++) await pass(world, 1_000);
    expect(times).toEqual([1_000, 2_000, 4_000, 7_000, 10_000]);
    expect(world.smsc.load).toMatchObject({ waiting: 0, dropped: 1 });
  });

  test('when it is not answered in time', async () => {
    const world = createWorld({ session: { responseTimeoutMs: 5_000, enquireLinkMs: 0 } });
    const client = await bindTo(world);
    client.session.handle('deliver_sm', () => new Promise(() => undefined));
    await client.esme.submit(message());
    await pass(world, 1_000);
    await pass(world, 5_000);
    client.session.handle('deliver_sm', () => undefined);
    await pass(world, 1_000);
    expect(client.deliveries).toHaveLength(2);
  });

  test('a client that never answers deliveries keeps submitting', async () => {
    const world = createWorld();
    const client = await bindTo(world);
    client.session.handle('deliver_sm', () => new Promise(() => undefined));
    for (let count = 0; count < 30; count++) await client.esme.submit(message());
    await pass(world, 1_000);
    expect(client.deliveries).toHaveLength(10);
    expect(world.smsc.load.waiting).toBe(20);
    expect((await client.esme.submit(message())).message_id).toBe('0000000031');
  });
});

describe('deliveries wait for a receiver', () => {
  test('until one binds', async () => {
    const world = createWorld();
    const transmitter = await bindTo(world, { mode: 'transmitter' });
    await transmitter.esme.submit(message());
    await pass(world, 1_000);
    expect(world.smsc.load.waiting).toBe(1);
    const { deliveries } = await bindTo(world, { mode: 'receiver' });
    await settle();
    expect(deliveries).toHaveLength(1);
    expect(transmitter.deliveries).toHaveLength(0);
  });

  test('what one has left unanswered goes to the next, in order', async () => {
    const world = createWorld();
    const first = await bindTo(world);
    first.session.handle('deliver_sm', () => new Promise(() => undefined));
    const ids: (string | null)[] = [];
    for (let count = 0; count < 12; count++) ids.push((await first.esme.submit(message())).message_id);
    await pass(world, 1_000);
    await first.session.close();
    await settle();
    const { deliveries } = await bindTo(world);
    await settle();
    await settle();
    expect(deliveries.map((pdu) => readReceipt(pdu)?.id)).toEqual(ids);
  });

  test('receivers of one account take turns', async () => {
    const world = createWorld();
    const [one, other] = [await bindTo(world), await bindTo(world)];
    for (let count = 0; count < 6; count++) await one.esme.submit(message());
    await pass(world, 1_000);
    expect([one.deliveries.length, other.deliveries.length]).toEqual([3, 3]);
  });
});

test('the network error of a failure stands in text and TLV', async () => {
  const world = createWorld();
  const { esme, deliveries } = await bindTo(world);
  await esme.submit(message({ short_message: new TextEncoder().encode('smsc: state=UNDELIV error=299') }));
  await pass(world, 1_000);
  const receipt = readReceipt(deliveries[0]!);
  expect(receipt?.words.err).toBe('299');
  expect(receipt?.networkError).toEqual({ type: 3, code: 299 });
});

test('the reference of the application comes back', async () => {
  const world = createWorld();
  const { esme, deliveries } = await bindTo(world);
  await esme.submit(message({ tlvs: [{ name: 'user_message_reference', value: 4711 }] }));
  await pass(world, 1_000);
  expect(deliveries[0]?.tlvs.find(({ name }) => name === 'user_message_reference')?.value).toBe(4711);
});
