import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';
import type { MenuItem, MenuPlace, SmppMenu } from '../common/menu.ts';
import { COPY_FORMATS } from '../timeline/copy-formats.ts';
import type { Entry } from '../timeline/wire-log.ts';
import { commandName } from '../words/command-name.ts';
import { clockTime, duration, octets } from '../words/format.ts';
import { fieldMenu } from './field-menu.ts';
import { inspectorStyles } from './inspector.styles.ts';
import type { Inspected, Selection } from './selection-store.ts';
import { chainTo } from './span-tree.ts';

const TABS = ['fields', 'exchange', 'message', 'payload', 'compare'] as const;
type Tab = (typeof TABS)[number];

const TITLES: Readonly<Record<Tab, string>> = {
  fields: 'Fields',
  exchange: 'Exchange',
  message: 'Message',
  payload: 'Payload',
  compare: 'Compare',
};

/** One frame in full: its fields and octets, which mark each other; its exchange; its message; another one beside it. */
export class SmppInspector extends SmppElement {
  static override readonly tag = 'smpp-inspector';
  static override styles = [base, inspectorStyles];

  @property({ attribute: false }) selection: Selection | undefined;
  /** The entry that answers the selected one, or that it answers. */
  @property({ attribute: false }) partner: Entry | undefined;

  @state() private tab: Tab = 'fields';
  @state() private hasTabs = false;
  @query('smpp-menu') private menu!: SmppMenu;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('selection')) return;
    const before = changed.get('selection') as Selection | undefined;
    const { other, frame } = this.selection ?? {};
    // What was asked for is shown at once; and a comparison that is over leaves its tab.
    if (other && other !== before?.other) this.#turnTo('compare');
    else if (!other && this.tab === 'compare') this.tab = 'fields';
    if (this.tab === 'message' && frame !== before?.frame) this.#findParts();
  }

  override render() {
    const { frame, entry, inspection } = this.selection ?? {};
    if (!frame) return this.#empty();
    if (!inspection) return html`<p class="empty">${msg('Reading…')}</p>`;
    const { command, issues, error, summary } = inspection;
    const title = command ?? (entry ? commandName(entry.command_id) : summary);
    return html`<header>
        <h2 data-direction=${entry?.direction ?? nothing}>${title}</h2>
        <span class="muted">${entry ? `${entry.direction === 'out' ? msg('sent') : msg('received')} ${clockTime(entry.at)}` : msg('pasted')} · ${octets(frame.length)}</span>
        <span class="ends">
          ${entry ? this.#partnerButton(entry) : nothing}
          <button class="quiet icon" type="button" aria-haspopup="menu" title=${msg('More')} aria-label=${msg('More of this PDU')} @click=${this.#more}>${icon('more')}</button>
        </span>
      </header>
      ${this.#tabs()}
      ${issues.length > 0 ? html`<ul class=${error ? 'issues bad' : 'issues'} tabindex="0" aria-label=${msg('Issues')}>${issues.map(({ message }) => html`<li>${message}</li>`)}</ul>` : nothing}
      <div role="tabpanel" id="panel" aria-labelledby=${`tab-${this.tab}`} @contextmenu=${this.#context} @keydown=${this.#press}>${this.#panel(this.selection as Inspected & Selection)}</div>
      <smpp-menu></smpp-menu>`;
  }

  #tabs(): TemplateResult {
    const tabs = TABS.filter((tab) => tab !== 'compare' || this.selection?.other);
    return html`<div role="tablist" aria-label=${msg('What is shown of the PDU')} @keydown=${(event: KeyboardEvent) => this.#alongTabs(event, tabs)}>
      ${tabs.map(
        (
          tab,
        ) => html`<button type="button" role="tab" id=${`tab-${tab}`} aria-selected=${tab === this.tab} aria-controls="panel"
          tabindex=${tab === this.tab ? 0 : -1} @click=${() => this.#turnTo(tab)}>${msg(TITLES[tab])}</button>`,
      )}
    </div>`;
  }

  #panel({ frame, entry, inspection, path, other, parts }: Inspected & Selection): TemplateResult {
    const { spans } = inspection;
    const span = chainTo(spans, path).at(-1);
    if (this.tab !== 'fields' && !this.hasTabs) return html`<p class="empty">${msg('Reading…')}</p>`;
    switch (this.tab) {
      case 'fields':
        return html`<div class="body">
            <smpp-field-tree .spans=${spans} .marked=${path}></smpp-field-tree>
            <smpp-hex-view .octets=${frame} .spans=${spans} .marked=${path}></smpp-hex-view>
          </div>
          <smpp-field-detail .span=${span}></smpp-field-detail>`;
      case 'exchange':
        return html`<smpp-exchange .entry=${entry} .partner=${this.partner}></smpp-exchange>`;
      case 'message':
        return html`<smpp-part-table .message=${parts} .current=${entry?.id}></smpp-part-table>`;
      case 'payload':
        return html`<smpp-payload .octets=${frame} .inspection=${inspection} .span=${span}></smpp-payload>`;
      case 'compare':
        return html`<smpp-pdu-diff .first=${other} .second=${{ frame, entry, inspection }}></smpp-pdu-diff>`;
    }
  }

  #partnerButton(entry: Entry): TemplateResult {
    const { partner } = this;
    if (!partner) return html`<span class="muted">${entry.command_id < 0x80000000 ? msg('no answer yet') : ''}</span>`;
    const isAnswer = partner.latencyMs !== undefined;
    const latency = duration((isAnswer ? partner : entry).latencyMs ?? 0);
    const text = isAnswer ? msg('answered in {latency}', { latency }) : msg('answers, {latency} later', { latency });
    return html`<button type="button" @click=${() => this.emit('smpp-select-frame', { id: partner.id, by: 'keyboard' })}>
      ${icon('link')}${text}: ${commandName(partner.command_id)}
    </button>`;
  }

  #empty(): TemplateResult {
    return html`<div class="empty">${icon('inspect')}<strong>${msg('Every octet explained')}</strong>
      <p>${msg('Select a PDU above, or paste one with “Decode hex”. Fields and octets mark each other, down to header elements and single bits.')}</p></div>`;
  }

  #turnTo(tab: Tab): void {
    this.tab = tab;
    if (tab === 'message') this.#findParts();
    if (tab === 'fields' || this.hasTabs) return;
    void import('./tabs.ts').then(({ defineTabs }) => {
      defineTabs();
      this.hasTabs = true;
    });
  }

  #findParts(): void {
    if (!this.selection?.parts) queueMicrotask(() => this.emit('smpp-find-parts'));
  }

  #alongTabs(event: KeyboardEvent, tabs: readonly Tab[]): void {
    const [forth, back] = this.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const key = { [forth]: 'ArrowDown', [back]: 'ArrowUp' }[event.key] ?? event.key;
    const next = stepOf(key, tabs.indexOf(this.tab), tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    this.#turnTo(tabs[next]!);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${tabs[next]}`)?.focus();
  }

  #more({ currentTarget }: Event): void {
    this.menu.open(currentTarget as Element, msg('PDU'), () => this.#items());
  }

  #items(): MenuItem[] {
    const { entry, frame, kept } = this.selection!;
    const ids = entry ? [entry.id] : [];
    const compare: MenuItem[] = entry
      ? [
          kept !== undefined && kept !== entry.id
            ? {
                label: msg('Compare with the one that was kept'),
                icon: 'compare',
                run: () => this.emit('smpp-compare', { first: kept, second: entry.id }),
              }
            : {
                label: msg('Compare with…'),
                icon: 'compare',
                run: () => this.emit('smpp-compare', { first: entry.id, second: undefined }),
              },
        ]
      : [];
    return [
      ...compare,
      ...(this.partner && entry
        ? [
            {
              label: msg('Compare with its partner'),
              icon: 'compare' as const,
              run: () => this.emit('smpp-compare', { first: this.partner!.id, second: entry.id }),
            },
          ]
        : []),
      {
        label: msg('Open in the workbench'),
        icon: 'workbench',
        run: () => this.emit('smpp-open-workbench', { octets: frame!.slice() }),
      },
      ...(entry
        ? COPY_FORMATS.map(({ id, title }, index) => ({
            label: msg('Copy as {form}', { form: title }),
            divided: index === 0,
            run: () => this.emit('smpp-copy', { ids, as: id }),
          }))
        : []),
    ];
  }

  /** A menu on the marked field: by the pointer, or by its key. */
  #context(event: MouseEvent): void {
    if (this.tab !== 'fields') return;
    event.preventDefault();
    // The pointer marks what it is on; the menu is about that.
    const target = event.composedPath()[0] as Element;
    (target.closest<HTMLElement>('[role=treeitem], .octet') ?? undefined)?.click();
    this.#openFieldMenu({ x: event.clientX, y: event.clientY });
  }

  #press(event: KeyboardEvent): void {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const isCopy = (event.ctrlKey || event.metaKey) && event.key === 'c' && getSelection()?.isCollapsed !== false;
    if (this.tab !== 'fields' || !(isMenuKey || isCopy)) return;
    event.preventDefault();
    this.#openFieldMenu(this.renderRoot.querySelector('smpp-field-detail')!);
  }

  #openFieldMenu(place: MenuPlace): void {
    // What a click has marked comes down with the next properties.
    requestAnimationFrame(() => {
      const { inspection, path, frame } = this.selection ?? {};
      const chain = inspection ? chainTo(inspection.spans, path) : [];
      if (chain.length === 0 || !frame) return;
      this.menu.open(place, chain.at(-1)!.name, () => fieldMenu(chain, frame, this.emit.bind(this)));
    });
  }
}
