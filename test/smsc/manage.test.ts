import { encode, type Init } from '@smpp-web/codec';
import { formatAbsoluteTime, MESSAGE_STATES, readReceipt } from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, octetsOf, pass, START } from './harness.ts';
import { statusNameOf } from './status-name.ts';

const ACCOUNTS = [
  { system_id: 'smppclient1', password: 'password' },
  { system_id: 'other', password: 'secret' },
];
const OWN = { source_addr: '1000' };
const stateOf = (number: number | null) => MESSAGE_STATES[number!];

describe('query_sm', () => {
  test('tells the state, and when it was reached', async () => {
    const world = createWorld();
    const { esme, session } = await bindTo(world);
    const { message_id } = await esme.submit(message());
    const pending = await session.request('query_sm', { message_id: message_id!, ...OWN });
    expect([stateOf(pending.message_state), pending.final_date]).toEqual(['ENROUTE', '']);
    await pass(world, 1_000);
    const done = await session.request('query_sm', { message_id: message_id!, ...OWN });
    expect(stateOf(done.message_state)).toBe('DELIVERED');
    expect(done.final_date).toBe(formatAbsoluteTime(new Date(START + 1_000)));
  });

  test.each([
    ['3.4', 'ENROUTE'],
    ['5.0', 'SCHEDULED'],
  ] as const)('a scheduled message in %s: %s', async (version, state) => {
    const world = createWorld();
    const { esme, session } = await bindTo(world, { version });
    const schedule_delivery_time = formatAbsoluteTime(new Date(START + 60_000));
    const { message_id } = await esme.submit(message({ schedule_delivery_time }));
    const answer = await session.request('query_sm', { message_id: message_id!, ...OWN });
    expect(stateOf(answer.message_state)).toBe(state);
  });

  test.each([
    ['an id that there is not', { message_id: '77', ...OWN }, {}, 'ESME_RINVMSGID'],
    ['another source', { message_id: '0000000001', source_addr: '2000' }, {}, 'ESME_RQUERYFAIL'],
    ['a message of somebody else', { message_id: '0000000001', ...OWN }, ACCOUNTS[1]!, 'ESME_RQUERYFAIL'],
  ])('%s', async (_, query, who, status) => {
    const world = createWorld({ accounts: ACCOUNTS });
    await (await bindTo(world)).esme.submit(message());
    const { session } = await bindTo(world, who);
    expect(await statusNameOf(session.request('query_sm', query))).toBe(status);
  });
});

describe('replace_sm', () => {
  test('gives a pending message another text, and a whole travel time', async () => {
    const world = createWorld();
    const { esme, session, deliveries } = await bindTo(world);
    const { message_id } = await esme.submit(message());
    await pass(world, 600);
    await session.request('replace_sm', {
      message_id: message_id!,
      ...OWN,
      registered_delivery: 1,
      short_message: octetsOf('Better'),
    });
    await pass(world, 400);
    expect(deliveries).toHaveLength(0);
    await pass(world, 600);
    expect(deliveries).toHaveLength(1);
    const receipt = readReceipt(deliveries[0]!);
    expect(receipt?.words.text).toBe('Better');
    expect(receipt?.id).toBe(message_id);
  });

  test('empty times stay, others move it', async () => {
    const world = createWorld();
    const { esme, session } = await bindTo(world);
    const schedule_delivery_time = formatAbsoluteTime(new Date(START + 60_000));
    const { message_id } = await esme.submit(message({ schedule_delivery_time }));
    const replace = { message_id: message_id!, ...OWN, short_message: octetsOf('x') };
    await session.request('replace_sm', replace);
    expect(world.smsc.message(message_id!)?.state).toBe('SCHEDULED');
    await session.request('replace_sm', {
      ...replace,
      schedule_delivery_time: formatAbsoluteTime(new Date(START + 10_000)),
    });
    await pass(world, 11_000);
    expect(world.smsc.message(message_id!)?.state).toBe('DELIVERED');
    await pass(world, 100_000);
    expect(world.smsc.load).toMatchObject({ pending: 0, messages: 1 });
  });

  test.each<[string, Init<'replace_sm'>, number, string]>([
    ['an id that there is not', { message_id: '77', ...OWN }, 0, 'ESME_RINVMSGID'],
    ['another source', { message_id: '0000000001', source_addr: '2000' }, 0, 'ESME_RREPLACEFAIL'],
    ['a message that has ended', { message_id: '0000000001', ...OWN }, 1_000, 'ESME_RREPLACEFAIL'],
    [
      'a time that has passed',
      { message_id: '0000000001', ...OWN, validity_period: formatAbsoluteTime(new Date(START - 1_000)) },
      0,
      'ESME_RINVEXPIRY',
    ],
  ])('%s', async (_, replace, ms, status) => {
    const world = createWorld();
    const { esme, session } = await bindTo(world);
    await esme.submit(message());
    await pass(world, ms);
    expect(await statusNameOf(session.request('replace_sm', replace))).toBe(status);
  });
});

describe('cancel_sm', () => {
  test.each<[string, Init<'cancel_sm'>, readonly string[]]>([
    ['by id', { message_id: '0000000002', ...OWN }, ['ENROUTE', 'DELETED', 'ENROUTE', 'ENROUTE']],
    [
      'by id and destination',
      { message_id: '0000000002', ...OWN, destination_addr: '44' },
      ['ENROUTE', 'DELETED', 'ENROUTE', 'ENROUTE'],
    ],
    ['by addresses', { ...OWN, destination_addr: '44' }, ['DELETED', 'DELETED', 'ENROUTE', 'ENROUTE']],
    [
      'by addresses and service',
      { ...OWN, destination_addr: '44', service_type: 'WAP' },
      ['ENROUTE', 'DELETED', 'ENROUTE', 'ENROUTE'],
    ],
  ])('%s', async (_, cancel, states) => {
    const world = createWorld();
    const { esme, session } = await bindTo(world);
    const messages: Init<'submit_sm'>[] = [
      { destination_addr: '44', service_type: 'CMT' },
      { destination_addr: '44', service_type: 'WAP' },
      { destination_addr: '45' },
      { destination_addr: '44', source_addr: '2000' },
    ];
    const ids = [];
    for (const fields of messages) ids.push((await esme.submit(message(fields))).message_id!);
    await session.request('cancel_sm', cancel);
    expect(ids.map((id) => world.smsc.message(id)?.state)).toEqual(states);
  });

  test.each<[string, Init<'cancel_sm'>, number, string]>([
    ['an id that there is not', { message_id: '77', ...OWN }, 0, 'ESME_RINVMSGID'],
    ['another destination', { message_id: '0000000001', ...OWN, destination_addr: '1' }, 0, 'ESME_RCANCELFAIL'],
    ['addresses that match nothing', { ...OWN, destination_addr: '1' }, 0, 'ESME_RCANCELFAIL'],
    ['a message that has ended', { message_id: '0000000001', ...OWN }, 1_000, 'ESME_RCANCELFAIL'],
  ])('%s', async (_, cancel, ms, status) => {
    const world = createWorld();
    const { esme, session } = await bindTo(world);
    await esme.submit(message());
    await pass(world, ms);
    expect(await statusNameOf(session.request('cancel_sm', cancel))).toBe(status);
  });

  test('the sender is told, once', async () => {
    const world = createWorld();
    const { esme, session, deliveries } = await bindTo(world);
    const { message_id } = await esme.submit(message());
    await session.request('cancel_sm', { message_id: message_id!, ...OWN });
    await pass(world, 5_000);
    expect(deliveries.map((pdu) => readReceipt(pdu)?.state)).toEqual(['DELETED']);
  });
});

describe('submit_multi', () => {
  const sme = (destination_addr: string) =>
    ({ dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr }) as const;
  const list = (dl_name: string) => ({ dest_flag: 2, dl_name }) as const;
  const settings = { distributionLists: { friends: ['447700900001', '447700900002'], empty: [] } };
  const multi = (dest_address: Init<'submit_multi'>['dest_address']): Init<'submit_multi'> => {
    const { destination_addr: _, dest_addr_ton: __, dest_addr_npi: ___, ...fields } = message();
    return { ...fields, dest_address: dest_address! } as Init<'submit_multi'>;
  };

  test('one id, and a receipt for each destination', async () => {
    const world = createWorld({ settings });
    const { session, deliveries } = await bindTo(world);
    const answer = await session.request('submit_multi', multi([sme('447700900003'), list('friends')]));
    expect(answer.unsuccess_sme).toEqual([]);
    await pass(world, 1_000);
    const receipts = deliveries.map((pdu) => [pdu.source_addr, readReceipt(pdu)?.id]);
    expect(receipts).toEqual(
      ['447700900003', '447700900001', '447700900002'].map((address) => [address, answer.message_id]),
    );
  });

  test('destinations that are refused are told, each with its reason', async () => {
    const accounts = [{ ...ACCOUNTS[0]!, destinations: '^44' }];
    const rules = [{ when: { to: '9$' }, do: { status: 'ESME_RSUBMITFAIL' } }];
    const world = createWorld({ accounts, settings: { ...settings, rules } });
    const { session } = await bindTo(world);
    const answer = await session.request('submit_multi', multi([sme('441'), sme('331'), sme('449')]));
    expect(answer.unsuccess_sme?.map((one) => [one.destination_addr, one.error_status_code])).toEqual([
      ['331', 0x0b],
      ['449', 0x45],
    ]);
  });

  test('a list that there is not', async () => {
    const world = createWorld({ settings });
    const { session } = await bindTo(world);
    expect(await statusNameOf(session.request('submit_multi', multi([list('foes')])))).toBe('ESME_RINVDLNAME');
  });

  test('no destination', async () => {
    const world = createWorld({ settings });
    const { session } = await bindTo(world);
    const answer = new Promise((resolve) => session.on('stray', resolve));
    // No encoder of ours writes such a PDU: a list of two octets is taken out of a good one.
    const good = encode('submit_multi', { ...multi([list('')]), sequence_number: 99 });
    const at = good.indexOf(1, 16 + 'X1X1000X'.length);
    const frame = Uint8Array.from([...good.slice(0, at), 0, ...good.slice(at + 3)]);
    new DataView(frame.buffer).setUint32(0, frame.length);
    session.sendRaw(frame);
    expect(await answer).toMatchObject({ command: 'submit_multi_resp', command_status: 0x33 });
  });

  test('is under way until the last destination has ended, and can be cancelled as a whole', async () => {
    const rules = [{ when: { to: '2$' }, do: { delayMs: 5_000 } }];
    const world = createWorld({ settings: { ...settings, rules } });
    const { session, deliveries } = await bindTo(world);
    const { message_id } = await session.request('submit_multi', multi([list('friends')]));
    const query = () => session.request('query_sm', { message_id: message_id!, ...OWN });
    await pass(world, 1_000);
    expect(stateOf((await query()).message_state)).toBe('ENROUTE');
    await session.request('cancel_sm', { message_id: message_id!, ...OWN });
    expect(stateOf((await query()).message_state)).toBe('DELETED');
    await pass(world, 5_000);
    expect(deliveries.map((pdu) => readReceipt(pdu)?.state)).toEqual(['DELIVERED', 'DELETED']);
  });
});
