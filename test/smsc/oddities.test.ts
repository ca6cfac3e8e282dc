import { encode, type Init } from '@smpp-web/codec';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, octetsOf, pass, settle } from './harness.ts';
import { connectRaw } from './raw-client.ts';
import { statusNameOf } from './status-name.ts';

/** The oddities of real clients (`../shared/vectors/oddities.md`) that a message centre meets, by their numbers there. */

const SEQUENCE = 9;
const LENIENT = { lenient: true } as const;

/** A request with a number of its own, as a client that keeps to no rule writes it. */
function frameOf<C extends 'submit_sm' | 'submit_multi'>(command: C, init: Init<C>): Uint8Array {
  return encode(command, { ...init, sequence_number: SEQUENCE }, LENIENT);
}

function multiTo(...addresses: readonly string[]): Init<'submit_multi'> {
  const dest_address = addresses.map((destination_addr) => {
    return { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr } as const;
  });
  return { source_addr: '1000', dest_address, short_message: octetsOf('Hello') };
}

describe('requests that are odd and carried out', () => {
  test.each<[string, Init<'submit_sm'>]>([
    ['18: with a command_status', { command_status: 0x58 }],
    ['82: with a TON that does not fit the address', { dest_addr_ton: 5, destination_addr: '447700900000' }],
    ['85: with reserved bits', { registered_delivery: 0xe1, protocol_id: 200 }],
    ['33: with TLVs of a vendor', { tlvs: [{ tag: 0x1400, value: new Uint8Array([1, 2, 3]) }] }],
  ])('oddity %s', async (_, fields) => {
    const world = createWorld();
    const client = await connectRaw(world);
    await client.send(frameOf('submit_sm', message(fields)));
    expect(client.pdus.at(-1)).toMatchObject({
      command: 'submit_sm_resp',
      command_status: 0,
      sequence_number: SEQUENCE,
    });
  });
});

describe('requests that are odd and refused with the status that says why', () => {
  test.each<[string, Init<'submit_sm'>, status: number]>([
    ['29: with a service_type that is too long', { service_type: 'SIMULATE' }, 0x15],
    ['82: with a source that the account may not use', { source_addr: '999' }, 0x0a],
    ['80: with a time that is none', { validity_period: '2013-10-07 00:00' }, 0x62],
  ])('oddity %s', async (_, fields, command_status) => {
    const account = { system_id: 'smppclient1', password: 'password', sources: '^1000$' };
    const world = createWorld({ accounts: [account] });
    const client = await connectRaw(world);
    await client.send(frameOf('submit_sm', message(fields)));
    expect(client.pdus.at(-1)).toMatchObject({ command: 'submit_sm_resp', command_status, sequence_number: SEQUENCE });
    expect(world.smsc.sessions[0]!.state).toBe('BOUND_TRX');
  });

  test('oddity 20: a submit_multi with no destination', async () => {
    const client = await connectRaw(createWorld());
    await client.send(frameOf('submit_multi', multiTo()));
    expect(client.pdus.at(-1)).toMatchObject({ command: 'submit_multi_resp', command_status: 0x33 });
  });
});

test('oddities 19, 20: empty destinations are told with their status; where all is well the list is there, and empty', async () => {
  const { session } = await bindTo(createWorld());
  const partly = await session.request('submit_multi', multiTo('447700900000', ''));
  expect(partly.unsuccess_sme).toMatchObject([{ destination_addr: '', error_status_code: 0x0b }]);
  const all = await session.request('submit_multi', multiTo('447700900000'));
  expect(all.unsuccess_sme).toEqual([]);
});

test('oddity 72: two requests with one number are both answered, each once', async () => {
  const client = await connectRaw(createWorld());
  const submit = encode('submit_sm', { ...message({ registered_delivery: 0 }), sequence_number: SEQUENCE });
  await client.send(submit);
  await client.send(submit);
  expect(client.answers).toEqual(['submit_sm_resp 9', 'submit_sm_resp 9']);
});

test.each([0, 0x7fffffff, 0x80000000, 0xffffffff])('oddity 70: the number %i is echoed', async (sequence_number) => {
  const client = await connectRaw(createWorld());
  const frame = encode('submit_sm', message({ registered_delivery: 0 }));
  new DataView(frame.buffer, frame.byteOffset).setUint32(12, sequence_number);
  await client.send(frame);
  expect(client.pdus.at(-1)).toMatchObject({ command: 'submit_sm_resp', sequence_number });
});

test('oddity 73: its own numbers and those of the client are two rows of numbers', async () => {
  const world = createWorld({ settings: { receipts: { delayMs: 0 } } });
  const { esme, deliveries } = await bindTo(world);
  // The first delivery and the second submit have the same number, and neither is taken for an answer of the other.
  const answers = await Promise.all([esme.submit(message()), esme.submit(message())]);
  await pass(world, 1);
  await settle();
  expect(answers.map(({ command_status }) => command_status)).toEqual([0, 0]);
  expect(deliveries).toHaveLength(2);
  expect(world.smsc.load).toMatchObject({ waiting: 0, dropped: 0 });
});

test.each([
  [0x00, '3.3'],
  [0x03, '3.3'],
  [0x22, '3.3'],
  [0x33, '3.3'],
  [0x34, '3.4'],
  [0x4f, '3.4'],
  [0x50, '5.0'],
  [0xff, '5.0'],
])('oddity 77: interface_version %i is taken for %s', async (interface_version, version) => {
  const world = createWorld();
  await connectRaw(world, { interface_version });
  expect(world.smsc.clients).toMatchObject([{ version }]);
});

test('oddity 79: too many are refused with a status after which they may be sent again, and the order is theirs', async () => {
  const account = { system_id: 'smppclient1', password: 'password', pdusPerSecond: 1 };
  const world = createWorld({ accounts: [account] });
  const { session } = await bindTo(world);
  const statuses = await Promise.all([1, 2].map(() => statusNameOf(session.request('submit_sm', message()))));
  expect(statuses).toEqual(['ESME_ROK', 'ESME_RTHROTTLED']);
  await pass(world, 2_000);
  expect(await statusNameOf(session.request('submit_sm', message()))).toBe('ESME_ROK');
});
