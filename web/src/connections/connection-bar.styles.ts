import { css } from 'lit';

export const connectionBarStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }

  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 38px;
  }

  .who {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .who strong {
    font-weight: 600;
  }

  .resuming {
    margin-inline-start: 8px;
    color: var(--_warn);
  }

  .when {
    font-variant-numeric: tabular-nums;
  }

  .vitals {
    display: flex;
    gap: 12px;
    font-size: var(--_small);
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .vitals b {
    font-weight: 600;
    color: var(--_ink);
  }

  smpp-link-layers {
    flex: none;
    margin-inline-start: auto;
  }

  smpp-bind-form + smpp-link-layers {
    align-self: flex-start;
    margin-top: 19px;
  }

  @container (max-width: 1100px) {
    .line:has(smpp-bind-form) {
      flex-direction: column;
      align-items: stretch;
      gap: 4px;
    }

    smpp-bind-form + smpp-link-layers {
      margin: 2px 0 0;
    }
  }

  @container (max-width: 700px) {
    .line:not(:has(smpp-bind-form)) {
      flex-wrap: wrap;
      gap: 4px 8px;
    }

    .who {
      flex: 1 1 100%;
    }

    .line:not(:has(smpp-bind-form)) smpp-link-layers {
      order: 1;
      flex-basis: 100%;
    }

    .vitals {
      flex: 1;
    }
  }
`;
