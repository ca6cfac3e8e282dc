import { STATUSES } from '@smpp-web/codec/spec';
import { MESSAGE_STATES, type MessageState } from '@smpp-web/codec/text';
import { type Fate, LAST_DIGIT_RULES, type Rule, type RuleMatch } from '@smpp-web/smsc';
import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { defined } from '../common/defined.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { numberField, selectField, textField } from './fields.ts';
import { sectionStyles } from './section.styles.ts';

/** The fields by which a rule finds its messages. */
const MATCHES = [
  ['to', 'To fits'],
  ['from', 'From fits'],
  ['text', 'Text fits'],
  ['system_id', 'system_id is'],
] as const;

type Draft = { readonly when: RuleMatch; readonly do: Fate };

const BLANK: Draft = { when: {}, do: {} };

/** Rules that decide on single messages: the first that fits counts. */
export class SmppSimulatorRules extends SmppElement {
  static override readonly tag = 'smpp-simulator-rules';
  static override styles = [base, sectionStyles];

  @property({ attribute: false }) rules: readonly Rule[] = [];

  @state() private draft: Draft = BLANK;

  override render() {
    const { rules } = this;
    return html`<section aria-labelledby="rules"><h3 id="rules">${msg('Rules')}</h3>
      <p class="hint">${msg('The first rule that fits a message decides on it; what it leaves open is decided by the settings. Patterns are found anywhere, unless ^ or $ tie them.')}</p>
      ${rules.length === 0 ? html`<p class="none">${msg('No rules: all messages fare alike.')}</p>` : this.#table()}
      ${this.#form()}
      <div class="actions">
        <button class="primary" type="button" ?disabled=${!isComplete(this.draft)} @click=${this.#add}>${icon('add')}${msg('Add the rule')}</button>
        <button type="button" title=${msg('1 undeliverable, 2 expired, 3 rejected, 4 unknown, 5 throttled, 6 queue full, 7 refused, 8 no receipt, 9 two receipts')}
          @click=${() => this.#put([...rules, ...LAST_DIGIT_RULES])}>${msg('The last digit decides')}</button>
        <button class="quiet" type="button" ?disabled=${rules.length === 0} @click=${() => this.#put([])}>${icon('clear')}${msg('Delete all')}</button>
      </div>
    </section>`;
  }

  #table(): TemplateResult {
    return html`<div class="scroll"><table><thead><tr><th scope="col">${msg('When')}</th><th scope="col">${msg('Then')}</th><th scope="col"><span class="visually-hidden">${msg('Delete')}</span></th></tr></thead>
      <tbody>${this.rules.map(
        (rule, index) => html`<tr><td><bdi>${matchWords(rule.when)}</bdi></td><td><bdi>${fateWords(rule.do)}</bdi></td>
          <td class="tools"><button class="quiet icon" type="button" aria-label=${msg('Delete rule {number}', { number: index + 1 })} @click=${() => this.#put(this.rules.toSpliced(index, 1))}>${icon('close')}</button></td></tr>`,
      )}</tbody></table></div>`;
  }

  #form(): TemplateResult {
    const { when, do: fate } = this.draft;
    const then = (change: { [Name in keyof Fate]?: Fate[Name] | undefined }) => {
      this.draft = { when, do: defined<Fate>({ ...fate, ...change }) };
    };
    const states = MESSAGE_STATES.map((name) => [name, name] as const);
    return html`<fieldset><legend>${msg('A new rule: when')}</legend><div class="grid">
        ${MATCHES.map(([name, label]) =>
          textField(label, when[name] ?? '', (value) => {
            this.draft = { when: defined<RuleMatch>({ ...when, [name]: value || undefined }), do: fate };
          }),
        )}
      </div></fieldset>
      <fieldset><legend>${msg('Then')}</legend><div class="grid">
        ${selectField(
          'Refuse with',
          String(fate.status ?? ''),
          [
            ['', 'accept'],
            ...Object.keys(STATUSES)
              .filter((name) => name !== 'ESME_ROK')
              .map((name) => [name, name] as const),
          ],
          (status) => then({ status: status || undefined }),
        )}
        ${selectField('It ends', fate.state ?? '', [['', 'as set'], ...states], (value) => then({ state: (value || undefined) as MessageState | undefined }))}
        ${numberField('After (ms)', fate.delayMs, { min: 0, placeholder: 'as set' }, (delayMs) => then({ delayMs }))}
        ${numberField('Error', fate.error, { min: 0, max: 999, step: '1', placeholder: 'by state' }, (error) => then({ error }))}
        ${numberField('Receipts', fate.receipts, { min: 0, max: 100, step: '1', placeholder: '1' }, (receipts) => then({ receipts }))}
        ${numberField('Answer late by (ms)', fate.answerMs, { min: 0, max: 600_000, placeholder: '0' }, (answerMs) => then({ answerMs }))}
        ${textField('Reply with', fate.reply ?? '', (reply) => then({ reply: reply || undefined }), { placeholder: 'nothing' })}
      </div></fieldset>`;
  }

  #add(): void {
    this.#put([...this.rules, this.draft]);
    this.draft = BLANK;
  }

  #put(rules: readonly Rule[]): void {
    this.emit('smpp-control', { do: 'configure', settings: { rules } });
  }
}

function isComplete({ when, do: fate }: Draft): boolean {
  return Object.keys(when).length > 0 && Object.keys(fate).length > 0;
}

function matchWords(when: RuleMatch): string {
  const words = MATCHES.flatMap(([name, label]) =>
    when[name] === undefined ? [] : [`${label.toLowerCase()} ${when[name]}`],
  );
  return words.join(' and ') || 'always';
}

function fateWords({ status, state, delayMs, error, receipt, receipts, reply, answerMs }: Fate): string {
  const words = [
    status !== undefined && msg('refused with {status}', { status: String(status) }),
    state && msg('ends {state}', { state }),
    delayMs !== undefined && msg('after {time}', { time: `${delayMs} ms` }),
    error !== undefined && msg('error {number}', { number: error }),
    receipt === false && msg('no receipt'),
    receipts !== undefined && msg({ one: '{count} receipt', other: '{count} receipts' }, { count: receipts }),
    answerMs !== undefined && msg('answered after {time}', { time: `${answerMs} ms` }),
    reply && msg('reply “{text}”', { text: reply }),
  ];
  return words.filter((word) => typeof word === 'string').join(', ');
}
