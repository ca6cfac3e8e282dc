import { addLanguage, ConsoleModel, msg, type SmppConsole, SmppElement } from '@smpp-web/console';
import { html } from 'lit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { directionAt } from '../../web/src/common/element-language.ts';
import { languageFor } from '../../web/src/common/language.ts';
import { ar } from '../../web/src/languages/ar.ts';
import { mount, one, rendered, textOf, violationsOf } from './mount.ts';

/** A language whose words tell themselves apart from all others. */
addLanguage('qaa', {
  name: 'Test',
  dir: 'rtl',
  load: async () => ({
    Unbind: 'UNBIND',
    '{count} messages': { one: '{count} ONE', two: '{count} TWO', other: '{count} MANY' },
  }),
});

class Speaker extends SmppElement {
  static override readonly tag = 'test-speaker';
  override render() {
    return html`<p>${msg('Unbind')} ${msg('Hello, {name}', { name: '{count}<b>' })} ${msg({ one: '{count} message', other: '{count} messages' }, { count: 1 })}</p>`;
  }
}
Speaker.define();

async function speak(language: string): Promise<string> {
  const element = await mount('test-speaker', { lang: language });
  await expect.poll(() => textOf(element)).not.toBe('');
  return textOf(element);
}

test.each([
  ['ar-EG', 'ar'],
  ['AR', 'ar'],
  ['es-PE', 'en'],
  ['', 'en'],
  ['en-GB', 'en'],
])('for %j there is %s', (tag, code) => {
  expect(languageFor(tag)).toBe(code);
});

describe('an element speaks the language', () => {
  test('of its own attribute, with the words that there are, and values that keep their direction', async () => {
    await speak('qaa');
    await expect.poll(() => speak('qaa')).toBe('UNBIND Hello, \u2068{count}<b>\u2069 \u20681\u2069 ONE');
  });

  test('of what is around it, out of shadow roots, and follows a change', async () => {
    const around = document.createElement('section');
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    around.append(host);
    document.body.append(around);
    onTestFinished(() => around.remove());
    const element = document.createElement('test-speaker');
    root.append(element);
    await rendered(element);
    expect(textOf(element)).toContain('Unbind');
    around.lang = 'qaa';
    await expect.poll(() => textOf(element)).toContain('UNBIND');
    around.lang = 'fr';
    await expect.poll(() => textOf(element)).toContain('Unbind');
  });

  test('two at once, each its own', async () => {
    const [one, other] = [await mount('test-speaker', { lang: 'qaa' }), await mount('test-speaker', { lang: 'en' })];
    await expect.poll(() => textOf(one)).toContain('UNBIND');
    expect(textOf(other)).toContain('Unbind');
  });

  test('English where the words cannot be had', async () => {
    addLanguage('qab', { name: 'Lost', dir: 'ltr', load: () => Promise.reject(new Error('gone')) });
    expect(await speak('qab')).toContain('Unbind');
  });
});

test('a tag that is none is refused', () => {
  expect(() => addLanguage('no tag', { name: 'None', dir: 'ltr', load: async () => ({}) })).toThrow(
    '“no tag” is no language tag',
  );
});

test.each([
  ['ltr', 'ar', 'ltr'],
  ['', 'ar', 'rtl'],
  ['', 'en', 'ltr'],
  ['rtl', 'en', 'rtl'],
] as const)('dir=%j around a part in %s: %s', (dir, language, direction) => {
  const element = document.createElement('div');
  element.dir = dir;
  expect(directionAt(element, language)).toBe(direction);
});

describe('the console in Arabic', () => {
  const arabic = async (width: number) => {
    const model = new ConsoleModel({ storage: undefined });
    const element = await mount<SmppConsole>('smpp-console', { model, lang: 'ar', style: undefined });
    element.style.cssText = `width: ${width}px; height: 800px`;
    await expect.poll(() => textOf(element), { timeout: 10_000 }).toContain('الإعدادات');
    await rendered(element);
    return { element, model };
  };

  test('is written from right to left; octets are not', async () => {
    const { element } = await arabic(1400);
    expect(one(element, '.frame').dir).toBe('rtl');
    const [rail, main] = [one(element, 'smpp-navigation'), one(element, 'main')].map((each) =>
      each.getBoundingClientRect(),
    );
    expect(rail!.left).toBeGreaterThan(main!.left);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  });

  test('what was chosen in the settings counts more than the page', async () => {
    const { element, model } = await arabic(1400);
    model.preferences.patch({ language: 'en' });
    await expect.poll(() => textOf(element)).toContain('Settings');
    expect(one(element, '.frame').dir).toBe('ltr');
  });

  test.each(['light', 'dark', 'contrast'] as const)('is accessible in the %s theme', async (theme) => {
    const { element } = await arabic(1400);
    element.theme = theme;
    await rendered(element);
    expect(await violationsOf(element)).toEqual([]);
  });

  test('nothing sticks out when it is narrow', async () => {
    const { element } = await arabic(390);
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    expect(await violationsOf(element)).toEqual([]);
  });
});

describe('Arabic', () => {
  const sources = import.meta.glob<string>('../../web/src/**/*.ts', { query: '?raw', import: 'default', eager: true });
  /** The English sentences of `msg('…')` and `msg({ …, other: '…' })`. */
  const MSG = /\bmsg\(\s*(?:\{[^}]*?\bother:\s*)?'((?:[^'\\]|\\.)+)'/g;
  const keysIn = (source: string) => [...source.matchAll(MSG)].map(([, key]) => key!.replaceAll("\\'", "'"));
  const rows = Object.entries(sources)
    .map(([file, source]): [string, string[]] => [file.slice('../../web/src/'.length), keysIn(source)])
    .filter(([, keys]) => keys.length > 0);

  test.each(rows)('has all that %s says', (_, keys) => {
    expect(keys.filter((key) => !(key in ar))).toEqual([]);
  });
});
