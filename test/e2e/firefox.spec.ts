import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import type { Browser } from 'puppeteer-core';
import { serveFiles } from './files.ts';
import { FirefoxPage, firefoxPath, launchFirefox } from './firefox-page.ts';

/** Each part of the console once in Firefox: what works in one browser only is found out here. */

const folder = mkdtempSync(join(tmpdir(), 'smpp-web-firefox-'));
const people = join(folder, 'people.csv');

/** Sends what is written in the composer. */
async function send(app: FirefoxPage): Promise<void> {
  await app.command('send the draft');
  await app.sees('DELIVRD');
}

const PARTS: Readonly<Record<string, (app: FirefoxPage) => Promise<void>>> = {
  async connections(app) {
    await app.command('new session');
    await app.sees('Session 2');
    await app.command('bind to the simulator');
    await app.sees(/smppclient1.*smppclient1/s);
    await app.command('unbind');
    await app.sees('Connect');
  },
  async messages(app) {
    await app.fill('Message', 'Grüße, 你好. '.repeat(12));
    await app.sees('2 parts');
    await send(app);
  },
  async bulk(app) {
    await app.command('bulk');
    await app.giveFile('Choose a file', people);
    await app.fill('Text', 'Hello {{name}}');
    await app.click('Send 3 messages');
    await app.sees('Every message has its outcome.');
  },
  async timeline(app) {
    await send(app);
    await app.click('PDUs');
    await app.keys('/');
    await app.type('command == submit_sm_r');
    await app.keys('ArrowDown', 'Enter', 'Escape', 'Enter', 'Home', 'n');
    await app.type('took its time');
    await app.keys('Enter');
    await app.sees('took its time');
  },
  async inspector(app) {
    await app.click('PDUs');
    await app.keys('Home');
    await app.sees('interface_version');
    await app.command('decode hex');
    await app.fill('Octets as hex', '00000010 00000015 00000000 00000007');
    await app.click('Decode');
    await app.sees('enquire_link');
  },
  async workbench(app) {
    await app.keys('g', 'w');
    await app.click('JSON');
    await app.fill('PDU as JSON', '{ "command": "query_sm", "message_id": "none" }');
    await app.click('Send');
    await app.sees('ESME_RINVMSGID');
  },
  async ladder(app) {
    await app.keys('g', 'd');
    await app.sees('bind_transceiver_resp');
    await app.click('SVG');
    await expect.poll(() => readdirSync(folder)).toContain('smpp-ladder.svg');
  },
  async load(app) {
    await app.command('load');
    await app.fill('Messages', '200');
    await app.click('Start');
    await app.sees('All messages have their answers.');
  },
  async simulator(app) {
    await app.keys('g', 'm');
    await app.click('Faults');
    await app.click('Throttle');
    await app.chord('Alt', '1');
    await app.command('send the draft');
    await app.sees('ESME_RTHROTTLED');
  },
  async shell(app) {
    // What is seen there is written, and there after a reload.
    await app.command('history');
    await app.sees('1 session');
    await app.command('dark');
    await app.command('settings');
    await app.sees('Kept in this browser');
    await app.page.reload();
    await app.sees('Kept in this browser');
    await app.command('history');
    await app.sees('1 session');
  },
};

test.describe(() => {
  test.skip(!firefoxPath, 'no Firefox is installed; set FIREFOX to its path');

  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveFiles>>;

  test.beforeAll(async () => {
    writeFileSync(people, 'name,phone\nAda,447700900001\nAlan,447700900002\nGrace,447700900003\n');
    server = await serveFiles(process.env.SMPP_WEB_APP ?? 'web/dist');
    browser = await launchFirefox(folder);
  });

  test.afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true });
  });

  for (const [part, use] of Object.entries(PARTS)) {
    test(`${part} in Firefox`, async () => {
      const context = await browser.createBrowserContext();
      const app = new FirefoxPage(await context.newPage());
      await app.open(server.url);
      await use(app);
      expect(app.complaints).toEqual([]);
      await context.close();
    });
  }
});
