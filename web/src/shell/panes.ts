import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { msg } from '../common/language.ts';
import { stepOf } from '../common/list-keys.ts';
import { StoreController } from '../common/store-controller.ts';
import { WidthController } from '../common/width-controller.ts';
import { NameStore } from '../messages/name-store.ts';
import { PresetStore } from '../messages/preset-store.ts';
import { SearchStore } from '../messages/search-store.ts';
import { SessionLabels } from '../timeline/session-labels.ts';
import { TimelineSettingsStore } from '../timeline/timeline-settings.ts';
import { CapabilityStore } from './capabilities.ts';
import type { ConsoleModel } from './model.ts';
import { panesStyles } from './panes.styles.ts';
import { PANES, type Pane, PlaceStore } from './place-store.ts';
import type { Preferences } from './preference-store.ts';

/** Below this width, in pixels, panes do not fit side by side and become tabs. */
const NARROW = 930;
/** Below this one a conversation and the list of them do not fit side by side either. */
const SINGLE = 620;

const TITLES: Readonly<Record<Pane, string>> = {
  messages: 'Messages',
  timeline: 'Timeline',
  inspector: 'Inspector',
  simulator: 'Simulator',
};

/** The first view: messages, timeline and inspector, side by side or as tabs. */
export class SmppPanes extends SmppElement {
  static override readonly tag = 'smpp-panes';
  static override styles = [base, panesStyles];

  @property({ attribute: false }) model: ConsoleModel | undefined;
  /** Whether it is in front; what is behind another view is not rendered. */
  @property({ type: Boolean }) active = true;

  readonly #width = new WidthController(this);

  override connectedCallback(): void {
    if (!this.hasUpdated && this.model) this.#tie(this.model);
    super.connectedCallback();
  }

  override shouldUpdate(): boolean {
    return this.model !== undefined && (this.active || !this.hasUpdated);
  }

  override render() {
    if (this.#width.value >= NARROW) return this.#sideBySide();
    return html`${this.#tabs()}<div role="tabpanel" id="panel" aria-labelledby=${`tab-${this.#pane}`}>${this.#single()}</div>`;
  }

  get #pane(): Pane {
    const { pane } = this.model!.part(PlaceStore).get();
    return this.#panes.includes(pane) ? pane : 'messages';
  }

  get #panes(): readonly Pane[] {
    return this.#isReadOnly ? PANES.filter((pane) => pane !== 'simulator') : PANES;
  }

  get #isReadOnly(): boolean {
    return this.model!.part(CapabilityStore).get().isReadOnly;
  }

  #sideBySide(): TemplateResult {
    const { panes, hiddenPanes } = this.model!.preferences.get();
    const wire = hiddenPanes.includes('inspector')
      ? this.#timeline()
      : html`<wa-split-panel orientation="vertical" position=${panes.timeline} @wa-reposition=${this.#resize('timeline')}>
          <div slot="start">${this.#timeline()}</div>
          <div slot="end">${this.#inspector()}</div>
        </wa-split-panel>`;
    if (hiddenPanes.includes('messages')) return html`<div class="whole">${wire}</div>`;
    return html`<wa-split-panel class="columns" position=${panes.messages} @wa-reposition=${this.#resize('messages')}>
      <div slot="start" class="messages">${this.#side(true)} ${this.#conversation()}</div>
      <div slot="end">${wire}</div>
    </wa-split-panel>`;
  }

  #tabs(): TemplateResult {
    const unread = this.model!.messages.get().list.reduce((sum, each) => sum + each.unread, 0);
    return html`<div role="tablist" aria-label=${msg('Panes')} @keydown=${this.#press}>
      ${this.#panes.map(
        (
          pane,
        ) => html`<button type="button" role="tab" id=${`tab-${pane}`} aria-selected=${pane === this.#pane} aria-controls="panel"
          tabindex=${pane === this.#pane ? 0 : -1} @click=${() => this.#turnTo(pane)}>
          ${msg(TITLES[pane])}${pane === 'messages' && unread > 0 ? html`<span class="badge">${unread}</span>` : nothing}
        </button>`,
      )}
    </div>`;
  }

  #single(): TemplateResult {
    switch (this.#pane) {
      case 'timeline':
        return this.#timeline();
      case 'inspector':
        return this.#inspector();
      case 'simulator':
        return this.#simulator();
      case 'messages':
        return this.#messages();
    }
  }

  #messages(): TemplateResult {
    if (this.#width.value >= SINGLE)
      return html`<div class="messages">${this.#side(false)} ${this.#conversation()}</div>`;
    const { open, list } = this.model!.messages.get();
    const isListShown = open === undefined && list.length > 0;
    return html`<div class="messages single">${isListShown ? this.#side(false) : this.#conversation(true)}</div>`;
  }

  #side(hasSimulator: boolean): TemplateResult {
    const { list, open } = this.model!.messages.get();
    const { query, hits } = this.model!.part(SearchStore).get();
    return html`<div class="side">
      <smpp-conversation-list .conversations=${list} .selected=${open} .query=${query} .hits=${hits} .names=${this.model!.part(NameStore).get()}></smpp-conversation-list>
      ${hasSimulator && this.#isInPage && !this.#isReadOnly ? this.#simulator() : nothing}
    </div>`;
  }

  #conversation(narrow = false): TemplateResult {
    const { list, open } = this.model!.messages.get();
    const { phase, bound } = this.model!.link.get();
    const { query, sought } = this.model!.part(SearchStore).get();
    // While the session is on its way, messages wait for it.
    const isOpen = phase === 'bound' || phase === 'waiting' || phase === 'connecting';
    const blocked = isOpen ? (bound?.mode === 'receiver' ? 'A receiver may not send' : '') : 'Bind first';
    return html`<smpp-conversation .conversation=${list.find(({ peer }) => peer === open)} ?bound=${phase === 'bound'} ?narrow=${narrow}
        .query=${query} .sought=${sought} .name=${
          this.model!.part(NameStore)
            .get()
            .get(open ?? '') ?? ''
        }></smpp-conversation>
      ${this.#isReadOnly ? nothing : html`<smpp-composer .draft=${this.model!.composer.get()} .presets=${this.model!.part(PresetStore).get()} .version=${bound?.version ?? '3.4'} .blocked=${blocked} .problem=${this.model!.sendProblem.get()}></smpp-composer>`}`;
  }

  #timeline(): TemplateResult {
    const { entry, kept } = this.model!.selection.get();
    return html`<smpp-timeline .view=${this.model!.log.get()} .selected=${entry} .compared=${kept}
      .settings=${this.model!.part(TimelineSettingsStore).get()} .sessions=${this.model!.part(SessionLabels).get()}></smpp-timeline>`;
  }

  #inspector(): TemplateResult {
    const { selection, log } = this.model!;
    // The partner may have come since the entry was selected.
    const partner = log.entry(log.entry(selection.get().entry?.id)?.partner);
    return html`<smpp-inspector .selection=${selection.get()} .partner=${partner}></smpp-inspector>`;
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
    const { link, messages, log, selection, composer, simulator, preferences, sendProblem } = model;
    const shell = [
      model.part(PlaceStore),
      model.part(CapabilityStore),
      model.part(SearchStore),
      model.part(NameStore),
      model.part(PresetStore),
    ];
    const wire = [model.part(TimelineSettingsStore), model.part(SessionLabels)];
    for (const store of [
      link,
      messages,
      log,
      selection,
      composer,
      simulator,
      preferences,
      sendProblem,
      ...shell,
      ...wire,
    ])
      new StoreController<unknown, unknown>(this, store, (value) => value);
  }

  #turnTo(pane: Pane): void {
    this.model!.part(PlaceStore).turnTo(pane);
  }

  #resize(pane: keyof Preferences['panes']) {
    return (event: Event) => {
      event.stopPropagation();
      const { position } = event.target as HTMLElement & { position: number };
      const { preferences } = this.model!;
      const { panes } = preferences.get();
      if (this.active && Number.isFinite(position) && position !== panes[pane])
        preferences.patch({ panes: { ...panes, [pane]: position } });
    };
  }

  #press(event: KeyboardEvent): void {
    const [forth, back] = this.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const key = { [forth]: 'ArrowDown', [back]: 'ArrowUp' }[event.key] ?? event.key;
    const next = stepOf(key, this.#panes.indexOf(this.#pane), this.#panes.length);
    if (next === undefined) return;
    event.preventDefault();
    this.#turnTo(this.#panes[next]!);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${this.#panes[next]}`)?.focus();
  }
}
