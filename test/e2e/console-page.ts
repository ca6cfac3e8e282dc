import { expect, type Locator, type Page } from 'playwright/test';

export interface Login {
  readonly target: string;
  readonly system_id?: string;
  readonly password?: string;
}

/** The console as a person uses it: what can be seen, clicked and typed, by its name. */
export class ConsolePage {
  readonly page: Page;
  /** What the browser's own console has complained about. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.page.getByRole('button', { name: 'Connect' })).toBeVisible();
  }

  /** Fills in the form and presses Connect. */
  async connect({ target, system_id = 'smppclient1', password = 'password' }: Login): Promise<void> {
    await this.page.getByLabel('Message centre').selectOption({ label: target });
    await this.page.getByLabel('system_id').fill(system_id);
    await this.page.getByLabel('password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Connect' }).click();
  }

  async bind(login: Login): Promise<void> {
    await this.connect(login);
    await this.expectLayer('Bind', 'up');
  }

  async unbind(): Promise<void> {
    await this.page.getByRole('button', { name: 'Unbind' }).click();
    await expect(this.page.getByRole('button', { name: 'Connect' })).toBeVisible();
  }

  async send(to: string, text: string): Promise<void> {
    const composer = this.page.locator('smpp-composer');
    await composer.getByLabel('To').fill(to);
    await composer.getByLabel('Message').fill(text);
    await composer.getByLabel('Message').press('Control+Enter');
  }

  /** A bubble of the open conversation, by what it says. */
  bubble(text: string): Locator {
    return this.page.locator('smpp-message-bubble').filter({ hasText: text });
  }

  async expectLayer(name: string, state: string): Promise<void> {
    await expect(
      this.page.locator(`smpp-link-layers button[data-state="${state}"]`).filter({ hasText: name }),
    ).toBeVisible();
  }

  /** The commands of the timeline, the oldest first. */
  commands(): Promise<string[]> {
    return this.page.locator('smpp-timeline .command').allInnerTexts();
  }

  /** The sentence in which a failure is told. */
  get failure(): Locator {
    return this.page.locator('smpp-failure-notice');
  }
}
