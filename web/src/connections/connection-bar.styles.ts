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

  .resumed {
    margin-inline-start: 8px;
    color: var(--_good);
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

  @container (max-width: 700px) {
    .line {
      flex-wrap: wrap;
      gap: 4px 8px;
    }

    .who {
      flex: 1 1 100%;
    }

    .line smpp-link-layers {
      order: 1;
      flex-basis: 100%;
    }

    .vitals {
      flex: 1;
    }
  }
`;
