import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { directionAt, languageOf } from '../common/element-language.ts';
import { FileDrop } from '../common/file-drop.ts';
import { type IconName, icon } from '../common/icon.ts';
import { languageFor, languagesKnown, msg } from '../common/language.ts';
import { StoreController } from '../common/store-controller.ts';
import { Subscription } from '../common/subscription.ts';
import { WidthController } from '../common/width-controller.ts';
import { connectionBar, connectionStores } from '../connections/parts.ts';
import { HistoryKeeper } from '../history/keep.ts';
import type { SmppDecodeDialog } from '../inspector/decode-dialog.ts';
import { FragmentController } from '../workbench/fragment.ts';
import { CapabilityStore } from './capabilities.ts';
import { CommandStore } from './command-store.ts';
import { consoleStyles } from './console.styles.ts';
import { listenTo } from './console-requests.ts';
import { DialogStore } from './dialog-store.ts';
import { dialogsOf } from './dialogs.ts';
import { type StartEngine, startWorker } from './engine-client.ts';
import { keysInWords } from './keys.ts';
import { LogLimits } from './log-limits.ts';
import { ConsoleModel } from './model.ts';
import { FIRST_VIEW, type Pane, PlaceStore } from './place-store.ts';
import type { Preferences, Theme } from './preference-store.ts';
import { Shortcuts } from './shortcuts.ts';
import { VIEWS } from './views.ts';
import { offeredViews } from './ways.ts';

/** Below this width, in pixels, the navigation is a bar at the bottom. */
const NARROW = 1_000;
/** Width that a way in that bar takes. */
const WAY = 84;

/** Panes that can be folded away. */
const FOLDS: readonly (readonly [Pane, IconName, string])[] = [
  ['messages', 'side', 'Show the messages'],
  ['inspector', 'bottom', 'Show the inspector'],
];

/**
 * The whole console: connection, navigation, and the views, tied to the stores of one model.
 *
 * @csspart bar - the header
 * @csspart panes - what is below it: the view in front
 * @cssproperty --smpp-canvas - what everything lies on
 * @cssproperty --smpp-sunken - surfaces behind others, such as rails and foot lines
 * @cssproperty --smpp-surface - surfaces to read on
 * @cssproperty --smpp-raised - surfaces in front of others: buttons, menus, dialogs
 * @cssproperty --smpp-line - lines that part
 * @cssproperty --smpp-wash - behind what the pointer is on, and behind chips
 * @cssproperty --smpp-edge - outlines of what can be used, 3:1 at least
 * @cssproperty --smpp-ink - text
 * @cssproperty --smpp-muted - text of less weight, 4.5:1 at least
 * @cssproperty --smpp-accent - what is chosen, and the focus
 * @cssproperty --smpp-accent-soft - background of what is chosen
 * @cssproperty --smpp-accent-fill - main buttons and badges, with white on it
 * @cssproperty --smpp-out - what went out on the wire
 * @cssproperty --smpp-in - what came in
 * @cssproperty --smpp-good - what went well
 * @cssproperty --smpp-good-soft - background of that
 * @cssproperty --smpp-warn - what is unsure
 * @cssproperty --smpp-warn-soft - background of that
 * @cssproperty --smpp-bad - what went wrong
 * @cssproperty --smpp-bad-soft - background of that
 * @cssproperty --smpp-font - font family of text
 * @cssproperty --smpp-font-mono - font family of octets and names
 * @cssproperty --smpp-text - size of text; default 13px
 * @cssproperty --smpp-control - height of controls; default 28px
 * @cssproperty --smpp-radius - radius of corners; default 6px
 */
export class SmppConsole extends SmppElement {
  static override readonly tag = 'smpp-console';
  static override styles = [base, consoleStyles];

  /** Where the bridge serves `/targets` and `/smpp/`. Default: where the page comes from. Read once, on connection. */
  @property() bridge = '';
  /** Where the host keeps the worker's file, `worker.js`, on its own origin. Default: beside the library. Read once. */
  @property({ attribute: 'worker-url' }) workerUrl = '';
  /** `auto` follows the system. Setting it overrides what was remembered. */
  @property({ reflect: true }) theme: Theme | undefined;
  /** How close rows and controls stand, as set; for style sheets to look at. */
  @property({ reflect: true }) density: Preferences['density'] = 'compact';
  /** Whether keys are heard, too, while nothing in the page has the focus: for pages that are all console. */
  @property({ type: Boolean, attribute: 'page-keys' }) pageKeys = false;
  /** Whether people may only look: no bind, nothing sent. The host itself may, by the model. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Ids of the views to offer beside the first one, with spaces between them; empty for none. Default: all. */
  @property() views: string | undefined;
  /** The stores. Given before the element is connected, or made then. */
  @property({ attribute: false }) model: ConsoleModel | undefined;

  @property({ type: Boolean, reflect: true }) private narrow = false;
  readonly #width = new WidthController(this);
  #isOwn = false;

  constructor() {
    super();
    new FileDrop(this, (files) => this.emit('smpp-import', { files }));
    new Shortcuts(
      this,
      () => this.model?.part(CommandStore),
      () => this.pageKeys,
    );
  }

  override connectedCallback(): void {
    if (!this.model) {
      const startEngine: StartEngine = (take) => startWorker(take, this.workerUrl);
      this.model = new ConsoleModel({ bridge: this.bridge, startEngine });
      this.#isOwn = true;
    }
    this.#limit(this.model);
    this.model.part(HistoryKeeper).start();
    if (!this.hasUpdated) this.#tie(this.model);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is connected again at once, and keeps its session.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.model?.part(HistoryKeeper).stop();
      if (this.#isOwn) this.model?.dispose();
    });
  }

  /** Goes to a pane of the first view. */
  show(pane: Pane): void {
    this.model?.part(PlaceStore).show(pane);
  }

  /** Goes to a view, by its id. */
  go(view: string): void {
    this.model?.part(PlaceStore).go(view);
  }

  protected override get language(): string {
    const language = this.model?.preferences.get().language ?? 'auto';
    return language === 'auto' ? languageOf(this) : languageFor(language);
  }

  protected override performUpdate(): void {
    this.relearnLanguage();
    super.performUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { model } = this;
    if (!model) return;
    model.language = this.language;
    if (changed.has('theme') && this.theme && this.theme !== model.preferences.get().theme)
      model.preferences.patch({ theme: this.theme });
    if (changed.has('readonly') || changed.has('views')) this.#limit(model);
    const { theme, density } = model.preferences.get();
    this.theme = theme;
    this.density = density;
    this.narrow = this.#width.value < NARROW;
  }

  override render() {
    const model = this.model!;
    return html`<div class="frame" lang=${this.language} dir=${this.#direction}>
      ${this.#bar(model)}
      <div role="alert"><smpp-failure-notice .failure=${model.link.get().failure}></smpp-failure-notice></div>
      ${this.#stage(model)}
      ${dialogsOf(model)}
      <smpp-toasts .toasts=${model.toasts.get()}></smpp-toasts>
      <p class="visually-hidden" role="status">${this.#announcement}</p>
    </div>`;
  }

  #bar(model: ConsoleModel): TemplateResult {
    const link = model.link.get();
    return html`<header class="bar" part="bar">
      <h1><svg class="brand" viewBox="0 0 16 16" aria-hidden="true"><path d="M1.5 8h3l1.5-4 3 8 1.5-4h4" /></svg><span class="wide">${msg('SMPP console')}</span></h1>
      <smpp-session-tabs .sessions=${model.sessions.get()}></smpp-session-tabs>
      ${this.readonly ? html`<smpp-link-layers .link=${link}></smpp-link-layers>` : connectionBar(model)}
      <div class="actions">
        ${this.#hasFolds ? FOLDS.map(([pane, drawing, title]) => this.#fold(pane, drawing, title)) : nothing}
        <button class="quiet" type="button" title=${msg('Decode hex')} @click=${() => this.emit('smpp-dialog', { open: 'decode' })}>
          ${icon('decode')}<span class="wide">${msg('Decode hex')}</span></button>
        <button class="quiet" type="button" title=${`${msg('Find a command')} (${keysInWords('Mod+K')})`}
          @click=${() => this.emit('smpp-dialog', { open: 'palette' })}>${icon('command')}<span class="wide">${msg('Commands')}</span></button>
        <smpp-theme-switch .theme=${this.theme ?? 'auto'}></smpp-theme-switch>
      </div>
    </header>`;
  }

  /** Panes are folded where they stand side by side. */
  get #hasFolds(): boolean {
    return !this.narrow && this.model!.part(PlaceStore).get().view === FIRST_VIEW;
  }

  #fold(pane: Pane, drawing: IconName, title: string): TemplateResult {
    const isShown = !this.model!.preferences.get().hiddenPanes.includes(pane);
    return html`<button class="quiet icon fold" type="button" title=${msg(title)} aria-label=${msg(title)} aria-pressed=${isShown}
      @click=${() => this.emit('smpp-fold', { pane })}>${icon(drawing)}</button>`;
  }

  #stage(model: ConsoleModel): TemplateResult {
    const { view, opened } = model.part(PlaceStore).get();
    const unread = model.messages.get().list.reduce((sum, each) => sum + each.unread, 0);
    const ways = offeredViews(model).map((each) => ({
      ...each,
      keys: each.number < 10 ? keysInWords(`Alt+${each.number}`) : undefined,
      count: each.id === FIRST_VIEW && view !== FIRST_VIEW ? unread : 0,
    }));
    return html`<div class=${this.narrow ? 'stage stacked' : 'stage'}>
      <smpp-navigation .ways=${ways} .current=${view} ?bar=${this.narrow} .room=${Math.floor(this.#width.value / WAY)}></smpp-navigation>
      <main part="panes">
        <smpp-panes .model=${model} ?active=${view === FIRST_VIEW} ?hidden=${view !== FIRST_VIEW}></smpp-panes>
        ${repeat(
          VIEWS.filter(({ id }) => opened.has(id)),
          ({ id }) => id,
          (row) => html`<smpp-view-stage data-view=${row.id} .row=${row} .model=${model}
            ?active=${view === row.id} ?hidden=${view !== row.id}></smpp-view-stage>`,
        )}
      </main>
    </div>`;
  }

  /** What is said aloud, as far as people want that. */
  get #announcement(): string {
    const { announcement, preferences, link } = this.model!;
    const { announcing } = preferences.get();
    if (announcing === 'nothing' || (announcing === 'problems' && !link.get().failure)) return '';
    return announcement.get();
  }

  get #direction(): 'ltr' | 'rtl' {
    const isOwn = this.model?.preferences.get().language !== 'auto';
    return isOwn ? (languagesKnown().get(this.language)?.dir ?? 'ltr') : directionAt(this, this.language);
  }

  #limit(model: ConsoleModel): void {
    const views = this.views?.split(/\s+/).filter(Boolean);
    model.part(CapabilityStore).limit({ isReadOnly: this.readonly, views });
  }

  #tie(model: ConsoleModel): void {
    const { link, messages, preferences, targets, announcement, toasts } = model;
    const dialogs = model.part(DialogStore);
    const parts = [model.part(PlaceStore), dialogs, model.part(CommandStore)];
    for (const store of [
      link,
      messages,
      preferences,
      targets,
      announcement,
      toasts,
      ...connectionStores(model),
      ...parts,
    ])
      new StoreController<unknown, unknown>(this, store, (value) => value);
    // This one knows by itself whether it is open.
    new Subscription(this, dialogs, () => {
      if (dialogs.get() !== 'decode') return;
      dialogs.close('decode');
      this.renderRoot.querySelector<SmppDecodeDialog>('smpp-decode-dialog')?.open();
    });
    model.part(LogLimits);
    new FragmentController(this);
    listenTo(this, model);
  }
}
