import { encode, type Init, type PduOf } from '@smpp-web/codec';
import { formatAbsoluteTime, formatRelativeTime, readReceipt } from '@smpp-web/codec/text';
import type { StatusError } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, octetsOf, pass, START, settle } from './harness.ts';
import { statusNameOf } from './status-name.ts';

const at = (seconds: number) => formatAbsoluteTime(new Date(START + seconds * 1_000));

describe('a message that is not as it should be is refused with the status of its field', () => {
  test.each<[string, Init<'submit_sm'>, string]>([
    ['nothing wrong', {}, 'ESME_ROK'],
    ['no destination', { destination_addr: '' }, 'ESME_RINVDSTADR'],
    ['scheduled for the past', { schedule_delivery_time: at(-60) }, 'ESME_RINVSCHED'],
    ['valid until the past', { validity_period: at(-60) }, 'ESME_RINVEXPIRY'],
    [
      'a stored text that there is not',
      { sm_default_msg_id: 9, short_message: new Uint8Array(0) },
      'ESME_RINVDFTMSGID',
    ],
    ['a stored text', { sm_default_msg_id: 7, short_message: new Uint8Array(0) }, 'ESME_ROK'],
  ])('%s', async (_, fields, status) => {
    const world = createWorld({ settings: { storedTexts: { 7: 'Welcome' } } });
    const { session } = await bindTo(world);
    expect(await statusNameOf(session.request('submit_sm', message(fields)))).toBe(status);
  });

  test('text in two places', async () => {
    const world = createWorld();
    const { session, esme } = await bindTo(world);
    const answer = new Promise<PduOf<'submit_sm_resp'>>((resolve) =>
      session.on('stray', (pdu) => resolve(pdu as never)),
    );
    // No encoder of ours writes such a PDU: the octets are made by hand from a good one.
    const frame = encode(
      'submit_sm',
      { ...message(), sequence_number: 99, tlvs: [{ tag: 0x0424, value: octetsOf('x') }] },
      { lenient: true },
    );
    session.sendRaw(frame);
    expect((await answer).command_status).toBe(0x01);
    expect(esme.session.state).toBe('BOUND_TRX');
  });

  test('a stored text stands in for that of the sender', async () => {
    const world = createWorld({ settings: { storedTexts: { 7: 'Welcome' } } });
    const { esme } = await bindTo(world);
    const { message_id } = await esme.submit(message({ sm_default_msg_id: 7, short_message: new Uint8Array(0) }));
    expect(world.smsc.message(message_id!)?.pdu.short_message).toEqual(octetsOf('Welcome'));
  });
});

describe('states in time', () => {
  test.each<[string, Init<'submit_sm'>, readonly (readonly [atMs: number, state: string])[]]>([
    [
      'at once',
      {},
      [
        [0, 'ENROUTE'],
        [999, 'ENROUTE'],
        [1_000, 'DELIVERED'],
      ],
    ],
    [
      'scheduled',
      { schedule_delivery_time: at(60) },
      [
        [0, 'SCHEDULED'],
        [60_000, 'ENROUTE'],
        [61_000, 'DELIVERED'],
      ],
    ],
    [
      'scheduled from now',
      { schedule_delivery_time: formatRelativeTime({ minutes: 1 }) },
      [
        [0, 'SCHEDULED'],
        [60_000, 'ENROUTE'],
        [61_000, 'DELIVERED'],
      ],
    ],
    [
      'valid for longer than it takes',
      { validity_period: at(5) },
      [
        [0, 'ENROUTE'],
        [1_000, 'DELIVERED'],
      ],
    ],
    [
      'valid until before its time',
      { schedule_delivery_time: at(60), validity_period: at(30) },
      [
        [0, 'SCHEDULED'],
        [30_000, 'EXPIRED'],
        [70_000, 'EXPIRED'],
      ],
    ],
    [
      'time to live counts more than validity_period',
      { validity_period: at(3_600), schedule_delivery_time: at(60), tlvs: [{ name: 'qos_time_to_live', value: 10 }] },
      [
        [0, 'SCHEDULED'],
        [10_000, 'EXPIRED'],
      ],
    ],
  ])('%s', async (_, fields, states) => {
    const world = createWorld();
    const { esme } = await bindTo(world, { version: '5.0' });
    const { message_id } = await esme.submit(message(fields));
    for (const [atMs, state] of states) {
      await pass(world, atMs - world.clock.now());
      expect(world.smsc.message(message_id!)?.state).toBe(state);
    }
  });

  test('slower than its validity, it expires then', async () => {
    const world = createWorld({ settings: { receipts: { delayMs: 10_000 } } });
    const { esme, deliveries } = await bindTo(world);
    await esme.submit(message({ validity_period: at(4) }));
    await pass(world, 3_999);
    expect(deliveries).toHaveLength(0);
    await pass(world, 1);
    expect(readReceipt(deliveries[0]!)?.state).toBe('EXPIRED');
  });

  test('of messages that end at once, those of higher priority go first', async () => {
    const world = createWorld();
    const { esme, deliveries } = await bindTo(world);
    const ids = [];
    for (const priority_flag of [0, 3, 1]) ids.push((await esme.submit(message({ priority_flag }))).message_id);
    await pass(world, 1_000);
    expect(deliveries.map((pdu) => readReceipt(pdu)?.id)).toEqual([ids[1], ids[2], ids[0]]);
  });
});

describe('registered_delivery asks for receipts', () => {
  test.each<[registered_delivery: number, esm_class: number, state: 'DELIVERED' | 'UNDELIVERABLE', receipts: number]>([
    [0, 0, 'DELIVERED', 0],
    [1, 0, 'DELIVERED', 1],
    [1, 0, 'UNDELIVERABLE', 1],
    [2, 0, 'DELIVERED', 0],
    [2, 0, 'UNDELIVERABLE', 1],
    [3, 0, 'DELIVERED', 1],
    [3, 0, 'UNDELIVERABLE', 0],
    [1, 3, 'DELIVERED', 1],
    // A datagram is sent once and forgotten.
    [1, 1, 'DELIVERED', 0],
    // With notifications on the way there is one more.
    [0x11, 0, 'DELIVERED', 2],
    [0x10, 0, 'DELIVERED', 1],
  ])('%j with esm_class %j, %s: %j', async (registered_delivery, esm_class, state, receipts) => {
    const world = createWorld({ settings: { receipts: { outcomes: { [state]: 1 } } } });
    const { esme, deliveries } = await bindTo(world, { version: '5.0' });
    await esme.submit(message({ registered_delivery, esm_class }));
    await pass(world, 500);
    await pass(world, 500);
    expect(deliveries).toHaveLength(receipts);
  });

  test('a notification on the way says so', async () => {
    const world = createWorld();
    const { esme, deliveries } = await bindTo(world);
    await esme.submit(message({ registered_delivery: 0x11 }));
    await pass(world, 500);
    await pass(world, 500);
    const receipts = deliveries.map((pdu) => readReceipt(pdu)!);
    expect(receipts.map(({ state, intermediate, final }) => ({ state, intermediate, final }))).toEqual([
      { state: 'ENROUTE', intermediate: true, final: false },
      { state: 'DELIVERED', intermediate: false, final: true },
    ]);
  });
});

describe('transactions: the response waits for the outcome', () => {
  test.each<
    [state: 'DELIVERED' | 'EXPIRED' | 'UNDELIVERABLE' | 'REJECTED' | 'DELETED' | 'UNKNOWN', reason: number | undefined]
  >([
    ['DELIVERED', undefined],
    ['EXPIRED', 0],
    ['UNDELIVERABLE', 0],
    ['REJECTED', 1],
    ['DELETED', 2],
    ['UNKNOWN', 3],
  ])('%s', async (state, reason) => {
    const world = createWorld({ settings: { receipts: { outcomes: { [state]: 1 } } } });
    const { session, deliveries } = await bindTo(world, { version: '5.0' });
    let isAnswered = false;
    const answer = session.request('submit_sm', message({ esm_class: 2 })).finally(() => {
      isAnswered = true;
    });
    const outcome = answer.then(
      () => undefined,
      (error: StatusError) => error,
    );
    await pass(world, 999);
    expect(isAnswered).toBe(false);
    await pass(world, 1);
    const error = await outcome;
    expect(error?.statusName).toBe(reason === undefined ? undefined : 'ESME_RDELIVERYFAILURE');
    const tlvs = (error?.response as PduOf<'submit_sm_resp'> | undefined)?.tlvs ?? [];
    expect(tlvs.find(({ name }) => name === 'delivery_failure_reason')?.value).toBe(reason);
    expect(deliveries).toHaveLength(0);
  });

  test.each([
    ['submit_sm', '3.4', false],
    ['submit_sm', '5.0', true],
    ['data_sm', '3.4', true],
  ] as const)('%s in %s: %j', async (command, version, waits) => {
    const world = createWorld();
    const { session } = await bindTo(world, { version });
    let isAnswered = false;
    const { short_message, ...fields } = message({ esm_class: 2 });
    const answer =
      command === 'submit_sm'
        ? session.request('submit_sm', { ...fields, short_message: short_message! })
        : session.request('data_sm', {
            destination_addr: '4477',
            esm_class: 2,
            tlvs: [{ name: 'message_payload', value: short_message! }],
          });
    void answer.then(() => {
      isAnswered = true;
    });
    await settle();
    expect(isAnswered).toBe(!waits);
    await pass(world, 1_000);
    expect(isAnswered).toBe(true);
  });
});

describe('replace_if_present_flag', () => {
  test('replaces a pending message of the same addresses and service, else submits', async () => {
    const world = createWorld();
    const { esme, deliveries } = await bindTo(world);
    const first = await esme.submit(message({ service_type: 'CMT' }));
    const other = await esme.submit(message({ service_type: 'WAP', replace_if_present_flag: 1 }));
    expect(other.message_id).not.toBe(first.message_id);
    await pass(world, 600);
    const again = await esme.submit(
      message({ service_type: 'CMT', replace_if_present_flag: 1, short_message: octetsOf('Newer') }),
    );
    expect(again.message_id).toBe(first.message_id);
    expect(world.smsc.message(first.message_id!)?.pdu.short_message).toEqual(octetsOf('Newer'));
    await pass(world, 400);
    expect(deliveries.map((pdu) => readReceipt(pdu)?.id)).toEqual([other.message_id]);
    await pass(world, 600);
    expect(deliveries.map((pdu) => readReceipt(pdu)?.id)).toEqual([other.message_id, first.message_id]);
    expect(readReceipt(deliveries[1]!)?.words.text).toBe('Newer');
  });
});

describe('data_sm', () => {
  test('is a message like any other', async () => {
    const world = createWorld();
    const { session, deliveries } = await bindTo(world);
    const { message_id } = await session.request('data_sm', {
      source_addr: '1000',
      destination_addr: '4477',
      registered_delivery: 1,
      tlvs: [{ name: 'message_payload', value: octetsOf('Hello') }],
    });
    await pass(world, 1_000);
    expect(readReceipt(deliveries[0]!)).toMatchObject({ id: message_id, words: { text: 'Hello' } });
  });

  test('takes addresses of 64 characters', async () => {
    const world = createWorld();
    const { session } = await bindTo(world);
    const destination_addr = '1'.repeat(64);
    const { message_id } = await session.request('data_sm', { destination_addr });
    expect(world.smsc.message(message_id!)?.pdu.destination_addr).toBe(destination_addr);
  });
});
