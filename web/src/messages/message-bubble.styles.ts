import { css } from 'lit';

export const messageBubbleStyles = css`
  :host {
    display: flex;
    justify-content: flex-start;
  }

  :host([data-kind='sent']) {
    justify-content: flex-end;
  }

  article {
    min-width: 120px;
    max-width: min(88%, 560px);
    padding: 7px 11px 5px;
    border: 1px solid var(--_line);
    border-radius: 12px 12px 12px 4px;
    background: var(--_raised);
  }

  :host([data-kind='sent']) article {
    border-color: transparent;
    border-radius: 12px 12px 4px 12px;
    background: var(--_accent-soft);
  }

  .text {
    max-height: 320px;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }

  .binary {
    font-family: var(--_mono);
    font-size: var(--_small);
  }

  summary,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 2px 8px;
    min-height: 24px;
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  summary {
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-weight: 600;
  }

  .state svg {
    width: 12px;
    height: 12px;
    stroke-width: 2;
  }

  [data-tone='good'] {
    color: var(--_good);
  }

  [data-tone='bad'] {
    color: var(--_bad);
  }

  [data-tone='unsure'] {
    color: var(--_warn);
  }

  .reason {
    flex-basis: 100%;
    font-size: var(--_small);
    text-align: end;
  }

  .parts {
    margin: 4px 0;
    padding-top: 6px;
    border-top: 1px solid var(--_line);
    font-size: var(--_small);
  }

  :host([data-kind='sent']) .parts {
    border-color: color-mix(in srgb, var(--_accent) 25%, transparent);
  }

  .parts li {
    padding: 3px 0;
  }

  .parts p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
  }

  .parts button {
    min-height: 24px;
    padding: 0 6px;
    font-family: var(--_mono);
    font-size: var(--_tiny);
    overflow-wrap: anywhere;
    white-space: normal;
    text-align: start;
  }

  .steps {
    padding-inline-start: 4px;
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .steps time {
    font-family: var(--_mono);
  }
`;
