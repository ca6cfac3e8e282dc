import { css } from 'lit';

export const ladderStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
    direction: ltr;
  }

  .heads {
    flex: none;
    display: block;
    height: 44px;
    width: 100%;
    border-bottom: 1px solid var(--_line);
    background: var(--_sunken);
  }

  svg {
    stroke: none;
    stroke-linecap: butt;
  }

  path:not([data-fill]) {
    fill: none;
  }

  .list {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    scrollbar-gutter: stable;
  }

  .space {
    position: relative;
  }

  .layer {
    position: sticky;
    top: 0;
    height: 0;
  }

  .drawing {
    position: absolute;
    inset-inline-start: 0;
    width: 100%;
    height: auto;
    overflow: visible;
  }

  .bars {
    pointer-events: none;
  }

  g {
    cursor: default;
    outline: none;
  }

  .ground {
    fill: transparent;
  }

  .arrow:hover .ground,
  .group:hover .ground {
    fill: color-mix(in srgb, var(--_ink) 4%, transparent);
  }

  [data-tied] .ground {
    fill: color-mix(in srgb, var(--_accent) 6%, transparent);
  }

  [aria-current] .ground,
  [aria-current]:hover .ground {
    fill: color-mix(in srgb, var(--_accent) 14%, transparent);
  }

  g:focus-visible .ground {
    stroke: var(--_accent);
    stroke-width: 2;
  }

  text {
    font-family: var(--_sans);
    unicode-bidi: plaintext;
    white-space: pre;
  }

  text[data-halo] {
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 4px;
  }

  text[data-mono] {
    font-family: var(--_mono);
  }

  text[data-bold] {
    font-weight: 600;
  }

  [data-fill='ink'] {
    fill: var(--_ink);
  }

  [data-fill='muted'] {
    fill: var(--_muted);
  }

  [data-fill='surface'] {
    fill: var(--_surface);
  }

  [data-fill='sunken'] {
    fill: var(--_sunken);
  }

  [data-fill='out'] {
    fill: var(--_out);
  }

  [data-fill='in'] {
    fill: var(--_in);
  }

  [data-fill='bad'] {
    fill: var(--_bad);
  }

  [data-fill='warn'] {
    fill: var(--_warn);
  }

  [data-stroke='muted'] {
    stroke: var(--_muted);
  }

  [data-stroke='line'] {
    stroke: var(--_edge);
  }

  [data-stroke='out'] {
    stroke: var(--_out);
  }

  [data-stroke='in'] {
    stroke: var(--_in);
  }

  [data-stroke='bad'] {
    stroke: var(--_bad);
  }

  [data-fill='pair0'] {
    fill: light-dark(#2b55d4, #8fb0ff);
  }

  [data-fill='pair1'] {
    fill: light-dark(#b3531c, #f0a070);
  }

  [data-fill='pair2'] {
    fill: light-dark(#0b7a5c, #4fd0a5);
  }

  [data-fill='pair3'] {
    fill: light-dark(#9b2fae, #e08cf0);
  }

  [data-fill='pair4'] {
    fill: light-dark(#8a6d00, #dcc04a);
  }

  [data-fill='pair5'] {
    fill: light-dark(#0b6f8c, #5cc4e4);
  }

  .empty p {
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    [data-stroke] {
      stroke: CanvasText;
    }

    [data-fill]:not([data-fill='surface'], [data-fill='sunken']) {
      fill: CanvasText;
    }

    [aria-current] .ground {
      fill: Canvas;
      stroke: Highlight;
      stroke-width: 2;
    }
  }
`;
