import type { KnownStream, MoInit, MoStream } from '@smpp-web/smsc';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { numberField, selectField, textField } from './fields.ts';
import { sectionStyles } from './section.styles.ts';

const TEXTS: readonly (readonly [string, string])[] = [
  ['a short one', 'Hello from a mobile, number {n}'],
  ['emoji, which need UCS-2', 'Hello 👋 from a mobile, number {n}'],
  ['a long one, in parts', `Number {n}: ${'this text is as long as a letter. '.repeat(12)}`],
  ['right to left', 'مرحبا من الهاتف {n}'],
  ['a one-time code', 'Your code is {6}. It ends at {time}.'],
];

/** Messages of mobiles: one at a time, or many at a rate. */
export class SmppSimulatorMobiles extends SmppElement {
  static override readonly tag = 'smpp-simulator-mobiles';
  static override styles = [base, sectionStyles];

  @property({ attribute: false }) streams: readonly KnownStream[] = [];
  /** Names of the accounts. */
  @property({ attribute: false }) accounts: readonly string[] = [];

  @state() private from = '4477009{5}';
  @state() private to = '2775';
  @state() private text = TEXTS[0]![1];
  @state() private account = '';
  @state() private carrier: NonNullable<MoInit['carrier']> = 'deliver_sm';
  @state() private perSecond = 5;
  @state() private count: number | undefined = 100;

  override render() {
    return html`<section aria-labelledby="mobiles"><h3 id="mobiles">${msg('Messages of mobiles')}</h3>
      <div class="grid">
        ${textField('From', this.from, (value) => (this.from = value), { max: 20 })}
        ${textField('To', this.to, (value) => (this.to = value), { max: 20 })}
        ${selectField('For the account', this.account, [['', 'whoever serves the number'], ...this.accounts.map((name) => [name, name] as const)], (value) => (this.account = value))}
        ${selectField(
          'Carried by',
          this.carrier,
          [
            ['deliver_sm', 'deliver_sm'],
            ['data_sm', 'data_sm'],
          ],
          (value) => (this.carrier = value as typeof this.carrier),
        )}
      </div>
      <fieldset><legend>${msg('Text')}</legend>
        <textarea rows="2" dir="auto" aria-label=${msg('Text')} .value=${this.text} @input=${(event: Event) => (this.text = (event.target as HTMLTextAreaElement).value)}></textarea>
        <div class="checks">${TEXTS.map(([label, text]) => html`<button class="quiet" type="button" @click=${() => (this.text = text)}>${msg(label)}</button>`)}</div>
      </fieldset>
      <p class="hint">${msg('{n} is the number of the message, {time} the time, {6} six random digits: drawn from the seed, so that they come again with it.')}</p>
      <div class="actions"><button class="primary" type="button" ?disabled=${!this.#isComplete} @click=${this.#one}>${icon('in')}${msg('Deliver one')}</button></div>
      <fieldset><legend>${msg('Or many')}</legend><div class="grid">
        ${numberField('A second', this.perSecond, { min: 0.01, max: 10_000 }, (value = 1) => (this.perSecond = value))}
        ${numberField('In all', this.count, { min: 1, step: '1', placeholder: 'until stopped' }, (value) => (this.count = value))}
        <button type="button" ?disabled=${!this.#isComplete} @click=${this.#many}>${icon('play')}${msg('Start')}</button>
      </div></fieldset>
      ${this.streams.length > 0 ? html`<ul class="checks" aria-label=${msg('Under way')}>${this.streams.map((stream) => this.#stream(stream))}</ul>` : nothing}
    </section>`;
  }

  #stream({ number, from, to, perSecond, count }: KnownStream): TemplateResult {
    return html`<li><button type="button" @click=${() => this.emit('smpp-control', { do: 'stop stream', stream: number })}>${icon('stop')}${msg('Stop')}</button>
      <bdi>${from} → ${to}</bdi>, ${perSecond}/s${count === undefined ? '' : `, ${msg('{count} in all', { count })}`}</li>`;
  }

  get #isComplete(): boolean {
    return this.from !== '' && this.to !== '' && this.text !== '';
  }

  #one(): void {
    // The braces of a template are filled by a stream, so that one message is a stream of one.
    const isTemplate = [this.from, this.to, this.text].some((field) => field.includes('{'));
    if (isTemplate && this.carrier === 'deliver_sm')
      return this.emit('smpp-control', { do: 'stream', stream: { ...this.#stream0(), perSecond: 1_000, count: 1 } });
    this.emit('smpp-control', { do: 'mo', mo: { ...this.#stream0(), carrier: this.carrier } });
  }

  #many(): void {
    const { perSecond, count } = this;
    this.emit('smpp-control', {
      do: 'stream',
      stream: { ...this.#stream0(), perSecond, ...(count !== undefined && { count }) },
    });
  }

  #stream0(): Pick<MoStream, 'from' | 'to' | 'text' | 'system_id'> {
    const { from, to, text, account } = this;
    return { from, to, text, ...(account !== '' && { system_id: account }) };
  }
}
