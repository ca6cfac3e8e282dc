import { css } from 'lit';

export const sessionTabsStyles = css`
  :host {
    display: flex;
    position: relative;
    align-items: center;
    min-width: 0;
    gap: 4px;
  }

  .tabs {
    display: flex;
    gap: 2px;
    min-width: 0;
    overflow: auto hidden;
    scrollbar-width: none;
  }

  .tab {
    display: flex;
    flex: 0 0 auto;
    align-items: center;
    min-width: 0;
    max-width: 190px;
    position: relative;
    border: 1px solid transparent;
    border-radius: 7px;
  }

  .tab:hover {
    border-color: var(--_line);
  }

  .tab[data-front] {
    border-color: var(--_line);
    background: var(--_sunken);
  }

  .tab button {
    min-height: 28px;
    border: 0;
    background: none;
  }

  [role='tab'] {
    min-width: 0;
    padding: 0 2px 0 9px;
    gap: 7px;
    color: var(--_muted);
  }

  [aria-selected='true'] {
    color: var(--_ink);
    font-weight: 600;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* The colour tells which session, the shape how it is: a ring, half of it, a disc. */
  .dot {
    flex: none;
    width: 9px;
    height: 9px;
    border: 2px solid var(--colour);
    border-radius: 50%;
    forced-color-adjust: none;
  }

  [data-phase='bound'] .dot {
    background: var(--colour);
  }

  [data-phase='connecting'] .dot,
  [data-phase='waiting'] .dot,
  [data-phase='unbinding'] .dot {
    background: linear-gradient(90deg, var(--colour) 50%, transparent 50%);
  }

  [data-phase='waiting'] .dot {
    animation: wait 2s ease-in-out infinite;
  }

  @keyframes wait {
    50% {
      opacity: 0.35;
    }
  }

  [data-phase='failed'] .dot {
    border-style: dotted;
  }

  [data-phase='failed'] .name {
    color: var(--_bad);
  }

  .unread {
    min-width: 17px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--_accent-fill);
    color: #fff;
    font-size: 11px;
    font-weight: 600;
    line-height: 17px;
  }

  .close {
    width: 24px;
    padding: 0;
    color: var(--_muted);
    opacity: 0;
  }

  .tab:hover .close,
  .tab:focus-within .close,
  .tab[data-front] .close {
    opacity: 1;
  }

  .close:hover {
    color: var(--_bad);
  }

  .close svg {
    width: 12px;
    height: 12px;
  }

  input:not([type='checkbox'], [type='radio']) {
    position: absolute;
    top: 1px;
    height: 28px;
  }

  .add {
    flex: none;
  }

  @media (hover: none) {
    .close {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .tab[data-front] {
      border-color: Highlight;
    }
  }
`;
