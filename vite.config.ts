import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { SECURITY_HEADERS } from './bridge/src/security-headers.ts';

/** Packages of this repository resolve to their sources, so that nothing is built to run or test it. */
const conditions = ['smpp-web', 'module', 'browser', 'development|production'];

/** The folder of the app holds what the compiler made, too: only what this build made before is cleared. */
const clearAssets: Plugin = {
  name: 'clear-assets',
  apply: 'build',
  configResolved: ({ root, build }) => rmSync(resolve(root, build.outDir, 'assets'), { recursive: true, force: true }),
};

/** What the service worker keeps is known once all is built: the files whose names have a hash, and the icon. */
const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    const source = readFileSync(new URL('web/src/offline/service-worker.js', import.meta.url), 'utf8');
    const files = [...Object.keys(bundle).filter((name) => name.startsWith('assets/')), 'icon.svg'];
    const filled = source.replace('const FILES = [];', `const FILES = ${JSON.stringify(files)};`);
    if (filled === source) this.error('the service worker has no place for its files');
    writeFileSync(join(dir, 'service-worker.js'), filled);
  },
};

export default defineConfig({
  root: 'web',
  base: './',
  publicDir: 'pwa',
  plugins: [clearAssets, serviceWorker],
  resolve: { conditions },
  build: { outDir: 'dist', emptyOutDir: false, target: 'es2023' },
  worker: { format: 'es' },
  // As the bridge serves it, so that a preview shows what its policy would break.
  preview: { headers: SECURITY_HEADERS },
});
