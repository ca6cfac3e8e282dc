import { existsSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { serveFiles } from './files.ts';

/** The basic flow in Firefox, over WebDriver BiDi: what works in one browser only is found out here. */

const INSTALLED = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const executablePath = [process.env.FIREFOX, ...INSTALLED].find((path) => path && existsSync(path));

/** Presses what an element has for its main button: names cannot be looked for through shadow roots over BiDi. */
const press = (page: Page, element: string, button = 'button.primary') =>
  page.locator(`>>> ${element} >>> ${button}`).click();

/** Waits until the page shows a text, shadow roots included. */
const see = (page: Page, text: string) => expect.poll(() => page.evaluate(shownText)).toContain(text);

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

test('binds, sends, shows the wire, and changes its view in Firefox', async () => {
  test.skip(!executablePath, 'no Firefox is installed; set FIREFOX to its path');
  // A browser that is started for one test alone takes its time.
  test.slow();
  const server = await serveFiles(process.env.SMPP_WEB_APP ?? 'web/dist');
  let browser: Browser | undefined;
  try {
    browser = await launch({ browser: 'firefox', executablePath: executablePath!, headless: true });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(server.url);
    await press(page, 'smpp-connection-bar');
    await see(page, 'Unbind');
    await press(page, 'smpp-composer');
    await see(page, 'DELIVRD');
    await see(page, 'bind_transceiver_resp');
    await press(page, 'smpp-navigation', '[data-view=settings]');
    await see(page, 'Kept in this browser');
    // The list of targets is not there, and Firefox says so by itself.
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  } finally {
    await browser?.close();
    server.close();
  }
});
