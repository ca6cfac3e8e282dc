import { css } from 'lit';

export const inspectorStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
    container-type: inline-size;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    min-height: 34px;
    padding: 3px 8px 0 12px;
  }

  h2 {
    font-family: var(--_mono);
  }

  h2[data-direction='out'] {
    color: var(--_out);
  }

  h2[data-direction='in'] {
    color: var(--_in);
  }

  header .muted {
    font-size: var(--_small);
  }

  .ends {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: auto;
  }

  header button:not(.icon) {
    min-height: 26px;
    font-size: var(--_small);
  }

  [role='tablist'] {
    display: flex;
    flex: none;
    gap: 2px;
    padding: 0 6px;
    overflow-x: auto;
    border-bottom: 1px solid var(--_line);
  }

  [role='tab'] {
    min-height: 28px;
    padding: 0 8px;
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--_muted);
    font-size: var(--_small);
  }

  [role='tab'][aria-selected='true'] {
    color: var(--_ink);
    font-weight: 600;
    box-shadow: inset 0 -2px var(--_accent);
  }

  [role='tab']:focus-visible {
    outline-offset: -3px;
  }

  [role='tabpanel'] {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }

  [role='tabpanel'] > * {
    min-height: 0;
  }

  :is(smpp-exchange, smpp-part-table, smpp-payload, smpp-pdu-diff) {
    flex: 1;
  }

  .issues {
    flex: none;
    padding: 6px 12px;
    max-height: 90px;
    overflow: auto;
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: var(--_small);
  }

  .issues.bad {
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  .body {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) auto;
    min-height: 0;
  }

  smpp-field-tree {
    min-height: 0;
  }

  smpp-field-detail {
    flex: none;
  }

  smpp-hex-view {
    border-inline-start: 1px solid var(--_line);
    width: 340px;
  }

  @container (min-width: 1080px) {
    smpp-hex-view {
      width: 632px;
    }
  }

  @container (max-width: 560px) {
    .body {
      grid-template: minmax(0, 1.4fr) minmax(80px, 1fr) / minmax(0, 1fr);
    }

    smpp-hex-view {
      width: auto;
      border: 0;
      border-top: 1px solid var(--_line);
    }
  }

  @media (forced-colors: active) {
    [role='tab'][aria-selected='true'] {
      border-bottom: 3px solid Highlight;
    }
  }
`;
