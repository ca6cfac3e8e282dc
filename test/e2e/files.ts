import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { test as base } from 'playwright/test';
import { ConsolePage } from './console-page.ts';

/** The console from a server that knows nothing but files, as any host of static pages is. */

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** As strict as a host may be: nothing inline, style attributes neither. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; connect-src 'self'";

export interface FilesOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Pages that are no files, by path. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** Serves a folder, with the strictest policy unless there are other headers. */
export async function serveFiles(
  folder: string,
  { headers = {}, pages = {} }: FilesOptions = {},
): Promise<{
  readonly url: string;
  close(): void;
}> {
  const server: Server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://files').pathname;
    const file = join(resolve(folder), path === '/' ? 'index.html' : path);
    const content = pages[path] ?? (await readFile(file).catch(() => undefined));
    const type = pages[path] === undefined ? (TYPES[extname(file)] ?? 'text/plain') : 'text/html';
    const policy = { 'Content-Security-Policy': CONTENT_SECURITY_POLICY };
    response.writeHead(content === undefined ? 404 : 200, { 'Content-Type': type, ...policy, ...headers });
    response.end(content);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Tests with the console open, out of `vite build`; `SMPP_WEB_APP` names another folder than that of the repository. */
export const test = base.extend<{ app: ConsolePage }>({
  app: async ({ page }, use) => {
    const server = await serveFiles(process.env.SMPP_WEB_APP ?? 'web/dist');
    const app = new ConsolePage(page);
    await app.open(server.url);
    await use(app);
    server.close();
  },
});

export { expect } from 'playwright/test';
