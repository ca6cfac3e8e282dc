import { VERSIONS, type Version } from '@smpp-web/codec/spec';
import type { BindMode } from '@smpp-web/session';
import { DIALECTS, type DialectName, type KnownAccount } from '@smpp-web/smsc';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { defined } from '../common/defined.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { checkField, numberField, selectField, textField } from './fields.ts';
import { sectionStyles } from './section.styles.ts';

/** An account while it is being edited. */
interface AccountDraft extends Omit<KnownAccount, 'bound'> {
  readonly password?: string;
}

const styles = css`
  .edit {
    margin-top: 10px;
    padding-top: 10px;
    border-top: 1px solid var(--_line);
  }
`;

const MODES: readonly BindMode[] = ['transceiver', 'transmitter', 'receiver'];

const BLANK: AccountDraft = { system_id: '' };

/** Who may bind, and what it may do then. */
export class SmppSimulatorAccounts extends SmppElement {
  static override readonly tag = 'smpp-simulator-accounts';
  static override styles = [base, sectionStyles, styles];

  @property({ attribute: false }) accounts: readonly KnownAccount[] = [];

  @state() private draft: AccountDraft | undefined;

  override render() {
    const { draft } = this;
    return html`<section aria-labelledby="accounts"><h3 id="accounts">${msg('Accounts')}</h3>
      <div class="scroll"><table><thead><tr><th scope="col">system_id</th><th scope="col">${msg('May')}</th><th scope="col">${msg('Limits')}</th><th scope="col">${msg('Bound')}</th><th scope="col"><span class="visually-hidden">${msg('Change')}</span></th></tr></thead>
        <tbody>${this.accounts.map((account) => this.#row(account))}</tbody></table></div>
      <div class="actions"><button type="button" @click=${() => this.#edit(BLANK)}>${icon('add')}${msg('Add an account')}</button></div>
      ${draft ? this.#form(draft) : nothing}
    </section>`;
  }

  #row(account: KnownAccount): TemplateResult {
    const { system_id, bound } = account;
    return html`<tr><th scope="row"><bdi class="mono">${system_id}</bdi></th><td><bdi>${rightsOf(account)}</bdi></td><td>${limitsOf(account)}</td><td class="num">${bound}</td>
      <td class="tools">
        <button class="quiet" type="button" aria-label=${msg('Change {name}', { name: system_id })} @click=${() => this.#change(account)}>${msg('Change')}</button>
        <button class="quiet icon" type="button" title=${msg('Delete it, and end its sessions')} aria-label=${msg('Delete {name}', { name: system_id })} ?disabled=${this.accounts.length === 1}
          @click=${() => this.emit('smpp-control', { do: 'remove account', system_id })}>${icon('clear')}</button></td></tr>`;
  }

  #form(draft: AccountDraft): TemplateResult {
    const isNew = !this.accounts.some(({ system_id }) => system_id === draft.system_id);
    const set = (change: { [Name in keyof AccountDraft]?: AccountDraft[Name] | undefined }) => {
      this.draft = { system_id: '', ...defined<AccountDraft>({ ...draft, ...change }) };
    };
    const { modes = MODES, versions = VERSIONS } = draft;
    return html`<form class="edit" aria-label=${isNew ? msg('A new account') : `Account ${draft.system_id}`} @submit=${this.#save} @keydown=${this.#press}>
      <div class="grid">
        ${textField('system_id', draft.system_id, (system_id) => set({ system_id }), { max: 15 })}
        ${textField('password', draft.password ?? '', (password) => set({ password: password || undefined }), { max: 8, type: 'password', placeholder: isNew ? 'none' : 'stays as it is' })}
        ${numberField('Sessions at once', draft.maxBinds, { min: 1, step: '1', placeholder: '100' }, (maxBinds) => set({ maxBinds }))}
        ${numberField('Requests a second', draft.pdusPerSecond, { min: 0.001, placeholder: 'no limit' }, (pdusPerSecond) => set({ pdusPerSecond }))}
        ${numberField('Window', draft.window, { min: 1, step: '1', placeholder: 'no limit' }, (window) => set({ window }))}
        ${textField('May send from (pattern)', draft.sources ?? '', (sources) => set({ sources: sources || undefined }), { placeholder: 'any' })}
        ${textField('May send to (pattern)', draft.destinations ?? '', (destinations) => set({ destinations: destinations || undefined }), { placeholder: 'any' })}
        ${selectField('Receipts written as', draft.dialect ?? '', [['', 'as set'], ...Object.keys(DIALECTS).map((name) => [name, name] as const)], (dialect) => set({ dialect: (dialect || undefined) as DialectName | undefined }))}
      </div>
      <fieldset><legend>${msg('May bind as')}</legend><div class="checks">${MODES.map((mode) => checkField(mode, modes.includes(mode), (isOn) => set({ modes: toggled<BindMode>(MODES, modes, mode, isOn) })))}</div></fieldset>
      <fieldset><legend>${msg('In version')}</legend><div class="checks">${VERSIONS.map((version) => checkField(version, versions.includes(version), (isOn) => set({ versions: toggled<Version>(VERSIONS, versions, version, isOn) })))}</div></fieldset>
      <div class="actions"><button class="primary" type="submit" ?disabled=${draft.system_id === '' || modes.length === 0 || versions.length === 0}>${isNew ? msg('Add it') : msg('Change it')}</button>
        <button type="button" @click=${this.#leave}>${msg('Leave it')}</button></div>
    </form>`;
  }

  #change({ bound: _, ...account }: KnownAccount): void {
    this.#edit(account);
  }

  async #edit(draft: AccountDraft): Promise<void> {
    this.draft = draft;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form input')?.focus();
  }

  #save(event: SubmitEvent): void {
    event.preventDefault();
    this.emit('smpp-control', { do: 'put account', account: this.draft! });
    this.#leave();
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#leave();
  }

  async #leave(): Promise<void> {
    this.draft = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.actions button')?.focus();
  }
}

/** All of them ticked is the same as nothing said. */
function toggled<T>(all: readonly T[], chosen: readonly T[], one: T, isOn: boolean): readonly T[] | undefined {
  const next = all.filter((each) => (each === one ? isOn : chosen.includes(each)));
  return next.length === all.length ? undefined : next;
}

function rightsOf({ modes, versions, sources, destinations }: KnownAccount): string {
  const words = [
    modes?.join(', ') ?? msg('bind as anything'),
    versions?.join(', '),
    sources && `${msg('From')}: ${sources}`,
    destinations && `${msg('To')}: ${destinations}`,
  ];
  return words.filter((word) => word !== undefined).join(', ');
}

function limitsOf({ maxBinds, pdusPerSecond, window }: KnownAccount): string {
  const words = [
    maxBinds !== undefined && msg({ one: '{count} session', other: '{count} sessions' }, { count: maxBinds }),
    pdusPerSecond !== undefined && `${pdusPerSecond}/s`,
    window !== undefined && `${msg('Window')}: ${window}`,
  ];
  return words.filter((word) => word !== false).join(', ') || msg('none');
}
