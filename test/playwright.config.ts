import { defineConfig } from 'playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './browser.ts';

/** The console in a real browser, served by the real bridge from what `vite build` made. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'results/e2e',
  // Each test has message centre, bridge and page of its own; two at once fill two cores.
  workers: 2,
  // In which a test hangs: far more than any takes, on a machine that has others to serve as well.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  // A second try is told in the report as `flaky`.
  retries: process.env.CI ? 1 : 0,
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
    trace: 'retain-on-failure',
  },
});
