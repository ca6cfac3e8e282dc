import { css } from 'lit';

export const chartStyles = css`
  :host {
    display: block;
    min-width: 0;
    padding: 10px 12px 6px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  figure {
    position: relative;
    margin: 0;
  }

  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    font-size: var(--_small);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    margin-inline-start: auto;
    color: var(--_muted);
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: 5px;
  }

  .legend b {
    min-width: 4ch;
    color: var(--_ink);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .swatch {
    width: 16px;
    height: 6px;
    stroke-width: 2;
    stroke-linecap: butt;
  }

  .out {
    color: var(--_out);
  }

  .in {
    color: var(--_in);
  }

  .accent {
    color: var(--_accent);
  }

  .warn {
    color: var(--_warn);
  }

  .bad {
    color: var(--_bad);
  }

  .muted {
    color: var(--_muted);
  }

  .plot {
    min-height: 148px;
    color: var(--_line);
    direction: ltr;
  }

  /* What uPlot draws is placed over its canvas. */
  .uplot,
  .uplot * {
    box-sizing: border-box;
  }

  .uplot {
    position: relative;
    width: min-content;
  }

  .u-wrap {
    position: relative;
    user-select: none;
  }

  .u-over,
  .u-under {
    position: absolute;
  }

  .u-under {
    overflow: hidden;
  }

  .u-axis,
  .u-cursor-x,
  .u-cursor-y,
  .u-cursor-pt {
    position: absolute;
  }

  .u-cursor-x,
  .u-cursor-y,
  .u-cursor-pt {
    inset-block-start: 0;
    left: 0;
    pointer-events: none;
  }

  .u-hz .u-cursor-x {
    height: 100%;
    border-right: 1px dashed var(--_edge);
  }

  .u-cursor-y,
  .u-select,
  .u-off {
    display: none;
  }

  .u-cursor-pt {
    border: 0 solid;
    border-radius: 50%;
    background-clip: padding-box;
  }

  canvas {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
  }

  .axis-ink,
  .grid-ink {
    position: absolute;
    width: 0;
    height: 0;
  }

  .axis-ink {
    color: var(--_muted);
  }

  .grid-ink {
    color: var(--_line);
  }
`;
