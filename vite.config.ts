import { defineConfig } from 'vite';

/** Packages of this repository resolve to their sources, so that nothing is built to run or test it. */
const conditions = ['smpp-web', 'module', 'browser', 'development|production'];

export default defineConfig({
  root: 'web',
  resolve: { conditions },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023' },
  worker: { format: 'es' },
});
