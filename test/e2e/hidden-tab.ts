/**
 * `npm run hidden -w test -- [--minutes 15]`: a real tab in the background, throttled as browsers throttle such tabs. It is
 * bound through the bridge; afterwards the bind must have lived, and enquire_link must have come on time. Needs a display:
 * `xvfb-run` gives one, and the built console (`npm run build`).
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createBridge } from '@smpp-web/bridge';
import { decode } from '@smpp-web/codec';
import { startSmsc } from '@smpp-web/smsc/node';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, findChromium } from '../browser.ts';

/** What puppeteer asks of Chromium so that tabs in the background run at full speed: here they must not. */
const UNTHROTTLED = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];
/** The console asks every 30 s; a second more is late. */
const LONGEST_GAP_MS = 31_000;
const STEP_MS = 60_000;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '15' } } });
const minutes = Number(values.minutes);

// A message centre that asks too would make the console's own question needless.
const smsc = await startSmsc({ port: 0, session: { enquireLinkMs: Number.POSITIVE_INFINITY } });
const asked: number[] = [];
const faults: string[] = [];
smsc.simulator.onSession((session) => {
  session.on('frame', ({ direction, frame }) => {
    if (direction === 'in' && decode(frame).command === 'enquire_link') asked.push(performance.now());
  });
  session.on('close', ({ message }) => faults.push(`The session ended: ${message}`));
});
const bridge = createBridge({
  port: 0,
  app: new URL('../../web/dist', import.meta.url).pathname,
  targets: { local: { host: '127.0.0.1', port: smsc.port! } },
  log: { level: 'silent' },
});
await bridge.listen();

const browser = await puppeteer.launch({
  executablePath: findChromium(),
  headless: false,
  args: CHROMIUM_FLAGS,
  ignoreDefaultArgs: UNTHROTTLED,
});
const page = await browser.newPage();
page.on('console', (message) => {
  if (message.type() === 'error' || message.type() === 'warn') faults.push(message.text());
});
await page.goto(bridge.address.url);
await page.waitForSelector('pierce/option[value="bridge:local"]');
await page.locator('pierce/select[name="target"]').fill('bridge:local');
await page.locator('aria/system_id').fill('smppclient1');
await page.locator('aria/password[role="textbox"]').fill('password');
await page.locator('aria/Connect[role="button"]').click();
await page.locator('aria/Unbind[role="button"]').wait();

const front = await browser.newPage();
await front.bringToFront();
const since = performance.now();
asked.length = 0;
for (let minute = 1; minute <= minutes; minute++) {
  await setTimeout(STEP_MS);
  const visibility = await page.evaluate(() => document.visibilityState);
  if (visibility !== 'hidden') faults.push(`The tab was ${visibility} after ${minute} min.`);
  console.log(`${minute} min ${visibility}: ${asked.length} enquire_link, ${smsc.simulator.load.bound} bound`);
}
const times = [since, ...asked, performance.now()];
const longest = Math.max(...times.slice(1).map((at, index) => at - times[index]!));
if (longest > LONGEST_GAP_MS) faults.push(`${Math.round(longest)} ms passed without an enquire_link.`);
if (smsc.simulator.load.bound !== 1) faults.push('The bind did not live.');
smsc.simulator.injectMo({ from: '447700900123', to: '1000', text: 'Still there?' });
await page.bringToFront();
await page.locator('text/Still there?').wait();
console.log(`${asked.length} enquire_link in ${minutes} min, the longest gap ${Math.round(longest)} ms.`);
for (const fault of faults) console.log(fault);
if (faults.length > 0) process.exitCode = 1;
await browser.close();
await bridge.close();
await smsc.close();
