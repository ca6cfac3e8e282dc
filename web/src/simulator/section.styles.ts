import { css } from 'lit';
import { fieldsetStyles } from '../common/fieldset.styles.ts';
import { tableStyles } from '../common/table.styles.ts';

/** What the parts of the simulator's view have in common. */
export const sectionStyles = [
  tableStyles,
  fieldsetStyles,
  css`
  :host {
    display: block;
    min-width: 0;
    overflow-wrap: anywhere;
    container-type: inline-size;
  }

  h3 {
    margin: 0 0 6px;
    font-size: var(--_text);
  }

  section {
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
  }

  section + section {
    margin-top: 10px;
  }

  label {
    min-width: 0;
  }

  .hint {
    margin-top: 4px;
    font-size: var(--_small);
    color: var(--_muted);
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
    gap: 8px;
    align-items: end;
  }

  .grid label > span {
    white-space: normal;
  }

  .checks,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    margin-top: 8px;
  }

  .scroll {
    overflow: auto;
    max-width: 100%;
  }

  th,
  td {
    vertical-align: middle;
    overflow-wrap: anywhere;
  }

  thead th {
    white-space: nowrap;
  }

  td.tools {
    width: 1%;
    white-space: nowrap;
  }

  td button,
  td select {
    min-height: 24px;
    height: 24px;
    font-size: var(--_small);
  }

  td select {
    width: auto;
  }

  .num {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .good {
    color: var(--_good);
  }

  .bad {
    color: var(--_bad);
  }

  .busy {
    color: var(--_warn);
  }

  .none {
    padding: 8px 0;
    color: var(--_muted);
  }

  fieldset {
    margin-top: 8px;
  }

  .problem {
    margin-top: 6px;
    color: var(--_bad);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`,
];
