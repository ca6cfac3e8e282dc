import type { Init, RequestCommand, Tlv, TlvInit, TlvName } from '@smpp-web/codec';
import { formatAbsoluteTime, MESSAGE_STATES } from '@smpp-web/codec/text';
import { connectEsme, memoryPair, Session } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, octetsOf, pass, START, settle } from './harness.ts';
import { statusNameOf } from './status-name.ts';

const REQUESTS: Partial<Record<RequestCommand, Init<never> | object>> = {
  submit_sm: message(),
  data_sm: { destination_addr: '44' },
  query_sm: { message_id: 'x' },
  param_retrieve: { param_name: 'version' },
  query_last_msgs: { num_messages: 1 },
  query_msg_details: { message_id: 'x' },
  broadcast_sm: {},
  query_broadcast_sm: { message_id: 'x' },
  cancel_broadcast_sm: { message_id: 'x' },
};

describe('what a version does not have is answered as unknown', () => {
  const rows: [RequestCommand, v33: boolean, v34: boolean, v50: boolean][] = [
    ['submit_sm', true, true, true],
    ['query_sm', true, true, true],
    ['data_sm', false, true, true],
    ['param_retrieve', true, false, false],
    ['query_last_msgs', true, false, false],
    ['query_msg_details', true, false, false],
    ['broadcast_sm', false, false, true],
    ['query_broadcast_sm', false, false, true],
    ['cancel_broadcast_sm', false, false, true],
  ];
  test.each(rows)('%s in 3.3: %j, 3.4: %j, 5.0: %j', async (command, ...known) => {
    for (const [index, version] of (['3.3', '3.4', '5.0'] as const).entries()) {
      const world = createWorld();
      const { session } = await bindTo(world, { version, mode: 'transmitter' });
      // The client says it in its own version's despite: what counts is what the message centre answers.
      session.version = '5.0';
      if (command.startsWith('param') || command.includes('msg')) session.version = '3.3';
      const status = await statusNameOf(session.request(command, REQUESTS[command] as never));
      expect([version, status === 'ESME_RINVCMDID']).toEqual([version, !known[index]]);
    }
  });
});

describe('SMPP 3.3', () => {
  const bindOld = async () => {
    const world = createWorld();
    return { world, ...(await bindTo(world, { version: '3.3', mode: 'transmitter' })) };
  };

  test('param_retrieve gives what the settings hold', async () => {
    const { session } = await bindOld();
    expect((await session.request('param_retrieve', { param_name: 'version' })).param_value).toBe('3.3');
    await expect(session.request('param_retrieve', { param_name: 'colour' })).rejects.toMatchObject({
      command_status: 0x31,
    });
  });

  test('query_last_msgs gives the newest ids first, of this source alone', async () => {
    const { session } = await bindOld();
    for (const source_addr of ['1', '2', '1', '1']) await session.request('submit_sm', message({ source_addr }));
    const { message_details } = await session.request('query_last_msgs', { source_addr: '1', num_messages: 2 });
    expect(message_details?.map(({ msgid }) => msgid)).toEqual(['00000004', '00000003']);
    expect(await statusNameOf(session.request('query_last_msgs', { source_addr: '1' }))).toBe('ESME_RINVNUMMSGS');
  });

  test('query_msg_details gives the message, its text as long as wanted', async () => {
    const { session, world } = await bindOld();
    const { message_id } = await session.request('submit_sm', message());
    await pass(world, 1_000);
    const query = { message_id: message_id!, source_addr: '1000', sm_length: 4 };
    const details = await session.request('query_msg_details', query);
    expect(details.short_message).toEqual(octetsOf('Hell'));
    expect(details.dest_address).toMatchObject([{ dest_flag: 1, destination_addr: '447700900000' }]);
    expect(MESSAGE_STATES[details.message_state!]).toBe('DELIVERED');
  });
});

describe('congestion_state', () => {
  test.each([
    ['3.4', 'auto', undefined],
    ['5.0', 'auto', 0],
    ['5.0', 85, 85],
  ] as const)('in %s, set to %j: %j', async (version, congestion, value) => {
    const world = createWorld({ settings: { congestion } });
    const { session } = await bindTo(world, { version });
    const { tlvs } = await session.request('submit_sm', message());
    expect(tlvs.find(({ name }) => name === 'congestion_state')?.value).toBe(value);
  });

  test('grows with the rate and with what is pending', async () => {
    const accounts = [{ system_id: 'smppclient1', password: 'password', pdusPerSecond: 4 }];
    const world = createWorld({ accounts, maxMessages: 100 });
    const { session } = await bindTo(world, { version: '5.0' });
    const states: unknown[] = [];
    for (let count = 0; count < 4; count++) {
      const { tlvs } = await session.request('submit_sm', message());
      states.push(tlvs.find(({ name }) => name === 'congestion_state')?.value);
    }
    expect(states).toEqual([25, 50, 75, 100]);
  });
});

describe('alert_notification', () => {
  const absent = (tlvs: readonly TlvInit[]) => message({ short_message: octetsOf('smsc: state=UNDELIV'), tlvs });

  test.each([
    ['who asked', [{ name: 'set_dpf', value: 1 }], 1],
    ['who did not ask', [], 0],
    ['who asked not to be told', [{ name: 'set_dpf', value: 0 }], 0],
  ] as const)('to one %s', async (_, tlvs, alerts) => {
    const world = createWorld();
    const client = await bindTo(world, { version: '5.0' });
    const answer = await client.esme.submit(absent(tlvs));
    expect(answer.tlvs.some(({ name, value }) => name === 'dpf_result' && value === 1)).toBe(alerts === 1);
    await pass(world, 1_000);
    expect(client.alerts).toHaveLength(0);
    await pass(world, 5_000);
    expect(client.alerts).toHaveLength(alerts);
    if (alerts > 0) {
      expect(client.alerts[0]).toMatchObject({ source_addr: '447700900000', esme_addr: '1000' });
      expect(client.alerts[0]?.tlvs).toMatchObject([{ name: 'ms_availability_status', value: 0 }]);
    }
  });

  test('once, by hand, and only while it is waited for', async () => {
    const world = createWorld({ settings: { absenceMs: 1_000_000 } });
    const client = await bindTo(world);
    await client.esme.submit(absent([{ name: 'set_dpf', value: 1 }]));
    expect(world.smsc.announce('447700900000')).toBe(0);
    await pass(world, 1_000);
    expect(world.smsc.announce('1')).toBe(0);
    expect(world.smsc.announce('447700900000', 'denied')).toBe(1);
    expect(world.smsc.announce('447700900000')).toBe(0);
    await settle();
    expect(client.alerts[0]?.tlvs).toMatchObject([{ value: 1 }]);
  });

  test('not to one whose message got through, or who is a transmitter', async () => {
    const world = createWorld();
    const client = await bindTo(world, { mode: 'transmitter' });
    await client.esme.submit(message({ tlvs: [{ name: 'set_dpf', value: 1 }] }));
    await client.esme.submit(absent([{ name: 'set_dpf', value: 1 }]));
    await pass(world, 10_000);
    expect(client.alerts).toHaveLength(0);
  });
});

test('outbind: the message centre connects, the ESME binds', async () => {
  const world = createWorld();
  const [near, far] = memoryPair();
  const esme = new Session(near, { role: 'esme', clock: world.clock });
  const asked = new Promise((resolve) => esme.on('request', resolve));
  esme.start();
  const session = world.smsc.outbind(far, { system_id: 'centre', password: 'secret' });
  expect(await asked).toMatchObject({ command: 'outbind', system_id: 'centre', password: 'secret' });
  const bind = { system_id: 'smppclient1', password: 'password', interface_version: 0x34 };
  esme.setState('OUTBOUND');
  expect((await esme.request('bind_receiver', bind)).command_status).toBe(0);
  expect(session.state).toBe('BOUND_RX');
  expect(world.smsc.clients).toMatchObject([{ system_id: 'smppclient1', mode: 'receiver' }]);
});

describe('broadcasts', () => {
  const area = (name: string): TlvInit => ({ name: 'broadcast_area_identifier', value: octetsOf(`\0${name}`) });
  const REQUIRED: readonly TlvInit[] = [
    { name: 'broadcast_content_type', value: Uint8Array.of(0, 0, 0x10) },
    { name: 'broadcast_rep_num', value: 10 },
    { name: 'broadcast_frequency_interval', value: Uint8Array.of(8, 0, 60) },
  ];
  const broadcast = (tlvs: readonly TlvInit[] = [], fields: Init<'broadcast_sm'> = {}): Init<'broadcast_sm'> => ({
    source_addr: '1000',
    ...fields,
    tlvs: [area('north'), ...REQUIRED, ...tlvs],
  });
  const bind = async () => {
    const world = createWorld({ settings: { broadcastAreas: ['north', 'south'] } });
    return { world, ...(await bindTo(world, { version: '5.0' })) };
  };
  const valuesOf = (tlvs: readonly Tlv[], wanted: TlvName) =>
    tlvs.filter(({ name }) => name === wanted).map(({ value }) => value);

  test('the state goes from scheduled to over', async () => {
    const { world, session } = await bind();
    const schedule_delivery_time = formatAbsoluteTime(new Date(START + 60_000));
    const { message_id } = await session.request('broadcast_sm', broadcast([], { schedule_delivery_time }));
    const states: unknown[] = [];
    for (const ms of [0, 60_000, 599_000, 1_000]) {
      await pass(world, ms);
      const { tlvs } = await session.request('query_broadcast_sm', { message_id: message_id!, source_addr: '1000' });
      states.push([
        MESSAGE_STATES[valuesOf(tlvs, 'message_state')[0] as number],
        ...valuesOf(tlvs, 'broadcast_area_success'),
        ...valuesOf(tlvs, 'broadcast_end_time'),
      ]);
    }
    const end = formatAbsoluteTime(new Date(START + 660_000));
    expect(states).toEqual([
      ['SCHEDULED', 0],
      ['ENROUTE', 100],
      ['ENROUTE', 100],
      ['DELIVERED', 100, end],
    ]);
  });

  test('areas that are not known are told, the others served', async () => {
    const { session } = await bind();
    const { message_id, tlvs } = await session.request('broadcast_sm', broadcast([area('west')]));
    expect(valuesOf(tlvs, 'broadcast_error_status')).toEqual([0x108]);
    expect(valuesOf(tlvs, 'broadcast_area_identifier')).toEqual([octetsOf('\0west')]);
    const query = await session.request('query_broadcast_sm', { message_id: message_id!, source_addr: '1000' });
    expect(valuesOf(query.tlvs, 'broadcast_area_identifier')).toEqual([octetsOf('\0north')]);
  });

  test.each<[string, Init<'broadcast_sm'>, string]>([
    ['no area', { source_addr: '1000', tlvs: REQUIRED }, 'ESME_RMISSINGTLV'],
    ['no content', { source_addr: '1000', tlvs: [area('north'), ...REQUIRED.slice(1)] }, 'ESME_RMISSINGTLV'],
    ['no known area', { source_addr: '1000', tlvs: [area('west'), ...REQUIRED] }, 'ESME_RINVBCASTALIAS_NAME'],
    [
      'an interval without sense',
      {
        source_addr: '1000',
        tlvs: [
          area('north'),
          ...REQUIRED.slice(0, 2),
          { name: 'broadcast_frequency_interval', value: Uint8Array.of(99, 0, 1) },
        ],
      },
      'ESME_RINVBCASTFREQINT',
    ],
    ['nothing to replace', broadcast([], { replace_if_present_flag: 1, message_id: '77' }), 'ESME_RBCASTFAIL'],
  ])('%s', async (_, init, status) => {
    const { session } = await bind();
    expect(await statusNameOf(session.request('broadcast_sm', init))).toBe(status);
  });

  test.each<[string, (id: string) => Init<'cancel_broadcast_sm'>, string]>([
    ['by id', (message_id) => ({ message_id, source_addr: '1000' }), 'ESME_ROK'],
    [
      'by the number of the application',
      () => ({ source_addr: '1000', tlvs: [{ name: 'user_message_reference', value: 5 }] }),
      'ESME_ROK',
    ],
    ['by service and content', () => ({ source_addr: '1000', tlvs: [REQUIRED[0]!] }), 'ESME_ROK'],
    ['of somebody else', (message_id) => ({ message_id, source_addr: '2000' }), 'ESME_RBCASTCANCELFAIL'],
  ])('cancelled %s', async (_, cancel, status) => {
    const { session } = await bind();
    const reference: TlvInit = { name: 'user_message_reference', value: 5 };
    const { message_id } = await session.request('broadcast_sm', broadcast([reference]));
    expect(await statusNameOf(session.request('cancel_broadcast_sm', cancel(message_id!)))).toBe(status);
    const { tlvs } = await session.request('query_broadcast_sm', { message_id: message_id!, source_addr: '1000' });
    const state = MESSAGE_STATES[valuesOf(tlvs, 'message_state')[0] as number];
    expect(state).toBe(status === 'ESME_ROK' ? 'DELETED' : 'ENROUTE');
  });
});

test('3.3 binds get no TLVs, and the version in use is the lower one', async () => {
  const world = createWorld();
  const [near, far] = memoryPair();
  const session = world.smsc.accept(far);
  const esme = await connectEsme(near, {
    system_id: 'smppclient1',
    password: 'password',
    mode: 'receiver',
    version: '3.3',
    clock: world.clock,
  });
  expect([session.version, esme.session.version]).toEqual(['3.3', '3.3']);
});
