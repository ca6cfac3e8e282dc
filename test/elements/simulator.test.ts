import { decode } from '@smpp-web/codec';
import { ConsoleModel, type StartEngine } from '@smpp-web/console';
import { virtualClock } from '@smpp-web/session';
import {
  type ControlRequest,
  type ControlState,
  FAULTS,
  FastClock,
  type FaultName,
  type KnownFrame,
} from '@smpp-web/smsc';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PlaceStore } from '../../web/src/shell/place-store.ts';
import { type EsmeFrame, isChanged, passagesOf } from '../../web/src/simulator/both-ends.ts';
import { ControlStore } from '../../web/src/simulator/control-store.ts';
import { BUILT_IN } from '../../web/src/simulator/scenarios.ts';
import type { SmppSimulator } from '../../web/src/simulator/simulator.ts';
import { view } from '../../web/src/simulator/view.ts';
import { FRAMES } from './frames.ts';
import { ACCOUNT, startInPage } from './in-page.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, type, violationsOf } from './mount.ts';

view.define();

/** A console with the simulator's view in front, and what it shows. */
async function watching(
  startEngine = startInPage,
): Promise<{ model: ConsoleModel; control: ControlStore; state: () => ControlState }> {
  const model = new ConsoleModel({ startEngine, storage: undefined });
  onTestFinished(() => model.dispose());
  model.part(PlaceStore).go('simulator');
  const control = model.part(ControlStore);
  await expect.poll(() => control.get().state).toBeDefined();
  return { model, control, state: () => control.get().state! };
}

async function send(model: ConsoleModel, text: string): Promise<void> {
  model.composer.change({ text });
  await model.send();
}

describe('faults, live', () => {
  const outcomes = (model: ConsoleModel) =>
    model.messages
      .get()
      .list.flatMap(({ items }) =>
        items.flatMap((item) => (item.kind === 'sent' ? item.message.parts.map(({ outcome }) => outcome) : [])),
      );

  test.each<[FaultName, string]>([
    ['throttle', 'rejected'],
    ['no_answer', 'waiting'],
    ['disconnect', 'unknown'],
    ['wrong_sequence', 'waiting'],
  ])('%s: a message that is sent then is %s', async (name, outcome) => {
    const { model, control, state } = await watching();
    await model.bind(ACCOUNT);
    expect(await control.request({ do: 'fault', name })).toBe(true);
    await expect.poll(() => state().faults).toMatchObject([{ name }]);
    void send(model, 'Hello');
    await expect.poll(() => outcomes(model)).toEqual([outcome]);
    await control.request({ do: 'mend' });
    await expect.poll(() => state().faults).toEqual([]);
  });

  test('one client has it, and the other has not', async () => {
    const { model, control, state } = await watching();
    await model.bind(ACCOUNT);
    await expect.poll(() => state().clients.length).toBe(1);
    await control.request({ do: 'fault', name: 'throttle', client: state().clients[0]!.number });
    await expect.poll(() => state().faults).toMatchObject([{ client: state().clients[0]!.number }]);
    await send(model, 'Hello');
    await expect.poll(() => outcomes(model)).toEqual(['rejected']);
  });

  test('what cannot be done is told', async () => {
    const { model, control } = await watching();
    expect(await control.request({ do: 'cut', client: 99 })).toBe(false);
    expect(model.toasts.get()[0]?.values).toEqual({ reason: 'Client 99 is not bound any more.' });
  });
});

describe('the message centre', () => {
  test('restarted with a seed, it has that seed, its accounts and its faults, and nobody bound', async () => {
    const { model, control, state } = await watching();
    await model.bind(ACCOUNT);
    await control.request({ do: 'put account', account: { system_id: 'second', password: 'x' } });
    await control.request({ do: 'fault', name: 'delay' });
    await control.restart(4711);
    await expect.poll(() => state().seed).toBe(4711);
    expect(state()).toMatchObject({
      accounts: [{ system_id: 'smppclient1' }, { system_id: 'second' }],
      faults: [{ name: 'delay' }],
    });
    await expect.poll(() => model.link.get().phase).not.toBe('bound');
  });

  test('the same seed draws the same', async () => {
    const { model, control, state } = await watching();
    const drawn: string[] = [];
    for (let run = 0; run < 2; run++) {
      await control.restart(7);
      await model.bind(ACCOUNT);
      await control.request({
        do: 'stream',
        stream: { from: '44{9}', to: '2775', text: 'x', perSecond: 100, count: 1 },
      });
      await expect.poll(() => model.messages.get().list.length).toBe(1);
      const { peer } = model.messages.get().list[0]!;
      drawn.push(peer);
      model.messages.remove(peer);
    }
    expect(drawn[0]).toMatch(/^44\d{9}$/);
    expect(drawn[1]).toBe(drawn[0]);
    expect(state().seed).toBe(7);
  });

  test('what is changed here is shown by the small panel, too', async () => {
    const { model, control } = await watching();
    await control.request({
      do: 'configure',
      settings: { receipts: { delayMs: 50, outcomes: { EXPIRED: 1 } }, echoAddress: '99' },
    });
    await expect
      .poll(() => model.simulator.get())
      .toMatchObject({ delayMs: 50, outcome: 'EXPIRED', echoAddress: '99' });
  });

  test('nothing is told of it while another view is in front', async () => {
    const { model, control, state } = await watching();
    const { seed } = state();
    model.part(PlaceStore).go('console');
    await control.restart(seed + 1);
    await new Promise((resolve) => setTimeout(resolve));
    expect(state().seed).toBe(seed);
    model.part(PlaceStore).go('simulator');
    await expect.poll(() => state().seed).toBe(seed + 1);
  });

  test('one on this machine that is not there says so, and what to do', async () => {
    const { control } = await watching();
    await control.turnTo({ url: 'ws://127.0.0.1:1' });
    await expect.poll(() => control.get().problem).toContain('--control-port');
    await control.turnTo({ url: 'nonsense' });
    await expect.poll(() => control.get().problem).toContain('is no address of a control channel');
    await control.turnTo('page');
    await expect.poll(() => control.get().state).toBeDefined();
  });
});

describe('scenarios', () => {
  test.each(BUILT_IN.map(({ title, yaml }) => [title, yaml]))('%s can be read', async (_, yaml) => {
    const { model } = await watching();
    expect((await model.engine.simulator.readScenario(yaml)).steps.length).toBeGreaterThan(0);
  });

  test('one passes', async () => {
    const { model, control, state } = await watching();
    await model.bind(ACCOUNT);
    await control.play(BUILT_IN[0]!.yaml);
    await expect.poll(() => state().run).toMatchObject({ steps: [] });
    await send(model, 'Hello');
    await expect
      .poll(() => state().run)
      .toMatchObject({ passed: true, steps: [{ passed: true }, { passed: true }, { passed: true }] });
  });

  test('one fails, and says why', async () => {
    const { control, state } = await watching();
    await control.play('name: nobody\nsteps:\n  - mo: { from: "1", to: "2", text: x }');
    await expect
      .poll(() => state().run)
      .toMatchObject({ passed: false, steps: [{ problem: 'nobody is bound to receive it' }] });
  });

  test.each([
    ['no YAML', 'steps: [', /line 1/],
    ['no scenario', 'hello', /expected object/],
    ['a step that there is not', 'name: x\nsteps:\n  - run: rm', /steps\[0\]: expected one of wait/],
    [
      'a bomb of aliases',
      `a: &a [x,x]\n${Array.from({ length: 9 }, (_, n) => `b${n}: &b${n} [${`*${n === 0 ? 'a' : `b${n - 1}`},`.repeat(20)}]`).join('\n')}`,
      /alias/i,
    ],
    ['a prototype', '{"__proto__": {"x": 1}, "name": "x", "steps": [{"constructor": 1}]}', /steps\[0\]|nrecognized/],
    ['too much', 'x'.repeat(1_000_001), /expected at most/],
  ])('what cannot be read is said: %s', async (_, yaml, problem) => {
    const { control, state } = await watching();
    await control.play(yaml);
    expect(control.get().scenarioProblem).toMatch(problem);
    expect(state().run).toBeUndefined();
  });
});

describe('after the engine has stopped by itself', () => {
  test('a new message centre is told what the old one was told, and is watched', async () => {
    const stops: ((why: string) => void)[] = [];
    const startAgain: StartEngine = (take) => ({
      ...startInPage(take),
      stopped: new Promise((resolve) => void stops.push(resolve)),
    });
    const { model, control, state } = await watching(startAgain);
    await control.restart(4_711);
    await model.configureSimulator({ ...model.simulator.get(), echoAddress: '99' });
    for (const request of [
      { do: 'configure', settings: { receipts: { delayMs: 7 } } },
      { do: 'configure', settings: { receipts: { delayMs: 8 } } },
      { do: 'put account', account: { system_id: 'second', password: 'x' } },
      { do: 'put account', account: { system_id: 'second', window: 3 } },
      { do: 'fault', name: 'throttle' },
      { do: 'mend' },
      { do: 'fault', name: 'delay' },
      { do: 'speed', speed: 10 },
      { do: 'play', scenario: { name: 'Waits', steps: [{ expect: 'submit_sm', within: 60_000 }] } },
    ] as const satisfies readonly ControlRequest[])
      expect(await control.request(request)).toBe(true);
    await model.bind(ACCOUNT);
    await expect.poll(() => state().clients.length).toBe(1);
    stops[0]!('The engine has stopped.');
    await expect.poll(() => model.link.get().failure?.isOfEngine).toBe(true);
    control.patch({ state: undefined });
    await model.bind({ ...ACCOUNT, system_id: 'second', password: 'x' });
    await expect.poll(() => control.get().state?.clients.length).toBe(1);
    expect(state()).toMatchObject({
      seed: 4_711,
      speed: 10,
      settings: { echoAddress: '99', receipts: { delayMs: 8 } },
      accounts: [{ system_id: 'smppclient1' }, { system_id: 'second', window: 3 }],
      faults: [{ name: 'delay' }],
      run: { name: 'Waits' },
    });
    expect(state().run).not.toHaveProperty('passed');
    expect(stops.length).toBe(2);
  });
});

describe('outbind', () => {
  test.each(['idle', 'bound'] as const)('is answered by a session, be the one in front %s', async (phase) => {
    const { model } = await watching();
    if (phase === 'bound') await model.bind(ACCOUNT);
    await expect.poll(() => model.link.get().phase).toBe(phase);
    const element = await mount<SmppSimulator>('smpp-simulator', { control: model.part(ControlStore).get() });
    const asked = eventsOf(element, 'smpp-outbind');
    all<HTMLButtonElement>(element, 'button')
      .find(({ textContent }) => textContent!.includes('outbind'))!
      .click();
    expect(asked).toHaveLength(1);
    await view.answers!(model)['smpp-outbind']!(undefined);
    await expect.poll(() => model.link.get().phase).toBe('bound');
    const { session } = model.link.get();
    expect(session).toBe(phase === 'bound' ? 2 : 1);
    const commands = Array.from({ length: model.log.get().length }, (_, index) => model.log.entry(index + 1))
      .filter((entry) => entry?.session === session)
      .map((entry) => decode(entry!.frame).command);
    expect(commands.slice(0, 3)).toEqual(['outbind', 'bind_transceiver', 'bind_transceiver_resp']);
    expect(model.sessions.find(session)?.form).not.toHaveProperty('outbind');
  });
});

describe('a clock that goes faster', () => {
  test('its time and its timers do, also those that run already', () => {
    const slow = virtualClock(1_000);
    const fast = new FastClock(slow);
    const rung: number[] = [];
    fast.after(600, () => rung.push(fast.now()));
    slow.advance(100);
    fast.speed = 10;
    slow.advance(49);
    expect(rung).toEqual([]);
    slow.advance(1);
    expect(rung).toEqual([600]);
    fast.speed = 1;
    slow.advance(5);
    expect([fast.now(), fast.wall()]).toEqual([605, 1_605]);
  });

  test('a timer that is called off does not ring', () => {
    const slow = virtualClock();
    const fast = new FastClock(slow);
    const rung: string[] = [];
    const stop = fast.after(10, () => rung.push('rung'));
    stop();
    fast.speed = 60;
    slow.advance(1_000);
    expect([rung, slow.pending]).toEqual([[], 0]);
  });
});

describe('both ends', () => {
  const hex = (octets: Uint8Array) => Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
  const esme = (direction: 'in' | 'out', frame: Uint8Array, at = 10): EsmeFrame => ({
    direction,
    at,
    frame: frame as EsmeFrame['frame'],
  });
  const centre = (direction: 'in' | 'out', frame: Uint8Array, at = 11): KnownFrame => ({
    number: 1,
    system_id: 'a',
    direction,
    at,
    octets: hex(frame),
  });
  const { submit } = FRAMES;
  const garbled = submit.slice();
  garbled[garbled.length - 1]! ^= 1;

  test.each<[string, EsmeFrame[], KnownFrame[], object[]]>([
    [
      'one PDU at both',
      [esme('out', submit)],
      [centre('in', submit)],
      [{ to: 'centre', esme: { at: 10 }, centre: { at: 11 } }],
    ],
    ['one that was lost on the way to the ESME', [], [centre('out', submit)], [{ to: 'esme', esme: undefined }]],
    [
      'one that was lost on the way to the message centre',
      [esme('out', submit, 20)],
      [centre('out', FRAMES.receipt, 5)],
      [{ to: 'esme' }, { to: 'centre', centre: undefined }],
    ],
    [
      'one that came twice',
      [esme('in', submit), esme('in', submit, 12)],
      [centre('out', submit, 9)],
      [{ centre: { at: 9 } }, { esme: { at: 12 }, centre: undefined }],
    ],
    [
      'one that is older than what the message centre still knows',
      [esme('out', FRAMES.enquire, 1), esme('out', submit)],
      [centre('in', submit)],
      [{ to: 'centre', esme: { at: 10 } }],
    ],
    [
      'a message centre whose clock goes faster',
      [esme('out', submit), esme('in', FRAMES.accepted, 12)],
      [centre('in', submit, 600_000), centre('out', FRAMES.accepted, 600_001)],
      [
        { to: 'centre', esme: { at: 10 }, centre: { at: 600_000 } },
        { to: 'esme', esme: { at: 12 }, centre: { at: 600_001 } },
      ],
    ],
  ])('%s', (_, ours, theirs, passages) => {
    expect(passagesOf(ours, theirs)).toMatchObject(passages);
  });

  test('octets that were changed on the way are told', () => {
    const [same] = passagesOf([esme('out', submit)], [centre('in', submit)]);
    const [changed] = passagesOf([esme('out', submit)], [centre('in', garbled)]);
    expect([isChanged(same!), isChanged(changed!)]).toEqual([false, true]);
  });
});

/** The view over a state that is told to it, and what it asks for. */
async function shown(
  change: Partial<ControlState> = {},
): Promise<{ element: SmppSimulator; asked: ControlRequest[]; turn: (tab: string) => Promise<void> }> {
  const { control, state } = await watching();
  const element = await mount<SmppSimulator>('smpp-simulator', {
    control: { ...control.get(), state: { ...state(), ...change } },
  });
  const turn = async (tab: string) => {
    one(element, `#tab-${tab}`).click();
    await rendered(element);
  };
  return { element, asked: eventsOf(element, 'smpp-control') as ControlRequest[], turn };
}

const button = (element: Element, name: string) =>
  all<HTMLButtonElement>(element, 'button').find((each) => (each.ariaLabel ?? each.textContent!).trim() === name)!;
const field = (element: Element, label: string) =>
  all(element, 'label')
    .find((each) => each.textContent!.includes(label))!
    .querySelector<HTMLInputElement>('input, select')!;

const CLIENT = {
  number: 3,
  system_id: 'a',
  mode: 'receiver',
  version: '5.0',
  address_range: '',
  peer: undefined,
  inFlight: 2,
} as const;
const MESSAGE = {
  id: '0001',
  system_id: 'a',
  from: '1',
  to: '2',
  text: 'x',
  state: 'ENROUTE',
  error: 0,
  submittedAt: 1,
  doneAt: undefined,
} as const;

describe('the view', () => {
  test.each(Object.entries(FAULTS))(
    'the fault %s is there, with all of its parameters',
    async (name, { title, parameters }) => {
      const { element, asked, turn } = await shown();
      await turn('faults');
      const row = all(element, '.faults li').find(
        (each) => each.querySelector('.name')!.textContent!.trim() === title,
      )!;
      expect(row.querySelectorAll('.parameters label')).toHaveLength(Object.keys(parameters).length);
      row.querySelector<HTMLInputElement>('[role=switch]')!.click();
      const initial = Object.fromEntries(Object.entries(parameters).map(([key, { initial: value }]) => [key, value]));
      expect(asked).toEqual([{ do: 'fault', name, parameters: initial }]);
    },
  );

  test('a fault that is on is changed as soon as its parameter is, for the client that is chosen', async () => {
    const fault = { name: 'throttle', parameters: { share: 1, command_status: 88 }, client: 3 } as const;
    const { element, asked, turn } = await shown({ faults: [fault], clients: [CLIENT] });
    await turn('faults');
    type(field(element, 'Switch them for'), '3');
    await rendered(element);
    type(one<HTMLInputElement>(element, '.faults li[data-on] input[type=number]'), '0.5');
    expect(asked).toEqual([
      { do: 'fault', name: 'throttle', parameters: { share: 0.5, command_status: 88 }, client: 3 },
    ]);
  });

  test.each<[string, (element: Element) => void, ControlRequest]>([
    [
      'behaviour',
      (element) => type(field(element, 'After (ms)'), '250'),
      { do: 'configure', settings: { receipts: { delayMs: 250 } } },
    ],
    [
      'behaviour',
      (element) => type(field(element, 'Written as'), 'hex-decimal'),
      { do: 'configure', settings: { receipts: { dialect: 'hex-decimal' } } },
    ],
    [
      'behaviour',
      (element) => type(field(element, 'EXPIRED'), '3'),
      { do: 'configure', settings: { receipts: { outcomes: { DELIVERED: 1, EXPIRED: 3 } } } },
    ],
    [
      'behaviour',
      (element) => type(field(element, 'congestion_state'), '80'),
      { do: 'configure', settings: { congestion: 80 } },
    ],
    ['mailbox', (element) => button(element, 'Expire 0001').click(), { do: 'end', id: '0001', state: 'EXPIRED' }],
    ['accounts', (element) => button(element, 'Delete a').click(), { do: 'remove account', system_id: 'a' }],
    ['behaviour', (element) => button(element, 'Unbind client 3').click(), { do: 'unbind', client: 3 }],
    ['behaviour', (element) => button(element, 'Cut client 3').click(), { do: 'cut', client: 3 }],
    [
      'mobiles',
      (element) => button(element, 'Start').click(),
      {
        do: 'stream',
        stream: { from: '4477009{5}', to: '2775', text: 'Hello from a mobile, number {n}', perSecond: 5, count: 100 },
      },
    ],
  ])('%s: what is set is asked for', async (tab, act, request) => {
    const accounts = [
      { system_id: 'a', bound: 0 },
      { system_id: 'b', bound: 0 },
    ];
    const { element, asked, turn } = await shown({ messages: [MESSAGE], clients: [CLIENT], accounts });
    await turn(tab);
    act(element);
    expect(asked).toEqual([request]);
  });

  test('an account is changed field by field, and its password is never shown', async () => {
    const { element, asked, turn } = await shown({ accounts: [{ system_id: 'a', bound: 1 }] });
    await turn('accounts');
    button(element, 'Change a').click();
    await rendered(element);
    expect(field(element, 'password').value).toBe('');
    type(field(element, 'Sessions at once'), '2');
    await rendered(element);
    field(element, 'receiver').click();
    await rendered(element);
    button(element, 'Change it').click();
    expect(asked).toEqual([
      { do: 'put account', account: { system_id: 'a', maxBinds: 2, modes: ['transceiver', 'transmitter'] } },
    ]);
  });

  test('a rule is made, and one is deleted', async () => {
    const rules = [{ when: { to: '1$' }, do: { state: 'EXPIRED' } }] as const;
    const { state } = await watching();
    const { element, asked } = await shown({ settings: { ...state().settings, rules } });
    expect(textOf(element)).toContain('to fits 1$');
    type(field(element, 'Text fits'), 'spam');
    await rendered(element);
    type(field(element, 'Refuse with'), 'ESME_RSUBMITFAIL');
    await rendered(element);
    button(element, 'Add the rule').click();
    button(element, 'Delete rule 1').click();
    expect(asked).toEqual([
      {
        do: 'configure',
        settings: { rules: [...rules, { when: { text: 'spam' }, do: { status: 'ESME_RSUBMITFAIL' } }] },
      },
      { do: 'configure', settings: { rules: [] } },
    ]);
  });

  test('tabs go by arrows', async () => {
    const { element } = await shown();
    press(one(element, '[role=tablist]'), 'End');
    await rendered(element);
    expect(one(element, '[role=tab][aria-selected=true]').textContent!.trim()).toBe('Accounts');
    press(one(element, '[role=tablist]'), 'ArrowLeft');
    await rendered(element);
    expect(one(element, '[role=tab][aria-selected=true]').textContent!.trim()).toBe('Both ends');
  });

  const HOSTILE = `<img src=x onerror="alert(1)">\u202E${'W'.repeat(2_000)}`;

  test('hostile names, texts and problems are text, and the layout holds', async () => {
    const { element, turn } = await shown({
      accounts: [{ system_id: HOSTILE, sources: HOSTILE, bound: 1 }],
      clients: [{ ...CLIENT, system_id: HOSTILE, peer: HOSTILE }],
      messages: [{ ...MESSAGE, id: HOSTILE, from: HOSTILE, text: HOSTILE }],
      run: {
        name: HOSTILE,
        titles: [HOSTILE],
        steps: [{ index: 0, step: { wait: 1 }, title: HOSTILE, passed: false, problem: HOSTILE, tookMs: 1 }],
        passed: false,
      },
    });
    for (const tab of TABS) {
      await turn(tab);
      expect(all(element, 'img')).toEqual([]);
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    }
  });

  const TABS = ['behaviour', 'faults', 'mailbox', 'mobiles', 'scenarios', 'ends', 'accounts'];

  test.each(TABS.flatMap((tab) => [[tab, 'light'] as const, [tab, 'dark'] as const]))(
    '%s is accessible, %s',
    async (tab, scheme) => {
      const fault = { name: 'throttle', parameters: { share: 1, command_status: 88 }, client: undefined } as const;
      const { element, turn } = await shown({
        faults: [fault],
        clients: [CLIENT],
        messages: [MESSAGE, { ...MESSAGE, id: '2', state: 'DELIVERED', doneAt: 5 }],
        run: {
          name: 'x',
          titles: ['a', 'b'],
          steps: [{ index: 0, step: { wait: 1 }, title: 'a', passed: true, tookMs: 1 }],
          passed: undefined,
        },
        frames: [{ number: 1, system_id: 'a', direction: 'in', at: 1, octets: '00000010000000150000000000000001' }],
      });
      element.style.colorScheme = scheme;
      await turn(tab);
      expect(await violationsOf(element)).toEqual([]);
    },
  );
});
