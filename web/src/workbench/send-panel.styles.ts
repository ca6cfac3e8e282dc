import { css } from 'lit';

export const sendStyles = css`
  :host {
    display: block;
  }

  .plan {
    display: grid;
    grid-template-columns: 54px 76px minmax(0, 1fr);
    gap: 8px;
  }

  .go {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin-top: 8px;
    font-size: var(--_small);
  }

  .danger {
    border-color: transparent;
    background: light-dark(#b3223a, #a8324a);
    color: #fff;
    font-weight: 600;
  }

  .danger:disabled {
    background: var(--_wash);
    color: var(--_muted);
  }

  .problem {
    margin-top: 6px;
    color: var(--_bad);
    font-size: var(--_small);
  }

  details {
    margin-top: 8px;
    font-size: var(--_small);
  }

  summary {
    width: max-content;
    min-height: 24px;
    color: var(--_muted);
    cursor: pointer;
  }

  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 1px 10px;
    padding: 4px 0;
  }
`;
