import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './test/browser.ts';

const node = { conditions: ['smpp-web', 'module', 'node', 'development|production'] };
const browser = { conditions: ['smpp-web', 'module', 'browser', 'development|production'] };

/** Suites that run in Node and in a browser alike: what they test is said to be isomorphic. */
const isomorphic = ['test/codec/**/*.test.ts', 'test/session/**/*.test.ts', 'test/smsc/**/*.test.ts'];

/** Bundled before the first test: one found in the middle of a run has the page reloaded under the test. */
const BROWSER_DEPENDENCIES = [
  '@awesome.me/webawesome/dist/components/split-panel/split-panel.js',
  '@tanstack/lit-virtual',
  'axe-core',
  'comlink',
  'fast-check',
  'papaparse',
  'uplot',
  'idb',
  'lit',
  'lit/decorators.js',
  'lit/directives/repeat.js',
];

/** Time in which a test hangs, in ms: far more than any takes, on a machine that has others to serve as well. */
const PATIENCE_MS = 60_000;
const patience = { testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: node,
        ssr: { resolve: node },
        test: {
          name: 'node',
          ...patience,
          include: [
            ...isomorphic,
            'test/bridge/**/*.test.ts',
            'test/interop/**/*.test.ts',
            'test/start/**/*.test.ts',
            'test/packages/**/*.test.ts',
            'test/readme/**/*.test.ts',
          ],
        },
      },
      {
        resolve: browser,
        optimizeDeps: { include: BROWSER_DEPENDENCIES },
        test: {
          name: 'browser',
          ...patience,
          include: [...isomorphic, 'test/elements/**/*.test.ts'],
          exclude: ['**/*.node.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
