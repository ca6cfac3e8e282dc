import { html, nothing, type TemplateResult } from 'lit';

/** Drawings on a grid of 16, as the `d` of one path each. */
const PATHS = {
  send: 'M2.5 8 13.5 2.5 10 13.5 7.5 9z M7.5 9 13.5 2.5',
  out: 'M3 8h10 M9.5 4.5 13 8l-3.5 3.5',
  in: 'M13 8H3 M6.5 4.5 3 8l3.5 3.5',
  pause: 'M5.5 3.5v9 M10.5 3.5v9',
  play: 'M4.5 3 12.5 8l-8 5z',
  follow: 'M8 2.5v8 M4.5 7.5 8 11l3.5-3.5 M3 13.5h10',
  clear: 'M3 4.5h10 M6 4.5V3h4v1.5 M4.5 4.5l.6 8.5h5.8l.6-8.5',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6 M8 1.5v1.2 M8 13.3v1.2 M1.5 8h1.2 M13.3 8h1.2 M3.4 3.4l.9.9 M11.7 11.7l.9.9 M3.4 12.6l.9-.9 M11.7 4.3l.9-.9',
  moon: 'M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z',
  auto: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z M8 2.5v11 M8 5.5h3.9 M8 8h5.4 M8 10.5h3.9',
  decode: 'M5.5 4.5 2 8l3.5 3.5 M10.5 4.5 14 8l-3.5 3.5 M9 3.5 7 12.5',
  message: 'M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z',
  wire: 'M1.5 8h3l1.5-4 3 8 1.5-4h4',
  inspect: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z M10.3 10.3l3.2 3.2',
  centre:
    'M8 6.5v7 M5.5 13.5h5 M8 3.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2 M4.6 8.2a4.8 4.8 0 0 1 0-6.8 M11.4 8.2a4.8 4.8 0 0 0 0-6.8',
  back: 'M10 3 5 8l5 5',
  close: 'M4 4l8 8 M12 4l-8 8',
  alert: 'M8 2 14.5 13.5h-13z M8 6.5v3.2 M8 11.6v.1',
  copy: 'M5.5 5.5v-3h8v8h-3 M2.5 5.5h8v8h-8z',
  lock: 'M4 7.5h8v6H4z M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  link: 'M6.5 9.5l3-3 M7 5l1.8-1.8a2.7 2.7 0 0 1 4 4L11 9 M9 11l-1.8 1.8a2.7 2.7 0 0 1-4-4L5 7',
  chevron: 'M6 4l4 4-4 4',
  below: 'M4 6l4 4 4-4',
  more: 'M3.5 8h.1 M8 8h.1 M12.5 8h.1',
  square: 'M3 3h10v10H3z',
  side: 'M2.5 3h11v10h-11z M6.5 3v10',
  bottom: 'M2.5 3h11v10h-11z M2.5 9h11',
  workbench: 'M3 13.5l6.2-6.2 M8 4.2a3 3 0 0 1 4.1-1.6L10.3 4.4l1.3 1.3 1.8-1.8A3 3 0 0 1 9.6 8z',
  ladder: 'M4 2.5v11 M12 2.5v11 M4 5.5h6.5 M8.8 3.8l1.9 1.7-1.9 1.7 M12 10.5H5.5 M7.2 8.8l-1.9 1.7 1.9 1.7',
  load: 'M2.5 13.5V9.5 M6.2 13.5V6 M9.8 13.5V8 M13.5 13.5V2.5',
  bulk: 'M2.5 3.5h11 M2.5 6.5h11 M2.5 9.5h6 M2.5 12.5h6 M11 10v4 M9.2 12.2 11 14l1.8-1.8',
  history: 'M3 8a5 5 0 1 1 1.6 3.7 M3 12.5v-2.4h2.4 M8 5.2V8l2 1.4',
  learn: 'M8 4 14.5 6.5 8 9 1.5 6.5z M4.5 8v3c1.8 1.6 5.2 1.6 7 0V8',
  settings:
    'M2.5 5h6 M11.5 5h2 M8.5 5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0 M2.5 11h2 M7.5 11h6 M4.5 11a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0',
  command: 'M5.5 2.5h5v11h-5z M2.5 5.5h11v5h-11z',
  keyboard: 'M1.5 4h13v8h-13z M4 6.5h.1 M6.7 6.5h.1 M9.3 6.5h.1 M12 6.5h.1 M5 9.5h6',
  undo: 'M6 3 3 6l3 3 M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  check: 'M3 8.5 6.5 12 13 4.5',
  contrast: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z M8 2.5v11 M8 4h3 M8 6h5 M8 8h5.4 M8 10h5 M8 12h3',
  download: 'M8 2.5v8 M4.5 7.5 8 11l3.5-3.5 M3 13.5h10',
  open: 'M9.5 2.5h4v4 M13.5 2.5 8 8 M6.5 3.5h-3v9h9v-3',
  add: 'M8 3v10 M3 8h10',
  up: 'M8 13V3.5 M4 7.5l4-4 4 4',
  down: 'M8 3v9.5 M4 8.5l4 4 4-4',
  stop: 'M4 4h8v8H4z',
  upload: 'M8 10.5v-8 M4.5 5.5 8 2l3.5 3.5 M3 13.5h10',
  filter: 'M2.5 3.5h11L9.5 8.5v4l-3 1.5V8.5z',
  flag: 'M4 14V2.5h8l-2 3 2 3H4',
  note: 'M3 3h10v7H8l-3 3v-3H3z',
  compare: 'M2.5 3.5h4v9h-4z M9.5 3.5h4v9h-4z M8 2v12',
  columns: 'M2.5 3h11v10h-11z M6.2 3v10 M9.8 3v10',
  palette:
    'M8 2.5c3 0 5.5 2 5.5 5 0 2-1.5 2.5-3 2.5-1.2 0-1.5 1-1 2 .4.9-.3 1.5-1.5 1.5a5.5 5.5 0 0 1 0-11z M5 7.5h.1 M7.5 5h.1 M10.5 6h.1',
} as const;

export type IconName = keyof typeof PATHS;

/** Drawings that point along a line of text: mirrored where text runs from right to left. */
const ALONG: ReadonlySet<IconName> = new Set(['back', 'send', 'undo']);

/** A small drawing for the eye alone: what it stands for is said by the control it is in. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true" class=${ALONG.has(name) ? 'along' : nothing}><path d=${PATHS[name]} /></svg>`;
}
