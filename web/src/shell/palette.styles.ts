import { css } from 'lit';

export const paletteStyles = css`
  dialog {
    width: min(600px, calc(100vw - 24px));
    max-height: min(520px, calc(100dvh - 96px));
    margin: 72px auto auto;
    padding: 0;
    overflow: hidden;
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  .search {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 4px 14px;
    border-bottom: 1px solid var(--_line);
    color: var(--_muted);
  }

  .search input {
    height: 40px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_ink);
    font-size: 15px;
    outline: none;
  }

  .search:focus-within {
    box-shadow: inset 0 -1px var(--_accent);
  }

  [role='listbox'] {
    flex: 1;
    min-height: 0;
    padding: 6px;
    overflow: hidden auto;
    scroll-padding: 6px;
  }

  .heading {
    padding: 8px 10px 4px;
    font-size: var(--_tiny);
    font-weight: 600;
    color: var(--_muted);
  }

  .row {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 34px;
    padding: 0 10px;
    border-radius: 7px;
    color: var(--_muted);
    cursor: default;
  }

  .row[aria-selected='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .title {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    color: var(--_ink);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  mark {
    background: none;
    color: var(--_accent);
    font-weight: 700;
  }

  .group {
    font-size: var(--_small);
    color: var(--_muted);
  }

  .keys {
    display: flex;
    gap: 3px;
  }

  .none {
    padding: 28px;
    text-align: center;
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
