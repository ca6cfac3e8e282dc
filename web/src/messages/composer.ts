import type { Version } from '@smpp-web/codec';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { MenuItem, SmppMenu } from '../common/menu.ts';
import { composerStyles } from './composer.styles.ts';
import type { Draft } from './draft-store.ts';
import type * as OptionWords from './option-words.ts';
import { NO_PRESETS, type Presets, type Sender } from './preset-store.ts';

/** Longest text that the field takes: 255 parts of GSM 7-bit, the most that one message can have. */
const MAX_CHARACTERS = 39_015;

/** Characters of a kept text that a menu shows. */
const LABEL_LENGTH = 40;

/** What is shown below the text on demand; loaded when it first is. */
const MORE = {
  options: async () => (await import('./send-options.ts')).defineSendOptions(),
  parts: async () => (await import('./part-list.ts')).definePartList(),
} as const;

/** Writes a message. Shows what it will take while it is written. */
export class SmppComposer extends SmppElement {
  static override readonly tag = 'smpp-composer';
  static override styles = [base, composerStyles];

  @property({ attribute: false }) draft: Draft | undefined;
  @property({ attribute: false }) presets: Presets = NO_PRESETS;
  /** The version that the session speaks: what it allows is offered. */
  @property() version: Version = '3.4';
  /** Why messages cannot be sent now; empty when they can. */
  @property() blocked = '';
  /** Why the last one could not be sent. */
  @property() problem = '';

  @state() private more: keyof typeof MORE | undefined;
  /** Says what options are; loaded when there are any. */
  @state() private optionWords: typeof OptionWords.optionWords | undefined;
  @query('smpp-menu') private menu!: SmppMenu;
  @query('textarea') private field!: HTMLTextAreaElement | null;

  override focus(): void {
    this.field?.focus();
  }

  override willUpdate(): void {
    if (!this.optionWords && this.draft && Object.keys(this.draft.options).length > 0) void this.#loadWords();
  }

  override render() {
    if (!this.draft) return nothing;
    const { text, measure, problem } = this.draft;
    const said = this.problem || (text === '' ? '' : problem);
    return html`<form @submit=${this.#submit} @keydown=${this.#press}>
      ${this.#addresses(this.draft)}
      <textarea name="text" rows="3" aria-label=${msg('Message')} placeholder=${msg('Message')} dir="auto" maxlength=${MAX_CHARACTERS}
        .value=${text} @input=${this.#input}></textarea>
      <div class="foot">
        <smpp-segment-meter .measure=${measure} ?open=${this.more === 'parts'} @smpp-parts=${() => this.#show('parts')}></smpp-segment-meter>
        ${this.#send(this.draft)}
      </div>
      ${this.#differs(this.draft)}
      ${said ? html`<p class="problem" role="alert">${said}</p>` : nothing}
    </form>
    ${this.more === 'options' ? html`<smpp-send-options class="more" id="options" .draft=${this.draft} .version=${this.version}></smpp-send-options>` : nothing}
    ${this.more === 'parts' ? html`<smpp-part-list class="more" .request=${this.draft}></smpp-part-list>` : nothing}
    <smpp-menu></smpp-menu>`;
  }

  #addresses({ to, from }: Draft): TemplateResult {
    return html`<div class="addresses">
      <div class="address"><label><span>${msg('To')}</span>
        <input name="to" .value=${to} required maxlength="21" spellcheck="false" autocomplete="off" @input=${this.#input} /></label></div>
      <div class="address"><label><span>${msg('From')}</span>
        <input name="from" .value=${from} maxlength="21" spellcheck="false" autocomplete="off"
          placeholder=${msg('left to the message centre')} @input=${this.#input} /></label>
        <button class="icon quiet" type="button" title=${msg('Senders')} aria-label=${msg('Senders')} aria-haspopup="menu"
          @click=${(event: Event) => this.menu.open(event.currentTarget as Element, msg('Senders'), () => this.#senders())}>${icon('below')}</button></div>
    </div>`;
  }

  #send(draft: Draft): TemplateResult {
    const isOpen = this.more === 'options';
    return html`<div class="send">
      <label class="check"><input name="receipt" type="checkbox" .checked=${wantsReceipt(draft)} @change=${this.#receipt} /><span>${msg('Receipt')}</span></label>
      <button class="icon quiet" type="button" title=${msg('Kept texts')} aria-label=${msg('Kept texts')} aria-haspopup="menu"
        @click=${(event: Event) => this.menu.open(event.currentTarget as Element, msg('Kept texts'), () => this.#texts())}>${icon('message')}</button>
      <button class="icon quiet" type="button" title=${msg('How it is sent')} aria-label=${msg('How it is sent')} aria-expanded=${isOpen}
        @click=${() => this.#show('options')}>${icon('settings')}</button>
      <button class="primary" type="submit" title=${this.blocked || `${msg('Send')} (${SHORTCUT})`} ?disabled=${!this.#canSend}>
        ${icon('send')}${msg('Send')}
      </button>
    </div>`;
  }

  /** What of the options is not as usual, so that nobody sends a flash message unawares. */
  #differs({ options }: Draft): TemplateResult | typeof nothing {
    const words = this.optionWords?.(options) ?? [];
    if (words.length === 0) return nothing;
    const all = words.join(' · ');
    return html`<div class="differs"><p title=${all}><strong>${msg('Sent differently:')}</strong> ${all}</p>
      <button class="quiet" type="button" @click=${() => this.emit('smpp-draft', { options: {} })}>${icon('undo')}${msg('As usual')}</button></div>`;
  }

  #senders(): MenuItem[] {
    const { from, options } = this.draft!;
    const { senders } = this.presets;
    const current: Sender = { addr: from, kind: options.source };
    const isKept = senders.some(({ addr }) => addr === from);
    return [
      ...senders.map((sender) => ({
        label: sender.kind ? `${sender.addr} (ton ${sender.kind.ton}, npi ${sender.kind.npi})` : sender.addr,
        run: () => this.#sendFrom(sender),
      })),
      {
        label: from === '' ? msg('Keep this sender') : msg('Keep {from}', { from }),
        icon: 'add',
        divided: true,
        disabled: from === '' || isKept,
        run: () => this.emit('smpp-preset', { act: 'keep', sender: current }),
      },
      ...(isKept
        ? [
            {
              label: msg('Forget {from}', { from }),
              icon: 'clear' as const,
              run: () => this.emit('smpp-preset', { act: 'forget', sender: current }),
            },
          ]
        : []),
    ];
  }

  #sendFrom({ addr, kind }: Sender): void {
    const { source: _, ...options } = this.draft!.options;
    this.emit('smpp-draft', { from: addr, options: kind ? { ...options, source: kind } : options });
  }

  #texts(): MenuItem[] {
    const { text } = this.draft!;
    const { texts } = this.presets;
    const label = (kept: string) => (kept.length > LABEL_LENGTH ? `${kept.slice(0, LABEL_LENGTH)}…` : kept);
    return [
      ...texts.map((kept) => ({ label: label(kept), run: () => this.emit('smpp-draft', { text: kept }) })),
      {
        label: msg('Keep this text'),
        icon: 'add',
        divided: true,
        disabled: text === '' || texts.includes(text),
        run: () => this.emit('smpp-preset', { act: 'keep', text }),
      },
      {
        label: msg('Forget a text'),
        icon: 'clear',
        disabled: texts.length === 0,
        items: () =>
          texts.map((kept) => ({
            label: label(kept),
            run: () => this.emit('smpp-preset', { act: 'forget', text: kept }),
          })),
      },
    ];
  }

  async #loadWords(): Promise<void> {
    this.optionWords = (await import('./option-words.ts')).optionWords;
  }

  async #show(more: keyof typeof MORE): Promise<void> {
    if (this.more === more) {
      this.more = undefined;
      return;
    }
    await MORE[more]();
    this.more = more;
  }

  get #canSend(): boolean {
    const { to, text, problem } = this.draft!;
    return this.blocked === '' && to !== '' && text !== '' && problem === '';
  }

  #input(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    this.emit('smpp-draft', { [name]: value });
  }

  #receipt(event: Event): void {
    const receipt = (event.target as HTMLInputElement).checked;
    const { options } = this.draft!;
    // The box says it all: what the options had in store for it is given up.
    const { registered_delivery: _, ...fields } = options.fields ?? {};
    const rest = Object.keys(fields).length > 0 ? { ...options, fields } : withoutFields(options);
    this.emit(
      'smpp-draft',
      options.fields?.registered_delivery === undefined ? { receipt } : { receipt, options: rest },
    );
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.#canSend) this.emit('smpp-send');
  }

  #press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.#canSend) this.emit('smpp-send');
  }
}

const SHORTCUT = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '') ? '⌘ Enter' : 'Ctrl+Enter';

/** Bits of registered_delivery that ask for a receipt of the final state (SMPP 5.0, 4.7.21). */
const FINAL_RECEIPT = 3;

function wantsReceipt({ receipt, options }: Draft): boolean {
  const asked = options.fields?.registered_delivery;
  return asked === undefined ? receipt : (asked & FINAL_RECEIPT) !== 0;
}

function withoutFields({ fields: _, ...options }: Draft['options']): Draft['options'] {
  return options;
}
