import '@smpp-web/console/define';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import readme from '../../README.md?raw';
import consoleReadme from '../../web/README.md?raw';

test('the element of the README, put into a page as it stands there, offers to connect', async () => {
  const [, source = ''] = /^```html\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  expect(source).toContain("import '@smpp-web/console/define';");
  document.body.innerHTML = source.replace(/<script[\s\S]*<\/script>/, '');
  await expect.element(page.getByRole('button', { name: 'Connect' })).toBeVisible();
});

test('the first element of the README of the console does as its attributes say', async () => {
  const [, source = ''] = /^```html\n([\s\S]*?)^```$/m.exec(consoleReadme) ?? [];
  document.body.innerHTML = source.replace(/<script[\s\S]*<\/script>/, '').replace(/bridge="[^"]*"/, '');
  await expect.element(page.getByRole('button', { name: 'Ladder' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Workbench' })).not.toBeInTheDocument();
  expect(document.querySelector('smpp-console')?.getAttribute('theme')).toBe('dark');
});
