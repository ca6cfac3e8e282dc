import { css } from 'lit';

export const messageBubbleStyles = css`
  :host {
    display: flex;
    justify-content: flex-start;
    /* What is scrolled out of sight is neither laid out nor drawn. */
    content-visibility: auto;
    contain-intrinsic-size: auto 58px;
  }

  :host(:focus-visible) .bubble {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  :host([data-sought]) .bubble {
    box-shadow: inset 0 0 0 2px var(--_warn);
  }

  :host([data-kind='sent']) {
    justify-content: flex-end;
  }

  .bubble {
    min-width: 120px;
    max-width: min(88%, 560px);
    padding: 7px 11px 5px;
    border: 1px solid var(--_line);
    border-radius: 12px 12px 12px 4px;
    background: var(--_raised);
  }

  :host([data-kind='sent']) .bubble {
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

  .steps .after {
    color: var(--_ink);
  }

  .notes {
    padding-top: 4px;
    border-top: 1px dashed var(--_line);
    overflow-wrap: anywhere;
  }

  .word {
    font-weight: 600;
  }

  .advice {
    margin: 3px 0;
    padding: 6px 8px;
    border-radius: var(--_radius);
    background: var(--_bad-soft);
  }

  .advice dt {
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .coding {
    padding: 0 5px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    color: var(--_ink);
    line-height: 15px;
  }

  .to {
    overflow: hidden;
    max-width: 120px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .incomplete {
    border-style: dashed;
    border-color: var(--_edge);
  }

  .gap {
    padding: 0 3px;
    border-radius: 3px;
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .places {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
  }

  .places button,
  .missing {
    min-width: 24px;
    min-height: 24px;
    padding: 0 4px;
    border: 1px solid var(--_line);
    border-radius: 4px;
    font-size: var(--_tiny);
    line-height: 22px;
    text-align: center;
  }

  .missing {
    border-style: dashed;
    border-color: var(--_edge);
  }

  .remedies {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 4px 6px;
    padding-bottom: 3px;
  }

  .remedies button {
    min-height: 26px;
    font-size: var(--_small);
  }

  mark {
    border-radius: 2px;
    background: var(--_warn-soft);
    color: inherit;
    box-shadow: 0 0 0 1px var(--_warn);
  }
`;
