import { encode } from '@smpp-web/codec';
import { createSimulator, FAULTS, type FaultName, type FaultRow } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, pass, settle } from './harness.ts';
import { connectRaw } from './raw-client.ts';
import { statusNameOf } from './status-name.ts';

async function troubled<N extends FaultName>(name: N, parameters: Record<string, number | string> = {}) {
  const world = createWorld();
  const client = await connectRaw(world);
  world.smsc.faults.on(name, parameters as never);
  return { world, client };
}

test.each(Object.entries(FAULTS) as [FaultName, FaultRow][])('%s can be shown by a form', (_, row) => {
  expect(row.title).not.toBe('');
  expect(row.doc).toMatch(/^[A-Z].*\.$|^enquire_link .*\.$|^command_length .*\.$/);
  for (const parameter of Object.values(row.parameters)) {
    expect(parameter.doc).toMatch(/\.$/);
    if (parameter.kind === 'number') {
      expect(parameter.initial).toBeGreaterThanOrEqual(parameter.min);
      expect(parameter.initial).toBeLessThanOrEqual(parameter.max);
    } else expect(parameter.choices).toContain(parameter.initial);
  }
});

describe('octets', () => {
  test.each<[FaultName, Record<string, number | string>, readonly string[]]>([
    ['drop', { share: 1 }, []],
    ['no_answer', {}, []],
    ['wrong_sequence', { by: 1_000 }, ['submit_sm_resp 1002', 'submit_sm_resp 1003']],
    ['duplicate', {}, ['submit_sm_resp 2', 'submit_sm_resp 2', 'submit_sm_resp 3', 'submit_sm_resp 3']],
    ['unknown_command', {}, ['10abc 1', 'submit_sm_resp 2', '10abc 1', 'submit_sm_resp 3']],
    ['wrong_response', {}, ['data_sm_resp 2', 'data_sm_resp 3']],
  ])('%s %j', async (name, parameters, answers) => {
    const { client } = await troubled(name, parameters);
    await client.submit();
    await client.submit();
    expect(client.answers).toEqual(answers);
  });

  test('a request that is not answered is carried out, one that is lost is not', async () => {
    for (const [name, parameters, received] of [
      ['no_answer', {}, 1],
      ['drop', { share: 1, direction: 'out' }, 1],
      ['drop', { share: 1, direction: 'in' }, 0],
      ['drop', { share: 1, direction: 'both' }, 0],
    ] as const) {
      const { world, client } = await troubled(name, parameters);
      await client.submit();
      expect(client.answers).toEqual([]);
      expect(world.smsc.received('submit_sm').count).toBe(received);
    }
  });

  test('enquire_link is not answered, all else is', async () => {
    const { client } = await troubled('enquire_link');
    await client.send(encode('enquire_link', { sequence_number: 8 }));
    await client.submit();
    expect(client.answers).toEqual(['submit_sm_resp 2']);
  });

  test.each([
    ['before', 0],
    ['middle', 13],
    ['after', 27],
  ] as const)('disconnect %s the answer: %j octets of it come', async (when, octets) => {
    const { world, client } = await troubled('disconnect', { after: 2, when });
    const bound = client.octets.length;
    await client.submit();
    const whole = client.octets.length - bound;
    await client.submit();
    await settle();
    expect(client.closed).not.toBe('no');
    expect(client.octets.length - bound - whole).toBe(octets);
    expect(world.smsc.sessions).toHaveLength(0);
  });

  test('split', async () => {
    const { client } = await troubled('split', { octets: 5 });
    const chunks = client.chunks.length;
    await client.submit();
    await settle();
    expect(client.chunks.slice(chunks).map(({ length }) => length)).toEqual([5, 5, 5, 5, 5, 2]);
    expect(client.answers).toEqual(['submit_sm_resp 2']);
  });

  test('split with pauses between the pieces', async () => {
    const { world, client } = await troubled('split', { octets: 20, gapMs: 100 });
    await client.submit();
    expect(client.answers).toEqual([]);
    await pass(world, 100);
    expect(client.answers).toEqual(['submit_sm_resp 2']);
  });

  test('glue: together when there are enough, or when it has taken long enough', async () => {
    const { world, client } = await troubled('glue', { pdus: 2, waitMs: 500 });
    const chunks = client.chunks.length;
    await client.submit();
    expect(client.answers).toEqual([]);
    await client.submit();
    expect(client.answers).toEqual(['submit_sm_resp 2', 'submit_sm_resp 3']);
    expect(client.chunks).toHaveLength(chunks + 1);
    await client.submit();
    await pass(world, 500);
    expect(client.answers).toHaveLength(3);
  });

  test('garble changes the body, never the header', async () => {
    const { client } = await troubled('garble', { octets: 3 });
    const start = client.octets.length;
    await client.submit();
    const frame = client.octets.slice(start);
    const good = encode('submit_sm_resp', { message_id: '0000000001', sequence_number: 2 });
    expect(frame.slice(0, 16)).toEqual(good.slice(0, 16));
    expect(frame).toHaveLength(good.length);
    expect(frame).not.toEqual(good);
  });

  test('bad_length', async () => {
    const { client } = await troubled('bad_length', { by: 4 });
    const start = client.octets.length;
    await client.submit();
    const frame = client.octets.slice(start);
    expect(new DataView(frame.buffer).getUint32(0)).toBe(frame.length + 4);
  });

  test('repeated_sequence', async () => {
    const { world, client } = await troubled('repeated_sequence', { number: 7 });
    world.smsc.injectMo({ from: '1', to: '2', text: 'one' });
    world.smsc.injectMo({ from: '1', to: '2', text: 'two' });
    await settle();
    expect(client.answers).toEqual(['deliver_sm 7', 'deliver_sm 7']);
  });

  test('slow_reader', async () => {
    const { world, client } = await troubled('slow_reader', { octetsPerSecond: 100 });
    await client.submit();
    expect(client.answers).toEqual([]);
    await pass(world, 1_000);
    expect(client.answers).toEqual(['submit_sm_resp 2']);
  });
});

describe('the message centre', () => {
  test.each([
    [1, 100, 100],
    [0, 0, 0],
    [0.5, 30, 70],
  ])('throttle a share of %j: from %j to %j of 100', async (share, least, most) => {
    const { client } = await troubled('throttle', { share });
    for (let count = 0; count < 100; count++) await client.submit();
    const throttled = client.pdus.filter(({ command_status }) => command_status === 0x58).length;
    expect(throttled).toBeGreaterThanOrEqual(least);
    expect(throttled).toBeLessThanOrEqual(most);
  });

  test('throttle leaves questions alone', async () => {
    const { world } = await troubled('throttle');
    const { session } = await bindTo(world);
    expect(await statusNameOf(session.request('query_sm', { message_id: 'x' }))).toBe('ESME_RINVMSGID');
  });

  test('delay', async () => {
    const { world, client } = await troubled('delay', { delayMs: 300 });
    await client.submit();
    await pass(world, 299);
    expect(client.answers).toEqual([]);
    await pass(world, 1);
    expect(client.answers).toEqual(['submit_sm_resp 2']);
  });

  test('unbind, those who are bound and those who will be', async () => {
    const { world, client } = await troubled('unbind', { afterMs: 100 });
    await pass(world, 100);
    expect(client.answers).toEqual(['unbind 1']);
    const next = await connectRaw(world);
    await pass(world, 100);
    expect(next.answers).toEqual(['unbind 1']);
  });
});

describe('switches', () => {
  test('while it runs, on and off', async () => {
    const { world, client } = await troubled('no_answer');
    await client.submit();
    world.smsc.faults.off('no_answer');
    await client.submit();
    expect(client.answers).toEqual(['submit_sm_resp 3']);
    expect(world.smsc.faults.active).toEqual([]);
  });

  test('in the middle of a PDU of the client', async () => {
    for (let cut = 1; cut < 60; cut += 7) {
      const world = createWorld();
      const client = await connectRaw(world);
      const frame = encode('submit_sm', { ...message(), sequence_number: 9 });
      await client.send(frame.slice(0, cut));
      world.smsc.faults.on('duplicate');
      await client.send(frame.slice(cut));
      await client.send(frame.slice(0, cut));
      world.smsc.faults.clear();
      await client.send(frame.slice(cut));
      expect(client.answers).toEqual(['submit_sm_resp 9', 'submit_sm_resp 9', 'submit_sm_resp 9']);
    }
  });

  test('for one session alone, before those for all', async () => {
    const world = createWorld();
    const [one, other] = [await connectRaw(world), await connectRaw(world)];
    const [session] = world.smsc.sessions;
    world.smsc.faults.on('no_answer', {}, session);
    await Promise.all([one.submit(), other.submit()]);
    expect([one.answers, other.answers]).toEqual([[], ['submit_sm_resp 2']]);
    expect(world.smsc.faults.active).toMatchObject([{ name: 'no_answer', session }]);
    await session!.close();
    expect(world.smsc.faults.active).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['tea', {}, 'there is no fault "tea", expected one of throttle, delay'],
    ['toString', {}, 'there is no fault "toString"'],
    ['throttle', { shares: 1 }, 'fault throttle has no parameter "shares", expected share, command_status'],
    ['throttle', { share: 2 }, 'fault throttle: share is 2, expected a number from 0 to 1'],
    ['drop', { direction: 'up' }, 'fault drop: direction is "up", expected one of out, in, both'],
    ['enquire_link', { share: 1 }, 'fault enquire_link has no parameter "share", expected none'],
  ])('%s %j makes no sense', (name, parameters, problem) => {
    const { faults } = createSimulator();
    expect(() => faults.on(name as FaultName, parameters as never)).toThrow(problem);
    expect(faults.active).toEqual([]);
  });
});
