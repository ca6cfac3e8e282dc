import { html, type TemplateResult } from 'lit';

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
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing for the eye alone: what it stands for is said by the control it is in. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}
