import { css } from 'lit';

export const workbenchStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    container-type: inline-size;
    background: var(--_canvas);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 6px 12px;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }

  .tabs {
    display: inline-flex;
    padding: 2px;
    border-radius: 8px;
    background: var(--_canvas);
  }

  .tabs button {
    min-height: 26px;
    padding: 0 14px;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }

  .tabs [aria-selected='true'] {
    border-color: var(--_line);
    background: var(--_surface);
    color: var(--_ink);
    font-weight: 600;
  }

  .tabs .bad {
    display: inline-flex;
    color: var(--_bad);
  }

  .tabs .bad svg {
    width: 13px;
    height: 13px;
  }

  @media (forced-colors: active) {
    .tabs [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }

  .version {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .version span {
    margin: 0;
  }

  .version select {
    width: auto;
  }

  .rest {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-inline-start: auto;
  }

  .notice {
    padding: 6px 12px;
    border-bottom: 1px solid var(--_line);
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: var(--_small);
  }

  .columns {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr) 300px;
    min-height: 0;
  }

  .columns > * {
    min-width: 0;
    min-height: 0;
  }

  .columns > * + * {
    border-inline-start: 1px solid var(--_line);
  }

  .editor,
  .send {
    padding: 12px;
    overflow: auto;
  }

  .editor {
    display: flex;
    flex-direction: column;
  }

  .editor > smpp-pdu-form {
    flex: none;
    padding-bottom: 40px;
  }

  .editor > smpp-source-editor {
    flex: 1;
  }

  .send {
    display: grid;
    align-content: start;
    gap: 12px;
    background: var(--_sunken);
  }

  @container (max-width: 1100px) {
    .columns {
      grid-template: minmax(0, 1fr) minmax(0, 1fr) / minmax(0, 1.3fr) minmax(0, 1fr);
    }

    .editor {
      grid-row: span 2;
    }

    .send {
      border-top: 1px solid var(--_line);
    }
  }

  @container (max-width: 720px) {
    .columns {
      display: block;
      overflow: auto;
    }

    .columns > * + * {
      border: 0;
      border-top: 1px solid var(--_line);
    }

    .editor,
    .send {
      overflow: visible;
    }

    .editor > smpp-source-editor {
      min-height: 320px;
    }

    smpp-frame-view {
      height: 460px;
    }

    .rest {
      margin: 0;
    }
  }
`;
