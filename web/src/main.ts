/** The app page: the console and nothing else. Its settings are the element's own. */
import './define.ts';

/** The page works without a network, too, once it is installed. Nothing of that is in the way of its first load. */
function keepForOffline(): void {
  // Pages on plain HTTP, or opened as a file, go without.
  navigator.serviceWorker?.register(new URL('service-worker.js', document.baseURI)).catch(() => undefined);
}

addEventListener('load', () => setTimeout(keepForOffline, 2_000), { once: true });
