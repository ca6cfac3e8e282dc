import { css } from 'lit';

export const consoleStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    min-height: 420px;
    height: 100%;
    overflow: hidden;
    color-scheme: light dark;
    background: var(--_canvas);
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  .bar {
    display: flex;
    align-items: center;
    gap: 14px;
    padding: 6px 12px;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }

  h1 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    font-size: 14px;
    font-weight: 650;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }

  .brand {
    width: 26px;
    height: 26px;
    padding: 4px;
    border-radius: 7px;
    background: var(--_accent-fill);
    color: #fff;
    stroke-width: 1.8;
  }

  smpp-connection-bar {
    flex: 1;
  }

  .actions {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  main {
    flex: 1;
    min-height: 0;
    display: flex;
  }

  main > * {
    flex: 1;
    min-width: 0;
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
    min-height: 0;
    overflow: hidden;
  }

  [role='tabpanel'] > smpp-simulator-panel {
    max-width: 520px;
    height: 100%;
  }

  :host([narrow]) .bar {
    flex-wrap: wrap;
    gap: 4px 10px;
    padding: 6px 8px;
  }

  :host([narrow]) .actions {
    margin-inline-start: auto;
  }

  :host([narrow]) smpp-connection-bar {
    flex-basis: 100%;
    order: 1;
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
