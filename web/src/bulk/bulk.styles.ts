import { css } from 'lit';

export const bulkStyles = css`
  .page {
    display: flex;
    flex-direction: column;
    gap: 10px;
    max-width: 1180px;
    min-height: 100%;
    margin: 0 auto;
    padding: 14px;
  }

  /* Keeps its place for readers, and takes no room. */
  [role='alert']:empty {
    position: absolute;
  }

  .sides {
    display: flex;
    gap: 4px;
  }

  .bad {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    border-radius: 10px;
    background: var(--_bad-soft);
    color: var(--_bad);
    overflow-wrap: anywhere;
  }

  .drop {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 8px;
    min-height: 300px;
    padding: 24px;
    border: 1px dashed var(--_edge);
    border-radius: 10px;
    text-align: center;
  }

  .drop.over {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .drop strong {
    font-size: 15px;
  }

  .drop p {
    max-width: 56ch;
    text-wrap: balance;
  }

  .drop svg {
    width: 28px;
    height: 28px;
    color: var(--_muted);
    stroke-width: 1;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px;
    margin-top: 4px;
  }

  /* The native control stays in reach of keyboards and readers, and lies over its name. */
  .choose {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: var(--_control);
    padding: 0 12px;
    border-radius: var(--_radius);
    background: var(--_accent-fill);
    color: #fff;
    font-weight: 600;
  }

  .choose:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .choose span {
    margin: 0;
    color: inherit;
    font-size: inherit;
  }

  .choose input {
    position: absolute;
    inset: 0;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
`;
