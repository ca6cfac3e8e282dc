import { css } from 'lit';

/** How a list or a box looks that floats above the rest: declarations, for a rule of one's own. */
export const floating = css`
  overflow: auto;
  border: 1px solid var(--_line);
  border-radius: 8px;
  background: var(--_raised);
  color: var(--_ink);
  box-shadow: var(--_shadow);
`;
