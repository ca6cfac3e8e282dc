import { css } from 'lit';

export const pduListStyles = css`
  /* What travels is written from left to right, whatever the language around it. */
  .columns,
  .row {
    direction: ltr;
  }

  :host {
    --_row: 26px;

    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
  }

  .frame {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }

  .columns,
  .row {
    display: grid;
    grid-template-columns: var(--_grid);
    align-items: center;
    gap: 0 6px;
    padding-inline: 4px 10px;
    height: var(--_row);
  }

  .columns {
    flex: none;
    border-bottom: 1px solid var(--_line);
    background: var(--_sunken);
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .columns > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .columns :is([data-head='delta'], [data-head='number'], [data-head='latency'], [data-head='length']),
  .end {
    text-align: end;
  }

  .list {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    /* Rows come and go at both ends; following them is done here. */
    overflow-anchor: none;
    contain: strict;
  }

  .list:focus-visible {
    outline-offset: -2px;
  }

  .space {
    position: relative;
  }

  /* Stays at the upper edge while the space is scrolled: rows are placed from there. */
  .layer {
    position: sticky;
    top: 0;
    height: 0;
  }

  .rows {
    position: absolute;
    inset: 0 0 auto;
    height: 0;
    will-change: transform;
  }

  .row {
    position: absolute;
    inset-inline: 0;
    border-inline-start: 3px solid var(--_strip, transparent);
    padding-inline-start: 1px;
    background: var(--_tint, transparent);
    font-size: var(--_small);
    cursor: default;
    contain: strict;
  }

  .row > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [data-colour='red'] {
    --_strip: var(--_bad);
    --_tint: var(--_bad-soft);
  }

  [data-colour='amber'] {
    --_strip: var(--_warn);
    --_tint: var(--_warn-soft);
  }

  [data-colour='green'] {
    --_strip: var(--_good);
    --_tint: var(--_good-soft);
  }

  [data-colour='blue'] {
    --_strip: var(--_accent);
    --_tint: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
  }

  [data-colour='violet'] {
    --_strip: var(--_out);
    --_tint: color-mix(in srgb, var(--_out) 9%, var(--_surface));
  }

  [data-colour='teal'] {
    --_strip: var(--_in);
    --_tint: color-mix(in srgb, var(--_in) 9%, var(--_surface));
  }

  .row:hover {
    background: color-mix(in srgb, var(--_muted) 9%, var(--_tint, var(--_surface)));
  }

  .row[data-tied] {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent-soft) 55%, var(--_surface));
  }

  .row[aria-selected='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .row[data-current] {
    box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--_accent) 45%, transparent);
  }

  .mark svg {
    display: block;
    width: 12px;
    height: 12px;
    color: var(--_accent);
  }

  .figure {
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

  [data-colour='dim'] :is(.command, .summary),
  [data-colour='dim'] .way {
    color: var(--_muted);
    font-weight: 400;
  }

  .session {
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .session bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .mark .dot {
    display: block;
    margin-inline-start: 2px;
  }

  .dot {
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
  }

  .summary {
    color: var(--_ink);
  }

  .summary bdi {
    white-space: pre;
  }

  .summary .note {
    padding: 0 6px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_accent);
    font-size: var(--_tiny);
  }

  .summary strong,
  .status {
    color: var(--_bad);
    font-weight: 600;
  }

  .status {
    font-family: var(--_mono);
    font-size: var(--_tiny);
  }

  .why {
    color: var(--_muted);
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

    .row[aria-selected='true'] :is(span, strong, bdi, svg) {
      background: none;
      color: inherit;
    }

    .dot {
      forced-color-adjust: none;
    }
  }
`;
