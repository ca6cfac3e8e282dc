import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    padding: 10px 12px 8px;
    border-top: 1px solid var(--_line);
    background: var(--_sunken);
    container-type: inline-size;
  }

  .addresses {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
    margin-bottom: 6px;
  }

  .address {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
  }

  .address label {
    display: grid;
    flex: 1;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 6px;
    min-width: 0;
  }

  .address span {
    margin: 0;
  }

  .foot {
    display: flex;
    align-items: end;
    gap: 12px;
    margin-top: 4px;
  }

  smpp-segment-meter {
    flex: 1;
    min-width: 0;
  }

  .send {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .send .check {
    margin-inline-end: 4px;
  }

  .differs {
    display: flex;
    align-items: center;
    gap: 4px 8px;
    margin-top: 4px;
    font-size: var(--_small);
    color: var(--_muted);
  }

  .differs p {
    flex: 1;
    min-width: 0;
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .differs strong {
    color: var(--_ink);
    font-weight: 600;
  }

  .differs button {
    min-height: 24px;
  }

  .problem {
    margin-top: 4px;
    color: var(--_bad);
    overflow-wrap: anywhere;
  }

  .more {
    max-height: 40vh;
    margin: 8px -12px -8px;
    padding: 8px 12px;
    overflow: hidden auto;
    border-top: 1px solid var(--_line);
  }

  @container (max-width: 480px) {
    .foot {
      flex-direction: column;
      align-items: stretch;
      gap: 6px;
    }

    .send .check {
      margin-inline-end: auto;
    }
  }
`;
