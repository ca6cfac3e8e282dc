import { ConsoleModel, type SmppConsole } from '@smpp-web/console';
import { describe, expect, test } from 'vitest';
import { ACCOUNT, startInPage } from './in-page.ts';
import { all, mount, one, rendered, textOf, violationsOf } from './mount.ts';

async function mountConsole(width = 1400): Promise<{ element: SmppConsole; model: ConsoleModel }> {
  const model = new ConsoleModel({ startEngine: startInPage, storage: undefined });
  model.simulator.patch({ delayMs: 1_000 });
  await model.configureSimulator({ ...model.simulator.get(), delayMs: 0 });
  const element = document.createElement('smpp-console') as SmppConsole;
  element.style.cssText = `width: ${width}px; height: 800px`;
  return { element: await mountReady(element, model), model };
}

async function mountReady(element: SmppConsole, model: ConsoleModel): Promise<SmppConsole> {
  const { style } = element;
  const mounted = await mount<SmppConsole>('smpp-console', { model });
  mounted.style.cssText = style.cssText;
  await rendered(mounted);
  return mounted;
}

const button = (element: Element, name: string) =>
  all<HTMLButtonElement>(element, 'button').find(({ textContent }) => textContent?.trim() === name)!;

test('binds, sends, is told of the delivery, hears from a mobile, and unbinds', async () => {
  const { element, model } = await mountConsole();
  button(element, 'Connect').click();
  await expect.poll(() => button(element, 'Unbind')).toBeTruthy();
  button(element, 'Send').click();
  await expect.poll(() => all(element, '.state').map(({ textContent }) => textContent?.trim())).toEqual(['DELIVRD']);
  button(element, 'Deliver it').click();
  await expect.poll(() => all(element, 'smpp-message-bubble[data-kind=received]').length).toBe(1);
  button(element, 'Unbind').click();
  await expect.poll(() => button(element, 'Connect')).toBeTruthy();
  expect(model.link.get()).toMatchObject({ phase: 'idle' });
  expect(model.link.get().failure).toBeUndefined();
});

test('a refused bind says so in words, and the layer shows it', async () => {
  const { element, model } = await mountConsole();
  await model.bind({ ...ACCOUNT, password: 'wrong' });
  await expect.poll(() => textOf(one(element, 'smpp-failure-notice'))).toContain('ESME_RINVPASWD');
  expect(one(element, '[popovertarget=bind]').dataset.state).toBe('failed');
  expect(model.link.get().failure).toMatchObject({
    message: expect.stringContaining('Bind refused'),
    remedy: expect.any(String),
  });
});

test('what happens is said to those who listen', async () => {
  const { element, model } = await mountConsole();
  await model.bind(ACCOUNT);
  await expect.poll(() => one(element, '[role=status]').textContent).toBe('Bound as smppclient1');
  model.composer.change({ text: 'Hi' });
  await model.send();
  await expect.poll(() => one(element, '[role=status]').textContent).toBe('Message to 447700900123: DELIVRD');
});

test('a part of a message leads to its submit_sm', async () => {
  const { element, model } = await mountConsole();
  await model.bind(ACCOUNT);
  await model.send();
  await expect.poll(() => all(element, '.parts button').length).toBe(1);
  one(element, '.parts button').click();
  await expect.poll(() => model.selection.get().inspection?.command).toBe('submit_sm');
});

test('a message that cannot be sent comes back to the composer, with the reason', async () => {
  const { model } = await mountConsole();
  await model.send();
  expect(model.sendProblem.get()).toBe('Not bound: bind first, then send.');
  expect(model.composer.get().text).toBe('Hello from the browser');
});

describe('accessible', () => {
  test.each(['light', 'dark', 'contrast'] as const)('in the %s theme, before and after', async (theme) => {
    const { element, model } = await mountConsole();
    element.theme = theme;
    await rendered(element);
    expect(await violationsOf(element)).toEqual([]);
    await model.bind(ACCOUNT);
    await model.send();
    await expect.poll(() => model.log.get().total).toBeGreaterThan(5);
    await model.selection.select(model.log.entry(3));
    await rendered(element);
    expect(await violationsOf(element)).toEqual([]);
  });

  test.each(['messages', 'timeline', 'inspector', 'simulator'] as const)('narrow, with the tab %s', async (tab) => {
    const { element } = await mountConsole(390);
    await expect.poll(() => all(one(element, 'smpp-panes'), '[role=tab]').length).toBe(4);
    element.show(tab);
    await rendered(element);
    expect(await violationsOf(element)).toEqual([]);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });
});
