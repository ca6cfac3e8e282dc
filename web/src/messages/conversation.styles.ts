import { css } from 'lit';

export const conversationStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--_surface);
  }

  header {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding: 0 6px 0 12px;
    border-bottom: 1px solid var(--_line);
  }

  h2 {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .number {
    font-weight: 400;
    color: var(--_muted);
  }

  header .muted {
    margin-inline-start: auto;
    font-size: var(--_small);
    white-space: nowrap;
  }

  .back {
    display: none;
    margin-inline-start: -6px;
  }

  :host([narrow]) .back {
    display: inline-flex;
  }

  .items {
    flex: 1;
    min-height: 0;
    padding: 12px;
    overflow: hidden auto;
  }

  smpp-message-bubble + smpp-message-bubble {
    margin-top: 8px;
  }

  /* The bubble itself shows that it has the focus. */
  smpp-message-bubble:focus-visible {
    outline: none;
  }

  .earlier {
    display: flex;
    margin: 0 auto 10px;
  }
`;
