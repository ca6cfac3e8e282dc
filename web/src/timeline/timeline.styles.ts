import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
    container-type: inline-size;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 4px 8px;
    border-bottom: 1px solid var(--_line);
  }

  .tools input {
    flex: 1 1 140px;
    width: auto;
  }

  .tools [role='group'] {
    display: inline-flex;
  }

  .tools [role='group'] button {
    border-radius: 0;
    margin-inline-start: -1px;
    padding: 0 9px;
    font-size: var(--_small);
  }

  .tools [role='group'] button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }

  .tools [role='group'] button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }

  .tools [role='group'] button[aria-pressed='true'] {
    position: relative;
  }

  .tools .toggle {
    padding: 0 8px;
    font-size: var(--_small);
  }

  .count {
    margin-inline-start: auto;
    padding-inline: 4px;
    font-size: var(--_tiny);
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .held {
    color: var(--_warn);
    font-weight: 600;
  }

  .columns,
  .row {
    display: grid;
    grid-template-columns: 96px 64px 20px 154px 52px minmax(0, 1fr) 62px;
    align-items: center;
    gap: 0 6px;
    padding-inline: 10px;
    height: var(--_row);
  }

  :host {
    --_row: 26px;
  }

  .columns {
    border-bottom: 1px solid var(--_line);
    background: var(--_sunken);
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .columns span:nth-child(2),
  .columns span:nth-child(5),
  .columns span:last-child,
  .delta,
  .number,
  .latency {
    text-align: end;
  }

  .list {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    /* Rows come and go at both ends; following them is done here. */
    overflow-anchor: none;
  }

  .list:focus-visible {
    outline-offset: -2px;
  }

  .rows {
    position: relative;
  }

  .row {
    position: absolute;
    inset: 0 0 auto;
    border-inline-start: 3px solid transparent;
    padding-inline-start: 7px;
    font-size: var(--_small);
    cursor: default;
    contain: strict;
  }

  .row > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .row:hover {
    background: var(--_sunken);
  }

  .row[data-tied] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent-soft) 55%, transparent);
  }

  .row[aria-selected='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .time,
  .delta,
  .number,
  .latency {
    font-family: var(--_mono);
    font-size: var(--_tiny);
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .command {
    font-family: var(--_mono);
    font-weight: 600;
  }

  .way svg {
    display: block;
  }

  [data-direction='out'] :is(.way, .command) {
    color: var(--_out);
  }

  [data-direction='in'] :is(.way, .command) {
    color: var(--_in);
  }

  .summary {
    color: var(--_ink);
  }

  .summary bdi {
    white-space: pre;
  }

  .summary strong {
    color: var(--_bad);
    font-weight: 600;
  }

  .why {
    color: var(--_muted);
  }

  [data-tone='bad'] {
    background: var(--_bad-soft);
  }

  @container (max-width: 620px) {
    .columns,
    .row {
      grid-template-columns: 88px 20px 134px minmax(0, 1fr) 54px;
    }

    .delta,
    .number,
    .columns span:nth-child(2),
    .columns span:nth-child(5) {
      display: none;
    }
  }

  @container (max-width: 420px) {
    .columns,
    .row {
      grid-template-columns: 18px 144px minmax(0, 1fr) 46px;
    }

    .tools input {
      flex-basis: 100%;
    }

    .time,
    .columns span:first-child {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .row {
      border-color: Canvas;
    }

    .row[data-tied] {
      border-color: Highlight;
    }

    .row[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .row[aria-selected='true'] :is(span, strong) {
      color: inherit;
    }
  }
`;
