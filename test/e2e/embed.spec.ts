import { expect, type Page, test } from 'playwright/test';
import { ConsolePage } from './console-page.ts';
import { serveFiles } from './files.ts';

/** The library in pages of other people: `web/dist/lib`, as `npm run build` makes it. */

const LIBRARY = process.env.SMPP_WEB_LIBRARY ?? 'web/dist/lib';

/** A page that has nothing but the element, and the words around it in another language. */
const pageWith = (library: string, attributes = '') =>
  `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:," />
  <script type="module" src="${library}"></script>
  <main><smpp-console ${attributes}></smpp-console></main>`;

/** No inline script or style, no eval; `more` are the parts that an embedding needs. */
const policy = (script: string, worker: string) =>
  `default-src 'none'; script-src ${script}; worker-src ${worker}; style-src 'self'; img-src data:; connect-src 'self'`;

async function bindAndSend(page: Page, app: ConsolePage): Promise<void> {
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await app.expectLayer('Bind', 'up');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(app.bubble('Hello from the browser')).toContainText('DELIVRD');
  expect(app.complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
}

test('from the own origin: the worker is the file beside the library', async ({ page }) => {
  const app = new ConsolePage(page);
  const host = await serveFiles(LIBRARY, {
    headers: { 'Content-Security-Policy': policy("'self'", "'self'") },
    pages: { '/': pageWith('./smpp-console.js') },
  });
  await app.open(host.url);
  await bindAndSend(page, app);
  host.close();
});

test('from a CDN, with the worker from the own origin', async ({ page }) => {
  const app = new ConsolePage(page);
  const cdn = await serveFiles(LIBRARY, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const host = await serveFiles(LIBRARY, {
    headers: { 'Content-Security-Policy': policy(cdn.url, "'self'") },
    pages: { '/': pageWith(`${cdn.url}smpp-console.js`, 'worker-url="./worker.js"') },
  });
  await app.open(host.url);
  await bindAndSend(page, app);
  for (const server of [host, cdn]) server.close();
});

test('from a CDN alone, where the policy lets a worker be made of it', async ({ page }) => {
  const app = new ConsolePage(page);
  const cdn = await serveFiles(LIBRARY, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const host = await serveFiles(LIBRARY, {
    headers: { 'Content-Security-Policy': policy(cdn.url, `blob: ${cdn.url}`) },
    pages: { '/': pageWith(`${cdn.url}smpp-console.js`) },
  });
  await app.open(host.url);
  await bindAndSend(page, app);
  for (const server of [host, cdn]) server.close();
});

test('a host lets people look only, in its own language, and binds by itself', async ({ page }) => {
  const app = new ConsolePage(page);
  const host = await serveFiles(LIBRARY, {
    headers: { 'Content-Security-Policy': policy("'self'", "'self'") },
    pages: { '/': pageWith('./smpp-console.js', 'readonly views="history" lang="ar"') },
  });
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: 'السجل' })).toBeVisible();
  await expect(page.locator('smpp-navigation .way')).toHaveCount(2);
  await expect(page.locator('smpp-composer, smpp-connection-bar')).toHaveCount(0);
  await page.evaluate(() => {
    const { model } = document.querySelector('smpp-console') as unknown as {
      model: { bind(form: object): Promise<void> };
    };
    const account = { system_id: 'smppclient1', password: 'password' };
    return model.bind({ ...account, target: 'page', address: '', mode: 'transceiver', version: '3.4' });
  });
  await app.expectLayer('Bind', 'up');
  // What the host has given by property is in no attribute and no storage.
  expect(
    await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify({ ...localStorage })),
  ).not.toContain('"password"');
  host.close();
});
