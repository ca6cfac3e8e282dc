import { type Account, createSimulator } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, pass } from './harness.ts';
import { statusNameOf } from './status-name.ts';

const ACCOUNT: Account = { system_id: 'esme', password: 'secret' };
const esme = { system_id: 'esme', password: 'secret' };

describe('binds', () => {
  test.each<[string, Partial<Account>, object, string]>([
    ['as it should be', {}, esme, 'ESME_ROK'],
    ['nobody of this name', {}, { ...esme, system_id: 'other' }, 'ESME_RINVSYSID'],
    ['wrong password', {}, { ...esme, password: 'guess' }, 'ESME_RINVPASWD'],
    ['mode that is allowed', { modes: ['receiver'] }, { ...esme, mode: 'receiver' }, 'ESME_ROK'],
    ['mode that is not', { modes: ['receiver'] }, esme, 'ESME_RINVBNDSTS'],
    ['version that is allowed', { versions: ['5.0'] }, { ...esme, version: '5.0' }, 'ESME_ROK'],
    ['version that is not', { versions: ['5.0'] }, { ...esme, version: '3.4' }, 'ESME_RBINDFAIL'],
    ['address_range that can be read', {}, { ...esme, address_range: '^44[0-9]*$' }, 'ESME_ROK'],
    ['address_range that cannot', {}, { ...esme, address_range: '^(44' }, 'ESME_RBINDFAIL'],
  ])('%s', async (_, account, options, status) => {
    const world = createWorld({ accounts: [{ ...ACCOUNT, ...account }] });
    expect(await statusNameOf(bindTo(world, options))).toBe(status);
  });

  test('no more at once than allowed, and again when one is gone', async () => {
    const world = createWorld({ accounts: [{ ...ACCOUNT, maxBinds: 1 }] });
    const first = await bindTo(world, esme);
    expect(await statusNameOf(bindTo(world, esme))).toBe('ESME_RBINDFAIL');
    await first.esme.unbind();
    await pass(world, 0);
    expect(await statusNameOf(bindTo(world, esme))).toBe('ESME_ROK');
  });
});

describe('limits', () => {
  test.each<[string, Partial<Account>, object, string]>([
    ['source that is allowed', { sources: '^1' }, {}, 'ESME_ROK'],
    ['source that is not', { sources: '^2' }, {}, 'ESME_RINVSRCADR'],
    ['destination that is allowed', { destinations: '^44' }, {}, 'ESME_ROK'],
    ['destination that is not', { destinations: '^33' }, {}, 'ESME_RINVDSTADR'],
  ])('%s', async (_, account, fields, status) => {
    const world = createWorld({ accounts: [{ ...ACCOUNT, ...account }] });
    const client = await bindTo(world, esme);
    expect(await statusNameOf(client.esme.submit(message(fields)))).toBe(status);
  });

  test('requests per second are throttled, and let through when time has passed', async () => {
    const world = createWorld({ accounts: [{ ...ACCOUNT, pdusPerSecond: 3 }] });
    const client = await bindTo(world, esme);
    const submit = () => statusNameOf(client.session.request('submit_sm', message()));
    const answers = [await submit(), await submit(), await submit(), await submit()];
    expect(answers).toEqual(['ESME_ROK', 'ESME_ROK', 'ESME_ROK', 'ESME_RTHROTTLED']);
    await pass(world, 2_000);
    expect(await submit()).toBe('ESME_ROK');
  });

  test('a rate is that of the account, not of one session', async () => {
    const world = createWorld({ accounts: [{ ...ACCOUNT, pdusPerSecond: 1 }] });
    const [one, other] = [await bindTo(world, esme), await bindTo(world, esme)];
    expect(await statusNameOf(one.session.request('submit_sm', message()))).toBe('ESME_ROK');
    expect(await statusNameOf(other.session.request('submit_sm', message()))).toBe('ESME_RTHROTTLED');
  });

  test('requests past the window are throttled while others are not answered', async () => {
    const world = createWorld({ accounts: [{ ...ACCOUNT, window: 2 }] });
    const client = await bindTo(world, esme);
    world.smsc.faults.on('delay', { delayMs: 500 });
    const answers = [1, 2, 3].map(() => statusNameOf(client.session.request('submit_sm', message())));
    await pass(world, 500);
    await pass(world, 500);
    expect(await Promise.all(answers)).toEqual(['ESME_ROK', 'ESME_ROK', 'ESME_RTHROTTLED']);
  });

  test('when as many messages are pending as can be kept, more are refused', async () => {
    const world = createWorld({ maxMessages: 2 });
    const client = await bindTo(world);
    const submit = () => statusNameOf(client.session.request('submit_sm', message()));
    expect([await submit(), await submit(), await submit()]).toEqual(['ESME_ROK', 'ESME_ROK', 'ESME_RMSGQFUL']);
    await pass(world, 1_000);
    await pass(world, 5_000);
    expect(await submit()).toBe('ESME_ROK');
    expect(world.smsc.load).toMatchObject({ messages: 2, pending: 1 });
  });
});

describe('accounts that make no sense are refused at once', () => {
  test.each<[string, readonly Account[], string]>([
    ['twice the same', [ACCOUNT, ACCOUNT], 'two accounts have the same system_id'],
    ['a pattern', [{ ...ACCOUNT, sources: '[' }], 'account "esme": sources: the "[" at character 1 is not closed'],
    ['no binds', [{ ...ACCOUNT, maxBinds: 0 }], 'account "esme": maxBinds is 0, expected above 0'],
    ['no rate', [{ ...ACCOUNT, pdusPerSecond: Number.NaN }], 'pdusPerSecond is NaN, expected above 0'],
  ])('%s', (_, accounts, problem) => {
    expect(() => createSimulator({ accounts })).toThrow(problem);
  });
});
