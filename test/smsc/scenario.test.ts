import { createSimulator, optionsOf, runCommand, runScenario, type Scenario, type Step } from '@smpp-web/smsc';
import { FileError, parseAccounts, parseScenario, parseSettings } from '@smpp-web/smsc/files';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, pass, settle, type World } from './harness.ts';

const SCENARIO = `
name: Throttled, then fine
seed: 7
accounts:
  - { system_id: smppclient1, password: password }
settings:
  receipts: { delayMs: 100 }
  rules:
    - when: { to: 9$ }
      do: { state: UNDELIVERABLE }
steps:
  - expect: bind_transceiver
  - fault: throttle
    parameters: { share: 1 }
  - expect: submit_sm
    with: { destination_addr: { matches: ^44 }, text: Hello, data_coding: 0 }
    from: smppclient1
    within: 1000
  - refuse: submit_sm
    with: { text: Bye }
  - mend: throttle
  - expect: submit_sm
    times: 2
  - mo: { from: '447700900001', to: '1000', text: Thanks }
  - wait: 50
  - unbind: smppclient1
`;

describe('scenarios', () => {
  test('a file is read, played with a client, and passes', async () => {
    const scenario = parseScenario(SCENARIO);
    const world = createWorld(optionsOf(scenario));
    expect(world.smsc.seed).toBe(7);
    const lines: string[] = [];
    const result = runScenario(world.smsc, scenario, ({ title, passed }) => lines.push(`${passed} ${title}`));
    const client = await bindTo(world);
    await settle();
    expect(await client.esme.submit(message()).then(String, String)).toContain('ESME_RTHROTTLED');
    await pass(world, 1_000);
    const second = client.esme.submit(message());
    await pass(world, 1_000);
    await second;
    await pass(world, 50);
    expect(await result).toMatchObject({ name: 'Throttled, then fine', passed: true });
    expect(client.deliveries).toHaveLength(2);
    expect(lines).toHaveLength(9);
    expect(lines[0]).toBe('true expect bind_transceiver');
  });

  const run = (world: World, ...steps: readonly Step[]) => runScenario(world.smsc, { name: 'x', steps });

  test.each<[Step, string]>([
    [{ expect: 'submit_sm', within: 0 }, 'expected 1 submit_sm that fit, received 0 of 0'],
    [{ expect: 'bind_transceiver', with: { system_id: 'x' }, within: 0 }, 'system_id is "smppclient1", not "x"'],
    [{ expect: 'bind_transceiver', with: { system_id: { matches: '^x' } }, within: 0 }, 'not /^x/'],
    [{ refuse: 'bind_transceiver' }, '1 bind_transceiver came that should not'],
    [{ unbind: 'other' }, 'other is not bound'],
    [{ cut: 'other' }, 'other is not bound'],
    [{ settings: { congestion: 101 } }, 'congestion is 101, expected 0 to 100'],
    [{ fault: 'throttle', parameters: { share: 2 } }, 'fault throttle: share is 2'],
    [{ mo: { from: '1', to: '2', text: 'x', system_id: 'nobody' } }, 'there is no account "nobody"'],
  ])('%j fails, and nothing comes after it', async (step, problem) => {
    const world = createWorld();
    await bindTo(world);
    const result = await run(world, step, { wait: 1_000_000 });
    expect(result.passed).toBe(false);
    expect(result.steps).toHaveLength(1);
    expect(result.steps[0]?.problem).toContain(problem);
  });

  test('an account is cut off', async () => {
    const world = createWorld();
    const { session } = await bindTo(world);
    expect((await run(world, { cut: 'smppclient1' })).passed).toBe(true);
    await settle();
    expect(session.state).toBe('CLOSED');
  });
});

describe('files that cannot be used say where', () => {
  const steps = 'steps: [{ wait: 1 }]';
  test.each<[string, (text: string) => unknown, string, readonly string[]]>([
    ['no YAML', parseScenario, 'name: [', ['line 1: ']],
    ['not an object', parseScenario, '- 1', ['expected object']],
    ['no name', parseScenario, steps, ['name: ']],
    ['no steps', parseScenario, 'name: x\nsteps: []', ['steps: ']],
    [
      'an unknown step',
      parseScenario,
      'name: x\nsteps: [{ wait: 1 }, { dance: 1 }]',
      ['steps[1]: expected one of wait, expect'],
    ],
    [
      'two bad steps',
      parseScenario,
      'name: x\nsteps: [{ wait: -1 }, { expect: tea }]',
      ['steps[0].wait: ', 'steps[1].expect: '],
    ],
    ['a key too many', parseScenario, 'name: x\nsteps: [{ wait: 1, loud: true }]', ['steps[0]: ', 'loud']],
    [
      'a bad pattern',
      parseScenario,
      'name: x\nsteps: [{ expect: submit_sm, with: { text: { matches: "(" } } }]',
      ['steps[0].with.text'],
    ],
    [
      'a bad setting',
      parseScenario,
      `name: x\nsettings: { receipts: { delayMs: soon } }\n${steps}`,
      ['settings.receipts.delayMs: '],
    ],
    ['no accounts', parseAccounts, '[]', ['accounts: ']],
    ['an account without password', parseAccounts, '- system_id: x', ['accounts[0].password: ']],
    ['a bad mode', parseAccounts, '- { system_id: x, password: y, modes: [sender] }', ['accounts[0].modes[0]: ']],
    [
      'a bad range',
      parseAccounts,
      '- { system_id: x, password: y, sources: "[" }',
      ['accounts[0].sources: the "[" at character 1 is not closed'],
    ],
    ['no such limit', parseAccounts, '- { system_id: x, password: y, maxBinds: 0 }', ['accounts[0].maxBinds: ']],
    ['an outcome that there is not', parseSettings, 'receipts: { outcomes: { LOST: 1 } }', ['receipts.outcomes']],
    ['a dialect that there is not', parseSettings, 'receipts: { dialect: klingon }', ['receipts.dialect: ']],
    ['too long', parseSettings, ' '.repeat(1_000_001), ['expected at most 1000000']],
  ])('%s', (_, parse, text, problems) => {
    let message = '';
    try {
      parse(text);
    } catch (error) {
      expect(error).toBeInstanceOf(FileError);
      message = (error as FileError).message;
    }
    for (const problem of problems) expect(message).toContain(problem);
  });

  test('passwords do not stand in what is said of them', () => {
    expect(() => parseAccounts('- { system_id: 1, password: [hunter2] }')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }) as Error,
    );
  });

  test('a few lines cannot stand for gigabytes', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let index = 1; index < 9; index++) {
      const [name, before] = ['abcdefghi'[index], 'abcdefghi'[index - 1]];
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`);
    }
    expect(() => parseSettings(bomb.join('\n'))).toThrow(FileError);
  });

  test('JSON will do', () => {
    expect(parseAccounts('[{"system_id":"x","password":"y"}]')).toEqual([{ system_id: 'x', password: 'y' }]);
  });

  test('a scenario that is read can be cloned, stored and sent', () => {
    const scenario: Scenario = parseScenario(SCENARIO);
    expect(structuredClone(scenario)).toEqual(scenario);
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  });
});

describe('settings that make no sense change nothing', () => {
  test.each<[object, string]>([
    [{ receipts: { delayMs: -1 } }, 'receipts.delayMs is -1, expected 0 or more'],
    [{ receipts: { outcomes: {} } }, 'receipts.outcomes: weights'],
    [{ receipts: { outcomes: { DELIVERED: 0 } } }, 'receipts.outcomes: weights'],
    [{ retry: { factor: 0.5 } }, 'retry.factor is 0.5, expected 1 or more'],
    [{ congestion: Number.NaN }, 'congestion is NaN, expected 0 to 100'],
  ])('%j', (change, problem) => {
    const smsc = createSimulator();
    const before = smsc.settings;
    expect(() => smsc.configure(change)).toThrow(problem);
    expect(smsc.settings).toBe(before);
  });

  test('what a change leaves out stays', () => {
    const smsc = createSimulator({ settings: { receipts: { dialect: 'uuid' } } });
    smsc.configure({ receipts: { delayMs: 5 } });
    expect(smsc.settings.receipts).toMatchObject({ dialect: 'uuid', delayMs: 5, outcomes: { DELIVERED: 1 } });
  });
});

describe('live commands', () => {
  test.each([
    ['', /^$/],
    ['help', /mo <from> <to> <text>/],
    ['sessions', /^smppclient1 as transceiver, 3.4, from this page$/],
    ['load', /"bound":1/],
    ['seed', /^1$/],
    ['mo 1 2 Hello there', /^Sent, one part\.$/],
    ['mo 1', /^expected a destination \(usage: mo/],
    ['message 0000000001', /^ENROUTE: from 1000 to 447700900000, by smppclient1$/],
    ['message 7', /no message has this id/],
    ['receipts delay 200 normal 50', /"delayMs":200,"delayShape":"normal","spreadMs":50/],
    ['receipts delay soon', /expected milliseconds/],
    ['receipts outcome DELIVERED=3 undeliverable', /"outcomes":{"DELIVERED":3,"UNDELIVERABLE":1}/],
    ['receipts outcome LOST', /expected one of SCHEDULED/],
    ['receipts dialect uuid', /"dialect":"uuid"/],
    ['receipts', /expected delay, outcome or dialect/],
    ['echo off', /^Nothing comes back\.$/],
    ['echo 99', /^Messages to 99 come back\.$/],
    ['fault throttle on share=0.5', /^throttle is on: /],
    ['fault throttle on share=lots', /share is "lots", expected a number from 0 to 1/],
    ['fault throttle off', /^throttle is off\.$/],
    ['fault tea on', /expected one of throttle/],
    ['faults', /off throttle: /],
    ['announce 44', /^0 told\.$/],
    ['unbind nobody', /^0 unbound\.$/],
    ['dance', /^There is no command "dance"; "help" lists them\.$/],
    ['constructor', /^There is no command/],
  ])('%j', async (line, answer) => {
    const world = createWorld();
    const { esme } = await bindTo(world);
    await esme.submit(message());
    expect(runCommand(world.smsc, line)).toMatch(answer);
  });
});
