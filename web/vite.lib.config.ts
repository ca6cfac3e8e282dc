import { defineConfig } from 'vite';

/** The library: the elements with all that they need in one module, and the worker of the engine beside it. */
export default defineConfig({
  root: 'web',
  base: './',
  publicDir: false,
  resolve: { conditions: ['smpp-web', 'module', 'browser', 'production'] },
  build: {
    outDir: 'dist/lib',
    emptyOutDir: true,
    target: 'es2023',
    lib: { entry: { 'smpp-console': 'src/define.ts' }, formats: ['es'] },
    rolldownOptions: { output: { codeSplitting: false } },
  },
  worker: {
    format: 'es',
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'worker.js' } },
  },
});
