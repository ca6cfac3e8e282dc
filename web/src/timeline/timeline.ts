import { css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import type { SmppColourDialog } from './colour-dialog.ts';
import type { SmppPduList } from './pdu-list.ts';
import type { SessionLabel } from './timeline-row.ts';
import { DEFAULT_TIMELINE, type TimelineSettings } from './timeline-settings.ts';
import type { SmppTimelineTools } from './timeline-tools.ts';
import type { Entry, LogView } from './wire-log.ts';

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
  }
`;

/**
 * Every PDU in the order it travelled, as many as there may be, and the tools to find the one that matters.
 *
 * @csspart list - the list of PDUs with its header
 */
export class SmppTimeline extends SmppElement {
  static override readonly tag = 'smpp-timeline';
  static override styles = [base, styles];

  @property({ attribute: false }) view: LogView | undefined;
  /** The entry that is looked at. */
  @property({ attribute: false }) selected: Entry | undefined;
  /** Id of an entry that another is to be compared with. */
  @property({ attribute: false }) compared: number | undefined;
  @property({ attribute: false }) settings: TimelineSettings = DEFAULT_TIMELINE;
  /** Names and colours of the sessions, by number. */
  @property({ attribute: false }) sessions: ReadonlyMap<number, SessionLabel> = new Map();

  /** Whether the newest entry is kept in sight. */
  @state() private follows = true;
  @state() private hasColourDialog = false;
  @query('smpp-pdu-list') private list!: SmppPduList;
  @query('smpp-timeline-tools') private tools!: SmppTimelineTools;
  @query('smpp-colour-dialog') private colours!: SmppColourDialog | null;

  override render() {
    const { view, settings, follows } = this;
    if (!view) return nothing;
    return html`<smpp-timeline-tools .view=${view} .settings=${settings} ?follows=${follows}
        @smpp-follow=${this.#follow} @smpp-colour-rules=${this.#openColours} @keydown=${this.#leaveTools}></smpp-timeline-tools>
      <smpp-pdu-list part="list" .view=${view} .selected=${this.selected} .compared=${this.compared} .settings=${settings} .sessions=${this.sessions}
        ?follows=${follows} @smpp-follow=${this.#follow} @keydown=${this.#press}></smpp-pdu-list>
      ${this.hasColourDialog ? html`<smpp-colour-dialog .rules=${settings.rules}></smpp-colour-dialog>` : nothing}`;
  }

  #follow(event: CustomEvent<{ follows: boolean }>): void {
    this.follows = event.detail.follows;
  }

  /** From the rows to the filter, and to the newest. */
  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') this.tools.focus();
    else if (event.key === 'f') this.follows = !this.follows;
    else return;
    event.preventDefault();
  }

  /** From a filter that is done to the rows. */
  #leaveTools(event: KeyboardEvent): void {
    const isBox = event.composedPath().some((target) => (target as Element).localName === 'smpp-filter-box');
    if (isBox && event.key === 'Enter') this.list.focus();
  }

  async #openColours(event: Event): Promise<void> {
    event.stopPropagation();
    (await import('./colour-dialog.ts')).SmppColourDialog.define();
    this.hasColourDialog = true;
    await this.updateComplete;
    void this.colours?.open();
  }
}
