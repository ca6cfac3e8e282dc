import '@smpp-web/console/define';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import readme from '../../README.md?raw';

test('the element of the README, put into a page as it stands there, offers to connect', async () => {
  const [, source = ''] = /^```html\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  expect(source).toContain("import '@smpp-web/console/define';");
  document.body.innerHTML = source.replace(/<script[\s\S]*<\/script>/, '');
  await expect.element(page.getByRole('button', { name: 'Connect' })).toBeVisible();
});
