import { css } from 'lit';

export const linkLayersStyles = css`
  :host {
    display: inline-flex;
  }

  ul {
    display: flex;
    align-items: center;
  }

  li {
    display: flex;
    align-items: center;
  }

  li + li::before {
    content: '';
    width: 10px;
    height: 1px;
    background: var(--_edge);
  }

  button {
    min-height: 26px;
    padding: 0 9px 0 7px;
    border-radius: 13px;
    font-size: var(--_small);
  }

  button[data-state='up'] {
    border-color: color-mix(in srgb, var(--_good) 45%, transparent);
    background: var(--_good-soft);
    color: var(--_good);
  }

  button[data-state='connecting'] {
    border-color: color-mix(in srgb, var(--_warn) 45%, transparent);
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  button[data-state='failed'] {
    border-color: color-mix(in srgb, var(--_bad) 45%, transparent);
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  button[data-state='down'],
  button[data-state='unused'] {
    color: var(--_muted);
  }

  button[data-state='unused'] {
    border-style: dashed;
    border-color: var(--_edge);
  }

  .lamp {
    width: 12px;
    height: 12px;
    stroke-width: 2;
  }

  button[data-state='connecting'] .lamp {
    animation: turn 1s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  [popover] {
    inset: auto;
    position-area: block-end span-inline-start;
    position-try-fallbacks: flip-inline, flip-block;
    width: max-content;
    max-width: min(420px, calc(100vw - 16px));
    margin: 6px 0 0;
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_ink);
    box-shadow: 0 8px 28px rgb(0 0 0 / 0.18);
  }

  @supports not (position-area: block-end) {
    [popover] {
      inset: 60px 8px auto auto;
    }
  }

  [popover] h2 {
    margin-bottom: 2px;
  }

  @media (forced-colors: active) {
    button[data-state='up'] {
      border: 2px solid Highlight;
    }
  }
`;
