import { css } from 'lit';

/** What tables have in common: rows with a line between them. How close the cells are, each says itself. */
export const tableStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_small);
  }

  th,
  td {
    padding: 4px 8px;
    border-bottom: 1px solid var(--_line);
    text-align: start;
    font-weight: 400;
    vertical-align: top;
  }

  thead th {
    font-size: var(--_tiny);
    color: var(--_muted);
  }
`;
