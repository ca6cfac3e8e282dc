import { expect, type Locator, type Page } from 'playwright/test';

/** Places that Tab may lead to on the way: more than any view has. */
const MAX_STEPS = 120;

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  const element = (await target.elementHandle())!;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (await element.evaluate((each) => each.matches(':focus'))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

/** Does something from the palette of commands. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}
