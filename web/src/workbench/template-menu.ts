import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { floating } from '../common/floating.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { Template } from './template-store.ts';

/** The largest file that is read, in octets: more than a full list takes. */
const MAX_FILE = 4_194_304;

const styles = css`
  :host {
    display: block;
    position: relative;
  }

  [popover] {
    position-area: block-end span-inline-end;
    width: min(380px, calc(100vw - 16px));
    max-height: min(460px, 80vh);
    margin: 4px 0;
    padding: 10px 12px;
    ${floating}
  }

  @supports not (position-area: block-end) {
    [popover] {
      inset: 110px 16px auto auto;
    }
  }

  form,
  footer {
    display: flex;
    gap: 6px;
  }

  footer {
    margin-top: 8px;
    padding-top: 8px;
    border-top: 1px solid var(--_line);
  }

  li {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  ul {
    margin-top: 8px;
  }

  .open {
    flex: 1;
    min-width: 0;
    justify-content: start;
    overflow: hidden;
    color: var(--_ink);
  }

  .open bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .problem {
    color: var(--_bad);
    font-size: var(--_small);
  }
`;

/** The templates: save under a name, open, remove, take in from a file and give out as one. */
export class SmppTemplateMenu extends SmppElement {
  static override readonly tag = 'smpp-template-menu';
  static override styles = [base, styles];

  @property({ attribute: false }) templates: readonly Template[] = [];

  @state() private name = '';
  @state() private problem = '';
  @query('[popover]') private menu!: HTMLElement;
  @query('input[type=file]') private file!: HTMLInputElement;

  override render() {
    const { templates } = this;
    return html`<button type="button" popovertarget="menu">${msg('Templates')}${templates.length > 0 ? html` <span class="muted">${templates.length}</span>` : nothing}</button>
      <div id="menu" popover role="dialog" aria-label=${msg('Templates')}>
        <form @submit=${this.#save}><input aria-label=${msg('Name of the template')} placeholder=${msg('Save this PDU as …')} maxlength="80" required .value=${this.name}
          @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)} /><button type="submit">${msg('Save')}</button></form>
        ${templates.length === 0 ? html`<p class="muted">${msg('No templates yet. A password is never kept in one.')}</p>` : nothing}
        <ul>${templates.map(({ name }) => this.#template(name))}</ul>
        <footer>
          <button class="quiet" type="button" @click=${() => this.file.click()}>${icon('upload')}${msg('Import')}</button>
          <button class="quiet" type="button" ?disabled=${templates.length === 0} @click=${() => this.emit('smpp-template', { act: 'export' })}>${icon('download')}${msg('Export')}</button>
          <input type="file" hidden accept=".json,application/json" aria-label=${msg('File of templates')} @change=${this.#import} />
        </footer>
        <p class="problem" role="status">${this.problem}</p>
      </div>`;
  }

  #template(name: string) {
    return html`<li><button class="quiet open" type="button" @click=${() => this.#open(name)}><bdi>${name}</bdi></button>
      <button class="icon quiet" type="button" title=${msg('Remove')} aria-label=${msg('Remove the template {name}', { name })} @click=${() => this.emit('smpp-template', { act: 'remove', name })}>${icon('clear')}</button></li>`;
  }

  #save(event: Event): void {
    event.preventDefault();
    this.emit('smpp-template', { act: 'save', name: this.name });
    this.name = '';
  }

  #open(name: string): void {
    this.emit('smpp-template', { act: 'open', name });
    this.menu.hidePopover();
  }

  async #import(): Promise<void> {
    const [file] = this.file.files ?? [];
    if (!file) return;
    this.problem = file.size > MAX_FILE ? 'The file is larger than 4 MiB: no list of templates is.' : '';
    if (!this.problem) this.emit('smpp-template', { act: 'import', text: await file.text() });
    this.file.value = '';
  }
}
