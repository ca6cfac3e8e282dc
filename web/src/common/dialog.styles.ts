import { css } from 'lit';

/** A dialog with a heading, and buttons at its end. */
export const dialogStyles = css`
  dialog {
    width: min(680px, calc(100vw - 24px));
    max-height: calc(100vh - 24px);
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_raised);
    color: var(--_ink);
    box-shadow: 0 16px 48px rgb(0 0 0 / 0.3);
  }

  dialog::backdrop {
    background: rgb(8 10 14 / 0.45);
  }

  dialog :is(header, footer) {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }

  dialog footer {
    min-height: 30px;
    margin-top: 10px;
    font-size: var(--_small);
  }

  dialog h2 {
    margin-bottom: 8px;
    font-size: 14px;
  }

  dialog header + p {
    margin: 2px 0 8px;
  }
`;
