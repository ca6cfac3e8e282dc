import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openDevTools } from './devtools.ts';
import type { ConsoleStage } from './stage.ts';

const KIBIBYTE = 1_024;
const ROUNDS = 5;

/** What the first visit costs: script before the first bind, and the time until one can connect. */
export async function printFirstLoad({ url, folder }: ConsoleStage): Promise<void> {
  const times: number[] = [];
  let scripts: readonly string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const tab = await openDevTools(url);
    const { at, names } = await tab.run(untilReady);
    times.push(at);
    scripts = names;
    await tab.close();
  }
  const sizes = scripts.map((name) => gzipSync(readFileSync(join(folder, name))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const time = times.sort((a, b) => a - b)[ROUNDS >> 1]!;
  console.log('\nThe first visit.\n');
  console.log('| what | figure | goal |');
  console.log('|---|---|---|');
  console.log(
    `| script before the first bind, gzip, ${scripts.length} files | ${(total / KIBIBYTE).toFixed(1)} KiB | at most 150 KiB |`,
  );
  console.log(`| from the address to a Connect that answers | ${time.toFixed(0)} ms | at most 1,000 ms |`);
}

/** When the page can be used, in ms since it was asked for, and the scripts that it has loaded by then. */
function untilReady(): Promise<{ at: number; names: string[] }> {
  const find = (root: ParentNode): HTMLButtonElement | undefined => {
    for (const each of root.querySelectorAll<HTMLElement>('*')) {
      if (each.matches('button.primary') && each.textContent?.includes('Connect')) return each as HTMLButtonElement;
      const inner = each.shadowRoot && find(each.shadowRoot);
      if (inner) return inner;
    }
    return undefined;
  };
  return new Promise((resolve) => {
    const look = () => {
      const button = find(document);
      if (!button || button.disabled) return void setTimeout(look, 5);
      const at = performance.now();
      // Whatever is fetched when nobody has asked for it yet counts, too.
      setTimeout(() => {
        const entries = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.slice(1));
        resolve({ at, names: [...new Set(entries.filter((name) => name.endsWith('.js')))] });
      }, 1_500);
    };
    look();
  });
}
