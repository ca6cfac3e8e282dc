import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { stepOf } from '../common/list-keys.ts';
import { StoreController } from '../common/store-controller.ts';
import { WidthController } from '../common/width-controller.ts';
import type { SmppDecodeDialog } from '../inspector/decode-dialog.ts';
import { consoleStyles } from './console.styles.ts';
import { listenTo } from './console-requests.ts';
import { ConsoleModel } from './model.ts';
import type { Preferences, Theme } from './preference-store.ts';

/** Below this width, in pixels, panes do not fit side by side and become tabs. */
const NARROW = 1_000;
/** Below this one a conversation and the list of them do not fit side by side either. */
const SINGLE = 620;

const TABS = ['messages', 'timeline', 'inspector', 'simulator'] as const;
export type Tab = (typeof TABS)[number];

const TAB_TITLES: Readonly<Record<Tab, string>> = {
  messages: 'Messages',
  timeline: 'Timeline',
  inspector: 'Inspector',
  simulator: 'Simulator',
};

/** The whole console: connection, conversations, timeline and inspector, tied to the stores of one model. */
export class SmppConsole extends SmppElement {
  static override readonly tag = 'smpp-console';
  static override styles = [base, consoleStyles];

  /** Where the bridge serves `/targets` and `/smpp/`. Default: where the page comes from. Read once, on connection. */
  @property() bridge = '';
  /** `auto` follows the system. Setting it overrides what was remembered. */
  @property({ reflect: true }) theme: Theme | undefined;
  /** The stores. Given before the element is connected, or made then. */
  @property({ attribute: false }) model: ConsoleModel | undefined;

  @property({ type: Boolean, reflect: true }) private narrow = false;
  @state() private tab: Tab = 'messages';
  @query('smpp-decode-dialog') private dialog!: SmppDecodeDialog;
  readonly #width = new WidthController(this);
  #isOwn = false;

  override connectedCallback(): void {
    if (!this.model) {
      this.model = new ConsoleModel({ bridge: this.bridge });
      this.#isOwn = true;
    }
    if (!this.hasUpdated) this.#tie(this.model);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is connected again at once, and keeps its session.
    queueMicrotask(() => {
      if (this.#isOwn && !this.isConnected) this.model?.dispose();
    });
  }

  /** Goes to a pane; where all are in sight nothing happens. */
  show(tab: Tab): void {
    this.tab = tab;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { model } = this;
    if (!model) return;
    if (changed.has('theme') && this.theme && this.theme !== model.preferences.get().theme)
      model.preferences.patch({ theme: this.theme });
    this.theme = model.preferences.get().theme;
    this.narrow = this.#width.value < NARROW;
  }

  override render() {
    const model = this.model!;
    const link = model.link.get();
    return html`<header class="bar" part="bar">
        <h1><svg class="brand" viewBox="0 0 16 16" aria-hidden="true"><path d="M1.5 8h3l1.5-4 3 8 1.5-4h4" /></svg>SMPP console</h1>
        <smpp-connection-bar .link=${link} .targets=${model.targets.get()} .preferences=${model.preferences.get()}></smpp-connection-bar>
        <div class="actions">
          <button class="quiet" type="button" @click=${() => this.dialog.open()}>${icon('decode')}Decode hex</button>
          <smpp-theme-switch .theme=${this.theme ?? 'auto'}></smpp-theme-switch>
        </div>
      </header>
      <div role="alert"><smpp-failure-notice .failure=${link.failure}></smpp-failure-notice></div>
      ${this.narrow ? this.#tabs() : nothing}
      <main part="panes">${this.narrow ? this.#tabPanel() : this.#panes()}</main>
      <smpp-decode-dialog></smpp-decode-dialog>
      <p class="visually-hidden" role="status">${model.announcement.get()}</p>`;
  }

  #panes(): TemplateResult {
    const { panes } = this.model!.preferences.get();
    return html`<wa-split-panel class="columns" position=${panes.messages} @wa-reposition=${this.#resize('messages')}>
      <div slot="start" class="messages">${this.#side(true)} ${this.#conversation()}</div>
      <wa-split-panel slot="end" orientation="vertical" position=${panes.timeline} @wa-reposition=${this.#resize('timeline')}>
        <div slot="start">${this.#timeline()}</div>
        <div slot="end">${this.#inspector()}</div>
      </wa-split-panel>
    </wa-split-panel>`;
  }

  #tabs(): TemplateResult {
    const unread = this.model!.messages.get().list.reduce((sum, each) => sum + each.unread, 0);
    return html`<div role="tablist" aria-label="Panes" @keydown=${this.#pressTab}>
      ${TABS.map(
        (
          tab,
        ) => html`<button type="button" role="tab" id=${`tab-${tab}`} aria-selected=${tab === this.tab} aria-controls="panel"
          tabindex=${tab === this.tab ? 0 : -1} @click=${() => this.show(tab)}>
          ${TAB_TITLES[tab]}${tab === 'messages' && unread > 0 ? html`<span class="badge">${unread}</span>` : nothing}
        </button>`,
      )}
    </div>`;
  }

  #tabPanel(): TemplateResult {
    return html`<div role="tabpanel" id="panel" aria-labelledby=${`tab-${this.tab}`}>${this.#pane()}</div>`;
  }

  #pane(): TemplateResult {
    switch (this.tab) {
      case 'timeline':
        return this.#timeline();
      case 'inspector':
        return this.#inspector();
      case 'simulator':
        return this.#simulator();
      case 'messages':
        return this.#messagesTab();
    }
  }

  #messagesTab(): TemplateResult {
    if (this.#width.value >= SINGLE)
      return html`<div class="messages">${this.#side(false)} ${this.#conversation()}</div>`;
    const { open, list } = this.model!.messages.get();
    const isListShown = open === undefined && list.length > 0;
    return html`<div class="messages single">${isListShown ? this.#side(false) : this.#conversation(true)}</div>`;
  }

  #side(hasSimulator: boolean): TemplateResult {
    const { list, open } = this.model!.messages.get();
    return html`<div class="side">
      <smpp-conversation-list .conversations=${list} .selected=${open}></smpp-conversation-list>
      ${hasSimulator && this.#isInPage ? this.#simulator() : nothing}
    </div>`;
  }

  #conversation(narrow = false): TemplateResult {
    const { list, open } = this.model!.messages.get();
    const { phase, bound } = this.model!.link.get();
    const isBound = phase === 'bound';
    const blocked = isBound ? (bound?.mode === 'receiver' ? 'A receiver may not send' : '') : 'Bind first';
    return html`<smpp-conversation .conversation=${list.find(({ peer }) => peer === open)} ?bound=${isBound} ?narrow=${narrow}></smpp-conversation>
      <smpp-composer .draft=${this.model!.composer.get()} .blocked=${blocked} .problem=${this.model!.sendProblem.get()}></smpp-composer>`;
  }

  #timeline(): TemplateResult {
    return html`<smpp-timeline .view=${this.model!.log.get()} .selected=${this.model!.selection.get().entry}></smpp-timeline>`;
  }

  #inspector(): TemplateResult {
    const selection = this.model!.selection.get();
    return html`<smpp-inspector .selection=${selection} .partner=${this.model!.log.entry(selection.entry?.partner)}></smpp-inspector>`;
  }

  #simulator(): TemplateResult {
    const { phase, bound } = this.model!.link.get();
    const isReady = this.#isInPage && phase === 'bound' && bound?.mode !== 'transmitter';
    return html`<smpp-simulator-panel .panel=${this.model!.simulator.get()} ?ready=${isReady}></smpp-simulator-panel>`;
  }

  /** Whether the message centre is the one in this page, or would be with the next bind. */
  get #isInPage(): boolean {
    return this.model!.preferences.get().target === 'page';
  }

  #tie(model: ConsoleModel): void {
    const { link, messages, log, selection, composer, simulator, preferences, targets, announcement, sendProblem } =
      model;
    const stores = [
      link,
      messages,
      log,
      selection,
      composer,
      simulator,
      preferences,
      targets,
      announcement,
      sendProblem,
    ];
    for (const store of stores) new StoreController<unknown, unknown>(this, store, (value) => value);
    listenTo(this, model);
  }

  #resize(pane: keyof Preferences['panes']) {
    return (event: Event) => {
      event.stopPropagation();
      const { position } = event.target as HTMLElement & { position: number };
      const { preferences } = this.model!;
      const { panes } = preferences.get();
      if (Number.isFinite(position) && position !== panes[pane])
        preferences.patch({ panes: { ...panes, [pane]: position } });
    };
  }

  #pressTab(event: KeyboardEvent): void {
    const key = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key] ?? event.key;
    const next = stepOf(key, TABS.indexOf(this.tab), TABS.length);
    if (next === undefined) return;
    event.preventDefault();
    this.show(TABS[next]!);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${TABS[next]}`)?.focus();
  }
}
