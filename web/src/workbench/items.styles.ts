import { css } from 'lit';

export const itemsStyles = css`
  :host {
    display: block;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    min-height: 32px;
  }

  header :is(smpp-picker, button) {
    margin-inline-start: auto;
  }

  header smpp-picker {
    flex: 0 1 260px;
  }

  h3 {
    margin: 0;
    font-size: var(--_small);
    font-weight: 600;
  }

  h3.mono {
    font-weight: 500;
  }

  .item {
    margin-top: 4px;
    padding: 4px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .head,
  .tools {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .head select {
    width: auto;
  }

  .head > :last-child {
    margin-inline-start: auto;
  }

  .tools {
    justify-content: end;
    font-size: var(--_tiny);
  }

  .tools .mono {
    margin-inline-end: auto;
  }

  .small {
    min-height: 24px;
    padding: 0 6px;
    font-size: var(--_tiny);
  }

  .tools .icon {
    width: 26px;
    min-height: 26px;
  }

  .problem {
    font-size: var(--_tiny);
    color: var(--_bad);
  }
`;
