import { css, html, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../common/base.ts';
import { SmppElement } from '../common/element.ts';
import { icon } from '../common/icon.ts';
import { msg } from '../common/language.ts';
import type { MenuItem, SmppMenu } from '../common/menu.ts';
import { WidthController } from '../common/width-controller.ts';
import { octets } from '../words/format.ts';
import { COLUMN_IDS, COLUMNS } from './columns.ts';
import type { SmppFilterBox } from './filter-box.ts';
import type { LogFilter } from './log-filter.ts';
import { TIME_FORMATS, TIME_TITLES } from './time-format.ts';
import { DEFAULT_TIMELINE, type TimelineSettings } from './timeline-settings.ts';
import type { LogView } from './wire-log.ts';

/** Below these widths, in pixels, the quick filters go into the menu, and then the count and the switches. */
const NO_QUICK = 700;
const NO_SWITCHES = 520;

const DIRECTIONS = [
  ['both', 'All', 'Both directions'],
  ['out', 'Out', 'Only what this side sent'],
  ['in', 'In', 'Only what came in'],
] as const;

const styles = css`
  :host {
    display: block;
  }

  [role='toolbar'] {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 4px 8px;
    border-bottom: 1px solid var(--_line);
  }

  smpp-filter-box {
    flex: 1 1 120px;
  }

  [role='group'] {
    display: inline-flex;
  }

  [role='group'] button {
    margin-inline-start: -1px;
    padding: 0 9px;
    border-radius: 0;
    font-size: var(--_small);
  }

  [role='group'] button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }

  [role='group'] button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }

  [role='group'] button[aria-pressed='true'] {
    position: relative;
  }

  .toggle {
    padding: 0 8px;
    font-size: var(--_small);
  }

  .count {
    overflow: hidden;
    font-size: var(--_tiny);
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .held {
    color: var(--_warn);
    font-weight: 600;
  }

  .problem {
    padding: 3px 10px;
    border-bottom: 1px solid var(--_line);
    background: var(--_bad-soft);
    color: var(--_bad);
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }

  .problem code {
    margin-inline-end: 8px;
    white-space: pre-wrap;
  }

  mark {
    border-bottom: 2px solid currentColor;
    background: none;
    color: inherit;
    font-weight: 700;
  }
`;

/** Filter, quick filters and switches of the timeline, in one line of any width: what has no room is in the menu. */
export class SmppTimelineTools extends SmppElement {
  static override readonly tag = 'smpp-timeline-tools';
  static override styles = [base, styles];

  @property({ attribute: false }) view: LogView | undefined;
  @property({ attribute: false }) settings: TimelineSettings = DEFAULT_TIMELINE;
  @property({ type: Boolean }) follows = true;

  @query('smpp-menu') private menu!: SmppMenu;
  @query('smpp-filter-box') private box!: SmppFilterBox;
  readonly #width = new WidthController(this);

  /** Goes to the filter. */
  override focus(options?: FocusOptions): void {
    this.box.focus(options);
  }

  override render() {
    const view = this.view!;
    const { filter, problem, paused } = view;
    const width = this.#width.value;
    return html`<div role="toolbar" aria-label=${msg('Timeline')}>
        <smpp-filter-box .filter=${filter} .problem=${problem} .history=${this.settings.filters}></smpp-filter-box>
        ${width >= NO_QUICK ? this.#quick(filter) : ''}
        ${width >= NO_SWITCHES ? html`<span class="count" title=${keeps(view)}>${counts(view)}</span>` : ''}
        ${
          width >= NO_SWITCHES
            ? html`<button class="icon quiet" type="button" title=${msg('Follow the newest')} aria-label=${msg('Follow the newest')} aria-pressed=${this.follows}
            @click=${() => this.emit('smpp-follow', { follows: !this.follows })}>${icon('follow')}</button>`
            : ''
        }
        <button class="icon quiet" type="button" title=${paused ? msg('Go on') : msg('Pause: keep what comes, show it later')}
          aria-label=${msg('Pause')} aria-pressed=${paused} @click=${() => this.emit('smpp-pause', { paused: !paused })}>${icon(paused ? 'play' : 'pause')}</button>
        <button class="icon quiet" type="button" title=${msg('Clear')} aria-label=${msg('Clear the timeline')} ?disabled=${view.total === 0}
          @click=${() => this.emit('smpp-clear')}>${icon('clear')}</button>
        <button class="icon quiet" type="button" title=${msg('More')} aria-label=${msg('More of the timeline')} aria-haspopup="menu" @click=${this.#more}>${icon('more')}</button>
      </div>
      <div role="status">${problem ? html`<p class="problem">${excerpt(filter.text, problem.from, problem.to)}${problem.message}</p>` : ''}</div>
      <smpp-menu></smpp-menu>`;
  }

  #quick(filter: LogFilter): TemplateResult {
    return html`<span role="group" aria-label=${msg('Direction')}>
        ${DIRECTIONS.map(
          ([
            direction,
            label,
            title,
          ]) => html`<button type="button" title=${msg(title)} aria-pressed=${filter.direction === direction}
            @click=${() => this.#change({ direction })}>${msg(label)}</button>`,
        )}
      </span>
      <button class="toggle" type="button" title=${msg('Leave out enquire_link')} aria-pressed=${filter.hideKeepalive}
        @click=${() => this.#change({ hideKeepalive: !filter.hideKeepalive })}>${msg('No keepalive')}</button>
      <button class="toggle" type="button" title=${msg('Only what was refused or cannot be read')} aria-pressed=${filter.onlyProblems}
        @click=${() => this.#change({ onlyProblems: !filter.onlyProblems })}>${msg('Problems')}</button>`;
  }

  #change(part: Partial<LogFilter>): void {
    this.emit('smpp-filter', { ...this.view!.filter, ...part });
  }

  #more({ currentTarget }: Event): void {
    this.menu.open(currentTarget as Element, msg('Timeline'), () => this.#items());
  }

  #items(): MenuItem[] {
    const view = this.view!;
    const width = this.#width.value;
    return [
      ...(width < NO_SWITCHES ? [{ label: countsInWords(view), disabled: true }] : []),
      ...(width < NO_QUICK ? this.#quickItems(view.filter) : []),
      ...(width < NO_SWITCHES
        ? [
            {
              label: msg('Follow the newest'),
              checked: this.follows,
              run: () => this.emit('smpp-follow', { follows: !this.follows }),
            },
          ]
        : []),
      { label: msg('Columns…'), icon: 'columns', divided: true, items: () => this.#columnItems() },
      { label: msg('Time…'), icon: 'history', items: () => this.#timeItems() },
      { label: msg('Colour rules…'), icon: 'palette', run: () => this.emit('smpp-colour-rules') },
      {
        label: msg('Save what is shown as pcap'),
        icon: 'download',
        divided: true,
        disabled: view.length === 0,
        run: () => this.emit('smpp-export', { which: 'shown', as: 'pcap' }),
      },
      {
        label: msg('Save what is shown as JSON lines'),
        icon: 'download',
        disabled: view.length === 0,
        run: () => this.emit('smpp-export', { which: 'shown', as: 'jsonl' }),
      },
      { label: msg('Open a capture…'), icon: 'open', run: () => this.#openFiles() },
      { label: keeps(view), divided: true, disabled: true },
    ];
  }

  #quickItems(filter: LogFilter): MenuItem[] {
    return [
      ...DIRECTIONS.map(([direction, , title], index) => ({
        label: msg(title),
        divided: index === 0,
        checked: filter.direction === direction,
        run: () => this.#change({ direction }),
      })),
      {
        label: msg('Leave out enquire_link'),
        divided: true,
        checked: filter.hideKeepalive,
        run: () => this.#change({ hideKeepalive: !this.view!.filter.hideKeepalive }),
      },
      {
        label: msg('Only what was refused or cannot be read'),
        checked: filter.onlyProblems,
        run: () => this.#change({ onlyProblems: !this.view!.filter.onlyProblems }),
      },
    ];
  }

  #columnItems(): MenuItem[] {
    return COLUMN_IDS.map((id) => ({
      label: msg(COLUMNS[id].title),
      checked: this.settings.columns.includes(id),
      run: () => {
        const { columns } = this.settings;
        const chosen = COLUMN_IDS.filter((each) => (each === id ? !columns.includes(id) : columns.includes(each)));
        this.emit('smpp-timeline-settings', { columns: chosen });
      },
    }));
  }

  #timeItems(): MenuItem[] {
    return TIME_FORMATS.map((time) => ({
      label: msg(TIME_TITLES[time]),
      checked: this.settings.time === time,
      run: () => this.emit('smpp-timeline-settings', { time }),
    }));
  }

  #openFiles(): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = '.pcap,.pcapng,.cap,.jsonl,.ndjson,.json,.txt,.hex,.bin';
    input.onchange = () => this.emit('smpp-import', { files: [...(input.files ?? [])] });
    input.click();
  }
}

/** The text of a filter with the characters marked that a problem is about. */
function excerpt(text: string, from: number, to: number): TemplateResult {
  return html`<code>${text.slice(0, from)}<mark>${text.slice(from, to) || '\u2038'}</mark>${text.slice(to)}</code>`;
}

const number = (count: number) => count.toLocaleString('en');

function counts(view: LogView): TemplateResult {
  const { lost, held, unseen } = view;
  return html`${shownOf(view)} · ${octets(view.octets)}
  ${unseen > 0 ? html` · ${number(unseen)} to look at` : ''}
  ${lost > 0 ? html` · <span title="Pushed out by newer ones, or faster than this page">${number(lost)} gone</span>` : ''}
  ${held > 0 ? html` · <span class="held">${number(held)} held</span>` : ''}`;
}

function shownOf({ length, total, held }: LogView): string {
  return length === total - held ? number(length) : `${number(length)} of ${number(total)}`;
}

function countsInWords(view: LogView): string {
  const held = view.held > 0 ? `, ${number(view.held)} held` : '';
  const lost = view.lost > 0 ? `, ${number(view.lost)} gone` : '';
  return `${shownOf(view)} PDUs, ${octets(view.octets)}${held}${lost}`;
}

/** The bound of the log, in words. */
function keeps({ limits }: LogView): string {
  return `Keeps ${number(limits.entries)} PDUs or ${octets(limits.octets).replace('.0 ', ' ')}; then the oldest go.`;
}
