import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';
import type { ConsolePage } from './console-page.ts';
import { expect, test as it } from './files.ts';
import { command } from './keyboard.ts';

/** What the browser itself says where no bridge serves `/targets`. */
const isOfBridge = (complaint: string) => complaint.includes('404') || complaint.includes('ERR_INTERNET_DISCONNECTED');

const complaintsOf = (app: ConsolePage) => app.complaints.filter((complaint) => !isOfBridge(complaint));

const rows = (page: Page) => page.getByRole('listbox', { name: 'PDUs' }).getByRole('option');

it('the whole console by keyboard alone', async ({ app }) => {
  const { page } = app;
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await command(page, 'send the draft');
  await expect(app.bubble('Hello from the browser')).toContainText('DELIVRD');

  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.locator('smpp-history').getByText('smppclient1')).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('button', { name: 'Unbind' })).toBeVisible();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await expect(rows(page)).toHaveCount(6);
  await command(page, 'clear the timeline');
  await expect(rows(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(6);

  await command(page, 'unbind');
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
  expect(complaintsOf(app)).toEqual([]);
});

it('single characters are no shortcuts where they are switched off, nor where a text is written', async ({ app }) => {
  const { page } = app;
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.getByLabel('Message', { exact: true }).press('?');
  await expect(sheet).toHaveCount(0);
  await command(page, 'keyboard shortcuts');
  await sheet.getByLabel('Single characters too').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.keyboard.press('Alt+1');
  await expect(sheet).toHaveCount(0);
  await command(page, 'keyboard shortcuts');
  await expect(sheet).toBeVisible();
});

it('theme, folded panes and view are there again after a reload', async ({ app }) => {
  const { page } = app;
  await command(page, 'high contrast');
  await command(page, 'fold the inspector');
  await expect(page.locator('smpp-inspector')).toHaveCount(0);
  await command(page, 'settings');
  await page.getByLabel('Comfortable').check();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(page.locator('smpp-console')).toHaveAttribute('theme', 'contrast');
  await expect(page.locator('smpp-console')).toHaveAttribute('density', 'comfortable');
  await page.keyboard.press('Alt+1');
  await expect(page.locator('smpp-timeline')).toBeVisible();
  await expect(page.locator('smpp-inspector')).toHaveCount(0);
});

/** All octets and texts of the databases of this origin, as one text. */
const databasesAsText = (page: Page) =>
  page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let text = '';
    const asText = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value));
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return String(value);
      return Object.values(value).map(asText).join(' ');
    };
    for (const { name } of await indexedDB.databases()) {
      const database = await answered(indexedDB.open(name!));
      for (const store of database.objectStoreNames)
        for (const value of await answered(database.transaction(store).objectStore(store).getAll()))
          text += asText(value);
      database.close();
    }
    return text;
  });

it('sessions are in the history after a reload, without their passwords, and can be opened, deleted and brought back', async ({
  app,
}) => {
  it.slow();
  const { page } = app;
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await command(page, 'send the draft');
  await expect(app.bubble('Hello from the browser')).toContainText('DELIVRD');
  await app.unbind();
  await page.keyboard.press('Alt+1');
  await command(page, 'history');
  await expect(page.locator('smpp-history')).toContainText('1 session');
  await page.reload();

  const history = page.locator('smpp-history');
  await expect(history).toContainText('8 PDUs');
  const kept = await databasesAsText(page);
  expect(kept).toContain('smppclient1');
  expect(kept).not.toContain('password');
  await history.getByRole('button', { name: /^smppclient1/ }).click();
  await expect(history.getByRole('cell', { name: 'Hello from the browser' })).toBeVisible();

  await history.getByRole('button', { name: /^Delete: / }).click();
  await expect(history).toContainText('No sessions yet');
  await page.getByRole('button', { name: 'Undo' }).click();
  await history.getByRole('button', { name: /^Open in the timeline/ }).click();
  await expect(rows(page)).toHaveCount(8);
  await rows(page).first().click();
  await expect(page.locator('smpp-inspector h2')).toHaveText('bind_transceiver');
  expect(complaintsOf(app)).toEqual([]);
});

it('one button empties all that is kept', async ({ app }) => {
  const { page } = app;
  await command(page, 'dark');
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await command(page, 'history');
  await expect(page.locator('smpp-history')).toContainText('1 session');
  await command(page, 'settings');
  await page.getByRole('button', { name: 'Delete all of it' }).click();
  await page.getByRole('button', { name: 'Delete all', exact: true }).click();
  await expect(page.getByText('Nothing of the console is kept in this browser any more.').first()).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(await databasesAsText(page)).toBe('');
});

it('a lesson by keyboard alone', async ({ app }) => {
  const { page } = app;
  await command(page, 'learn');
  await page.getByRole('button', { name: /A delivery receipt/ }).press('Enter');
  await page.getByRole('button', { name: 'Bind to the simulator', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Send with a receipt' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The receipt. esm_class says so')).toBeVisible();
  await page.getByRole('button', { name: 'Inspect deliver_sm', exact: true }).press('Enter');
  await expect(page.locator('smpp-inspector h2')).toHaveText('deliver_sm');
});

it('a view that cannot be loaded says so, and is there on the next try', async ({ app }) => {
  const { page } = app;
  await page.route(/assets\/.*\.js$/, (route) => route.abort());
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByText('“History” could not be loaded')).toBeVisible();
  await page.unroute(/assets\/.*\.js$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('No sessions yet')).toBeVisible();
});

it('without a network the page works on, views that were never opened too', async ({ app, context }) => {
  const { page } = app;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  await command(page, 'bind to the simulator');
  await app.expectLayer('Bind', 'up');
  await command(page, 'learn');
  await expect(page.getByRole('heading', { name: 'Learn SMPP by doing it' })).toBeVisible();
  expect(complaintsOf(app)).toEqual([]);
});

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** What the checker finds in the page as it stands. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
    );
  });
}

for (const theme of ['light', 'dark', 'contrast']) {
  for (const language of ['en', 'ar']) {
    it(`every view is accessible in the ${theme} theme in ${language}`, async ({ app }) => {
      it.slow();
      const { page } = app;
      await page.evaluate(
        (some) =>
          (
            document.querySelector('smpp-console') as unknown as {
              model: { preferences: { patch(some: object): void } };
            }
          ).model.preferences.patch(some),
        { theme, language },
      );
      await page.locator('smpp-navigation').getByRole('button').first().waitFor();
      const found: Record<string, string[]> = {};
      for (const way of await page.locator('smpp-navigation .way[data-view]').all()) {
        const view = (await way.getAttribute('data-view'))!;
        await way.click();
        await expect(page.locator('main > :not([hidden])')).toHaveCount(1);
        await page.waitForLoadState('networkidle');
        const broken = await violations(page);
        if (broken.length > 0) found[view] = broken;
      }
      expect(found).toEqual({});
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  }
}
