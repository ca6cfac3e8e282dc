import { css } from 'lit';

/** A `dl` of facts, as `factRows` makes it. */
export const factsStyles = css`
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 3px 12px;
    margin-top: 10px;
    font-size: var(--_small);
  }

  dt {
    color: var(--_muted);
  }

  dd {
    overflow-wrap: anywhere;
  }
`;
