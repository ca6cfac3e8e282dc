import { css } from 'lit';

export const rowsStyles = css`
  :host {
    display: block;
    min-width: 0;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 8px 10px;
    border-bottom: 1px solid var(--_line);
  }

  .kinds button {
    min-height: 24px;
    padding: 0 9px;
    border-radius: 12px;
    font-size: var(--_small);
  }

  .kinds b {
    font-variant-numeric: tabular-nums;
  }

  .scroll {
    max-height: 60vh;
    overflow: auto;
  }

  table {
    width: 100%;
    min-width: 760px;
    border-collapse: collapse;
    font-size: var(--_small);
  }

  thead tr {
    background: var(--_sunken);
  }

  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_tiny);
    font-weight: 500;
    white-space: nowrap;
  }

  th,
  td {
    max-width: 220px;
    padding: 4px 10px;
    border-bottom: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  tbody tr:last-child td {
    border-bottom: 0;
  }

  .end {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .nowrap {
    white-space: nowrap;
  }

  .text {
    width: 45%;
    min-width: 160px;
    max-width: 420px;
  }

  td.text bdi {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }

  td.mono {
    white-space: nowrap;
  }

  td.mono bdi {
    display: inline-block;
    max-width: 180px;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: bottom;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0 7px;
    border-radius: 9px;
    background: var(--_wash);
    font-size: var(--_tiny);
    line-height: 18px;
    white-space: nowrap;
  }

  .chip svg {
    width: 11px;
    height: 11px;
  }

  .chip[data-tone='good'] {
    background: var(--_good-soft);
    color: var(--_good);
  }

  .chip[data-tone='bad'] {
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  .chip[data-tone='warn'] {
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .id {
    margin-inline-start: 6px;
  }

  .why {
    display: block;
    margin-top: 2px;
    color: var(--_muted);
    font-size: var(--_tiny);
  }

  nav {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    padding: 4px;
    border-top: 1px solid var(--_line);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }

  .forth svg {
    transform: scaleX(-1);
  }

  :host(:dir(rtl)) .back svg {
    transform: scaleX(-1);
  }

  :host(:dir(rtl)) .forth svg {
    transform: none;
  }
`;
