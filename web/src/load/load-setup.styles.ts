import { css } from 'lit';

export const setupStyles = css`
  :host {
    display: block;
  }

  form {
    display: grid;
    gap: 12px;
  }

  fieldset {
    display: grid;
    gap: 8px;
    min-width: 0;
    margin: 0;
    padding: 8px 12px 12px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  legend {
    padding: 0 4px;
    font-size: var(--_small);
    font-weight: 600;
  }

  .presets {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 6px;
  }

  .presets button {
    padding: 0 4px;
  }

  input[type='radio'] {
    margin: 0;
  }

  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 8px;
  }

  .row > .bad {
    grid-column: 1 / -1;
  }

  .wide {
    grid-column: span 2;
  }

  input[type='file'] {
    height: auto;
    padding: 3px;
    border-style: dashed;
  }

  .variables {
    display: grid;
    gap: 2px;
    margin-top: 4px;
    font-size: var(--_small);
  }

  .variables code,
  .name {
    overflow-wrap: anywhere;
  }

  summary {
    min-height: 24px;
    color: var(--_muted);
    font-size: var(--_small);
    cursor: pointer;
  }

  .session bdi {
    overflow-wrap: anywhere;
  }

  .go {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  .go .primary {
    min-width: 96px;
  }

  .bad {
    color: var(--_bad);
    overflow-wrap: anywhere;
  }

  .small {
    font-size: var(--_small);
  }
`;
