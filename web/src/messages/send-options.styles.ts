import { css } from 'lit';

export const sendOptionsStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  fieldset {
    min-width: 0;
    margin: 0 0 10px;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-bottom: 4px;
    font-size: var(--_small);
    font-weight: 600;
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(130px, 1fr));
    gap: 6px 8px;
    align-items: end;
  }

  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin-top: 4px;
  }

  smpp-field-editor {
    padding: 2px 0;
  }
`;
