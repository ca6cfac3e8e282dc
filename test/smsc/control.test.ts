import { virtualClock } from '@smpp-web/session';
import {
  Control,
  type ControlRequest,
  type ControlState,
  createSimulator,
  FAULTS,
  FastClock,
  type FaultName,
} from '@smpp-web/smsc';
import { checkRequest, FileError, readControlMessage } from '@smpp-web/smsc/files';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, pass, settle, type World } from './harness.ts';

function controlled(): { world: World; control: Control; ask: (request: ControlRequest) => void } {
  const world = createWorld();
  const control = new Control(world.smsc);
  // As over a wire: what is asked is JSON, and is checked.
  return { world, control, ask: (request) => control.request(checkRequest(JSON.parse(JSON.stringify(request)))) };
}

describe('what is asked is done', () => {
  test('an account is added, changed without its password, and taken away with its sessions', async () => {
    const { world, control, ask } = controlled();
    ask({ do: 'put account', account: { system_id: 'second', password: 'secret', maxBinds: 2 } });
    const client = await bindTo(world, { system_id: 'second', password: 'secret' });
    ask({ do: 'put account', account: { system_id: 'second', destinations: '^44' } });
    expect(control.state().accounts).toMatchObject([
      { system_id: 'smppclient1', bound: 0 },
      { system_id: 'second', destinations: '^44', bound: 1 },
    ]);
    expect(await client.esme.submit(message({ destination_addr: '99' })).then(String, String)).toContain(
      'ESME_RINVDSTADR',
    );
    ask({ do: 'remove account', system_id: 'second' });
    await settle();
    expect(client.session.state).toBe('CLOSED');
    await expect(bindTo(world, { system_id: 'second', password: 'secret' })).rejects.toThrow();
  });

  test('the password that an account has stays when it is changed', async () => {
    const { world, ask } = controlled();
    ask({ do: 'put account', account: { system_id: 'smppclient1', window: 3 } });
    expect((await bindTo(world)).session.state).toBe('BOUND_TRX');
  });

  test.each(['DELIVERED', 'EXPIRED', 'UNDELIVERABLE'] as const)('a pending message is %s now', async (state) => {
    const { world, control, ask } = controlled();
    ask({ do: 'configure', settings: { receipts: { delayMs: 60_000 } } });
    const client = await bindTo(world);
    const { message_id } = await client.esme.submit(message({ registered_delivery: 1 }));
    expect(control.state().messages).toMatchObject([{ id: message_id, state: 'ENROUTE', doneAt: undefined }]);
    ask({ do: 'end', id: message_id!, state });
    await settle();
    expect(control.state().messages).toMatchObject([{ id: message_id, state, doneAt: world.clock.wall() }]);
    expect(client.deliveries).toHaveLength(1);
    expect(() => ask({ do: 'end', id: message_id!, state })).toThrow(`Message ${message_id} is not pending.`);
  });

  test('its clock goes faster, where it is one that can, and is told so', () => {
    const simulator = createSimulator({ clock: new FastClock(virtualClock()) });
    const control = new Control(simulator);
    expect(control.state().speed).toBe(1);
    control.request(checkRequest({ do: 'speed', speed: 60 }));
    expect(control.state().speed).toBe(60);
    const { control: other, ask } = controlled();
    expect(other.state().speed).toBeUndefined();
    expect(() => ask({ do: 'speed', speed: 2 })).toThrow(
      'The clock of this message centre goes as that of the machine.',
    );
  });

  test('all chance begins anew with a seed', () => {
    const { world, control, ask } = controlled();
    ask({ do: 'seed', seed: 4_711 });
    expect([control.state().seed, world.smsc.seed]).toEqual([4_711, 4_711]);
  });

  test.each(['unbind', 'cut'] as const)('%s ends the session of a client', async (act) => {
    const { world, control, ask } = controlled();
    const client = await bindTo(world);
    expect(control.state().clients).toMatchObject([{ number: 1, system_id: 'smppclient1', mode: 'transceiver' }]);
    ask({ do: act, client: 1 });
    await settle();
    expect(client.session.state).toBe('CLOSED');
    expect(() => ask({ do: act, client: 1 })).toThrow('Client 1 is not bound any more.');
  });

  test('mobiles write at a rate until they are stopped', async () => {
    const { world, control, ask } = controlled();
    const client = await bindTo(world);
    ask({ do: 'stream', stream: { from: '4477{3}', to: '2775', text: 'n {n}', perSecond: 10 } });
    await pass(world, 450);
    const [stream] = control.state().streams;
    ask({ do: 'stop stream', stream: stream!.number });
    await pass(world, 1_000);
    expect(client.deliveries).toHaveLength(5);
    expect(control.state().streams).toEqual([]);
  });

  test('a message of a mobile that nobody can be given is refused', () => {
    const { ask } = controlled();
    const mo = { from: '1', to: '2', text: 'x' };
    expect(() => ask({ do: 'mo', mo })).toThrow('Nobody is bound to receive it.');
  });
});

describe('faults', () => {
  test.each(Object.keys(FAULTS) as FaultName[])('%s is switched for one client, for all, and mended', async (name) => {
    const { world, control, ask } = controlled();
    await bindTo(world);
    ask({ do: 'fault', name, client: 1, ...(name === 'unbind' && { parameters: { afterMs: 60_000 } }) });
    expect(control.state().faults).toMatchObject([{ name, client: 1 }]);
    ask({ do: 'mend', name, client: 1 });
    ask({ do: 'fault', name, ...(name === 'unbind' && { parameters: { afterMs: 60_000 } }) });
    expect(control.state().faults).toMatchObject([{ name, client: undefined }]);
    ask({ do: 'mend' });
    expect(control.state().faults).toEqual([]);
  });
});

describe('scenarios', () => {
  const PASSING = { name: 'fine', steps: [{ expect: 'submit_sm' }, { wait: 10 }] } as const;

  test('one that passes', async () => {
    const { world, control, ask } = controlled();
    const client = await bindTo(world);
    ask({ do: 'play', scenario: PASSING });
    expect(control.state().run).toMatchObject({
      name: 'fine',
      titles: ['expect submit_sm', 'wait 10'],
      passed: undefined,
    });
    await client.esme.submit(message());
    await pass(world, 100);
    expect(control.state().run).toMatchObject({ passed: true, steps: [{ passed: true }, { passed: true }] });
  });

  test('one that fails says at which step, and why', async () => {
    const { world, control, ask } = controlled();
    ask({ do: 'play', scenario: PASSING });
    await pass(world, 6_000);
    expect(control.state().run).toMatchObject({
      passed: false,
      steps: [{ passed: false, problem: expect.stringContaining('expected 1 submit_sm') }],
    });
  });

  test('one that is stopped', async () => {
    const { control, ask } = controlled();
    ask({ do: 'play', scenario: PASSING });
    ask({ do: 'stop' });
    await settle();
    expect(control.state().run).toMatchObject({ passed: false, steps: [{ problem: 'the run was stopped' }] });
  });

  test('a second one takes the place of the first', async () => {
    const { world, control, ask } = controlled();
    ask({ do: 'play', scenario: PASSING });
    ask({ do: 'play', scenario: { name: 'second', steps: [{ wait: 10 }] } });
    await pass(world, 6_000);
    expect(control.state().run).toMatchObject({ name: 'second', passed: true });
  });
});

describe('what is told', () => {
  test('PDUs are noted while somebody watches, and no password among them', async () => {
    const { world, control } = controlled();
    await bindTo(world);
    expect(control.state().frames).toEqual([]);
    control.watch(true);
    await bindTo(world);
    const frames = control.state().frames;
    expect(frames.map(({ direction }) => direction)).toEqual(['in', 'out']);
    expect(text(frames[0]!.octets)).toContain('smppclient1');
    expect(text(frames[0]!.octets)).not.toContain('password');
    expect(JSON.stringify(control.state())).not.toContain('"password"');
    control.watch(false);
    expect(control.state().frames).toEqual([]);
  });

  test('it is plain data, and bounded', async () => {
    const { world, control } = controlled();
    control.watch(true);
    const client = await bindTo(world);
    for (let count = 0; count < 200; count++) await client.esme.submit(message());
    const state = control.state();
    expect(JSON.parse(JSON.stringify(state)) as ControlState).toEqual(
      JSON.parse(JSON.stringify(structuredClone(state))),
    );
    expect([state.messages.length, state.frames.length]).toEqual([50, 60]);
    expect(state.requests).toMatchObject({ submit_sm: 200, bind_transceiver: 1 });
  });
});

describe('what comes over a wire and is no request', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'request'],
    ['an unknown thing to do', { do: 'explode' }, 'request.do'],
    ['a fault that there is not', { do: 'fault', name: 'fire' }, 'request.name'],
    [
      'an account with a strange field',
      { do: 'put account', account: { system_id: 'a', admin: true } },
      'request.account',
    ],
    ['a client of a strange kind', { do: 'cut', client: '1' }, 'request.client'],
    ['a scenario with a strange step', { do: 'play', scenario: { name: 'x', steps: [{ run: 'rm' }] } }, 'steps[0]'],
  ])('%s', (_, value, path) => {
    let issues: readonly { path: string }[] = [];
    try {
      checkRequest(value);
    } catch (error) {
      issues = (error as FileError).issues;
    }
    expect(issues[0]?.path).toBe(path);
  });

  test.each(['', '{', '[]', '{"request":{}}'])('%j is no message', (line) => {
    expect(() => readControlMessage(line)).toThrow(FileError);
  });
});

function text(hex: string): string {
  return String.fromCharCode(...hex.match(/../g)!.map((pair) => Number.parseInt(pair, 16)));
}
