import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { StoreController } from '../common/store-controller.ts';
import { CapabilityStore } from './capabilities.ts';
import type { ConsoleModel } from './model.ts';
import type { View, ViewRow } from './view.ts';

const styles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    background: var(--_canvas);
  }
`;

/**
 * Where a view is shown. Loads it, ties it to its stores and answers its events. A view that is not in front keeps its
 * elements as they are, and is not rendered until it is in front again.
 */
export class SmppViewStage extends SmppElement {
  static override readonly tag = 'smpp-view-stage';
  static override styles = [base, styles];

  @property({ attribute: false }) row: ViewRow | undefined;
  @property({ attribute: false }) model: ConsoleModel | undefined;
  /** Whether it is in front. */
  @property({ type: Boolean }) active = false;

  @state() private view: View | undefined;
  @state() private problem = '';
  #isLoading = false;

  override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.active || changed.has('active');
  }

  override willUpdate(): void {
    if (!this.view && !this.problem && !this.#isLoading) void this.#load();
  }

  override render() {
    if (this.view) return this.view.render(this.model!);
    return this.problem ? this.#failed() : html`<div class="empty" role="status">${msg('Loading …')}</div>`;
  }

  #failed(): TemplateResult {
    return html`<div class="empty" role="alert">${icon('alert')}
      <strong>${msg('“{title}” could not be loaded', { title: msg(this.row!.title) })}</strong>
      <p>${msg('Its part of the page did not arrive: the server is out of reach, or holds a newer version. Your session goes on.')}</p>
      <p class="muted"><bdi>${this.problem}</bdi></p>
      <button type="button" @click=${this.#retry}>${msg('Try again')}</button></div>`;
  }

  #retry(): void {
    this.problem = '';
  }

  async #load(): Promise<void> {
    const { row, model } = this;
    if (!row || !model) return;
    this.#isLoading = true;
    try {
      const { view } = await row.load();
      view.define();
      for (const store of view.stores(model)) new StoreController<unknown, unknown>(this, store, (value) => value);
      model.part(CapabilityStore).answer(this, view.answers(model));
      this.view = view;
    } catch (error) {
      this.problem = (error as Error).message;
    } finally {
      this.#isLoading = false;
    }
  }
}
