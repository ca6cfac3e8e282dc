import { css } from 'lit';

/** A group of fields under a small heading, without a frame. */
export const fieldsetStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-bottom: 2px;
    font-size: var(--_tiny);
    color: var(--_muted);
  }
`;
