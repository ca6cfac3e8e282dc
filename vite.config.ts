import { rmSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** Packages of this repository resolve to their sources, so that nothing is built to run or test it. */
const conditions = ['smpp-web', 'module', 'browser', 'development|production'];

/** What the bridge serves the app with, so that `vite preview` shows what that policy would break. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The folder of the app holds what the compiler made, too: only what this build made before is cleared. */
const clearAssets: Plugin = {
  name: 'clear-assets',
  apply: 'build',
  buildStart: () => rmSync('web/dist/assets', { recursive: true, force: true }),
};

export default defineConfig({
  root: 'web',
  base: './',
  plugins: [clearAssets],
  resolve: { conditions },
  build: { outDir: 'dist', emptyOutDir: false, target: 'es2023' },
  worker: { format: 'es' },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff' } },
});
