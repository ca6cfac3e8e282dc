import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** For a browser in a container or on a closed network: no sandbox, and no calls home. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where browsers of the Chromium family are found, the one to prefer first. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser that tests run in: the one named by CHROMIUM, an installed one, else the one that Playwright keeps.
 * Throws when there is none; `npm test` has fetched one before it comes here.
 */
export function findChromium(): string {
  const found = [process.env.CHROMIUM, ...INSTALLED, playwrightChromium()].find((path) => path && existsSync(path));
  if (!found)
    throw new Error('no Chromium or Chrome found: set CHROMIUM to its path, or run `npx playwright install chromium`');
  return found;
}

function playwrightChromium(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}
