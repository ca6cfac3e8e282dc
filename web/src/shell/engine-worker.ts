/** Name of the thread, for those who look at it. */
const NAME = 'smpp';

/** What the file is called beside the library. */
const BESIDE = 'worker.js';

/**
 * The worker of the engine. `address` is that of its file where the host keeps a copy on its own origin; without one it
 * is the file beside this module. A browser starts workers of the page's own origin only: one that is elsewhere, as on a
 * CDN, is imported by a blob, which the page's policy has to let (`worker-src blob:`, `script-src` of the CDN).
 */
export function engineWorker(address?: string): Worker {
  if (address) return new Worker(new URL(address, document.baseURI), { type: 'module', name: NAME });
  if (new URL(import.meta.url).origin === location.origin)
    return new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name: NAME });
  const beside = new URL(BESIDE, import.meta.url);
  const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(beside.href)};`], { type: 'text/javascript' }));
  try {
    return new Worker(blob, { type: 'module', name: NAME });
  } finally {
    // Taken up by now; the worker goes on without it.
    setTimeout(() => URL.revokeObjectURL(blob));
  }
}
