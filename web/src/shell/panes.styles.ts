import { css } from 'lit';

export const panesStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
  }

  wa-split-panel {
    --divider-width: 1px;
    --divider-hit-area: 11px;
    --min: 200px;
    --max: calc(100% - 200px);
    height: 100%;
    min-height: 0;
  }

  wa-split-panel::part(divider) {
    background: var(--_line);
    color: transparent;
  }

  wa-split-panel::part(divider):hover,
  wa-split-panel::part(divider):focus-visible {
    outline: 1px solid var(--_accent);
    background: var(--_accent);
  }

  wa-split-panel.columns {
    --min: 380px;
    --max: calc(100% - 480px);
  }

  .whole {
    flex: 1;
    min-height: 0;
  }

  [slot] {
    height: 100%;
    min-height: 0;
    overflow: hidden;
  }

  .messages {
    display: grid;
    grid-template: minmax(0, 1fr) auto / 236px minmax(0, 1fr);
    height: 100%;
    min-height: 0;
  }

  .side {
    display: flex;
    flex-direction: column;
    min-height: 0;
    grid-row: 1 / -1;
    border-inline-end: 1px solid var(--_line);
    background: var(--_sunken);
  }

  .side smpp-conversation-list {
    flex: 1;
    min-height: 90px;
  }

  .side smpp-simulator-panel {
    border-top: 1px solid var(--_line);
  }

  smpp-timeline,
  smpp-inspector {
    height: 100%;
  }

  [role='tablist'] {
    display: flex;
    gap: 2px;
    padding: 0 8px;
    overflow-x: auto;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }

  [role='tab'] {
    position: relative;
    min-height: 38px;
    padding: 0 12px;
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--_muted);
  }

  [role='tab'][aria-selected='true'] {
    color: var(--_ink);
    font-weight: 600;
    box-shadow: inset 0 -2px var(--_accent);
  }

  [role='tab']:focus-visible {
    outline-offset: -3px;
  }

  .badge {
    min-width: 16px;
    padding: 0 4px;
    border-radius: 8px;
    background: var(--_accent-fill);
    color: #fff;
    font-size: 10px;
    font-weight: 600;
    line-height: 16px;
  }

  [role='tabpanel'] {
    flex: 1;
    min-height: 0;
    overflow: hidden;
  }

  [role='tabpanel'] > smpp-simulator-panel {
    max-width: 520px;
    height: 100%;
  }

  .messages.single {
    grid-template-columns: minmax(0, 1fr);
  }

  .messages.single .side {
    grid-row: 1;
    border: 0;
  }

  @media (forced-colors: active) {
    [role='tab'][aria-selected='true'] {
      border-bottom: 3px solid Highlight;
    }
  }
`;
