import { existsSync } from 'node:fs';
import { expect } from 'playwright/test';
import { type Browser, type KeyInput, type Locator, launch, type Page, Puppeteer } from 'puppeteer-core';

/** Firefox over WebDriver BiDi, and the console in it as a person uses it. */

const INSTALLED = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The installed Firefox, or the one that FIREFOX names; undefined where there is none. */
export const firefoxPath = [process.env.FIREFOX, ...INSTALLED].find((path) => path && existsSync(path));

/** How long one control is waited for, and a thing to be done with it in all, in ms. */
const LOOK_MS = 3_000;
/** The palette is loaded when it is first asked for: asked for again meanwhile, it would be closed. */
const PALETTE_MS = 15_000;
const PATIENCE_MS = 60_000;

/** Names are not looked for through shadow roots over BiDi: this looks for them there. */
Puppeteer.registerCustomQueryHandler('named', { queryOne: byName });

/** Starts Firefox; what it saves goes into a folder. */
export function launchFirefox(downloads: string): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath: firefoxPath!,
    headless: true,
    extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': downloads },
  });
}

export class FirefoxPage {
  readonly page: Page;
  /** What the browser's own console has complained about. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.#complain(message.text());
    });
    page.on('pageerror', (error) => this.#complain(String(error)));
  }

  /** Opens the console and binds to the simulator in the page. */
  async open(url: string): Promise<void> {
    await this.page.setViewport({ width: 1440, height: 900 });
    await this.page.goto(url);
    await this.sees('Connect');
    await this.command('bind to the simulator');
    await this.sees('Unbind');
  }

  /** Presses keys, one after the other. */
  async keys(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses keys together, the last one being let go first. */
  async chord(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys.slice(0, -1)) await this.page.keyboard.down(key);
    await this.page.keyboard.press(keys.at(-1)!);
    for (const key of keys.slice(0, -1).reverse()) await this.page.keyboard.up(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Does something from the palette of commands. */
  async command(words: string): Promise<void> {
    const palette = this.page.locator('named/Find a command').setTimeout(PALETTE_MS);
    await expect(async () => {
      // Too early a key finds nobody who listens yet; a second one would close what is open.
      await this.chord('Control', 'k');
      await palette.wait();
    }).toPass({ timeout: PATIENCE_MS });
    await this.type(words);
    await this.keys('Enter');
  }

  click(name: string): Promise<void> {
    return this.#use(name, (control) => control.click());
  }

  fill(name: string, text: string): Promise<void> {
    return this.#use(name, (control) => control.fill(text));
  }

  /** A control may give place to another one while it is waited for: it is looked for anew until it can be used. */
  #use(name: string, act: (control: Locator<Element>) => Promise<void>): Promise<void> {
    return expect(() => act(this.page.locator(`named/${name}`).setTimeout(LOOK_MS))).toPass({ timeout: PATIENCE_MS });
  }

  async giveFile(name: string, path: string): Promise<void> {
    const input = await this.page.locator(`named/${name}`).setVisibility(null).waitHandle();
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
  }

  /** Waits until the page shows a text, shadow roots included. */
  async sees(text: string | RegExp): Promise<void> {
    const shown = expect.poll(() => this.page.evaluate(shownText));
    await (typeof text === 'string' ? shown.toContain(text) : shown.toMatch(text));
  }

  /** The list of targets is asked for where no bridge serves it, and Firefox says so by itself. */
  #complain(complaint: string): void {
    if (!complaint.includes('404')) this.complaints.push(complaint);
  }
}

/** Runs in the page: the visible control of a name, or the first whose name begins so. */
function byName(root: Node, name: string): Element | null {
  const CONTROLS = 'a, button, input, select, textarea, summary, [role], [tabindex]';
  const wordsOf = (nodes: Iterable<Element> | null) => [...(nodes ?? [])].map((node) => node.textContent).join(' ');
  const nameOf = (control: Element): string => {
    const { ariaLabel, ariaLabelledByElements, labels, textContent } = control as HTMLInputElement;
    const words = ariaLabel || wordsOf(ariaLabelledByElements) || wordsOf(labels) || textContent;
    return words!.replace(/\s+/g, ' ').trim();
  };
  const controlsIn = (tree: ParentNode): Element[] =>
    [...tree.querySelectorAll('*')].flatMap((each) => [
      ...(each.matches(CONTROLS) && each.checkVisibility({ visibilityProperty: true }) ? [each] : []),
      ...(each.shadowRoot ? controlsIn(each.shadowRoot) : []),
    ]);
  const named = controlsIn(root as ParentNode).filter((each) => nameOf(each).startsWith(name));
  return named.find((each) => nameOf(each) === name) ?? named[0] ?? null;
}

/** Runs in the page: all that can be read in it. */
function shownText(): string {
  const textOf = (root: Document | ShadowRoot): string =>
    [...root.querySelectorAll<HTMLElement>('*')]
      .map((each) =>
        each.shadowRoot
          ? textOf(each.shadowRoot)
          : each.checkVisibility()
            ? [...each.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '')).join('')
            : '',
      )
      .join(' ');
  return textOf(document);
}
