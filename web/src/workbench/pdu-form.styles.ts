import { css } from 'lit';

export const formStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }

  .check span {
    white-space: normal;
  }

  h2 {
    margin: 0 0 4px;
    font-size: var(--_tiny);
    font-weight: 600;
    letter-spacing: 0.04em;
    text-transform: uppercase;
    color: var(--_muted);
  }

  .head {
    display: grid;
    grid-template-columns: 188px minmax(0, 1fr) minmax(0, 200px);
    gap: 2px 10px;
    align-items: center;
    padding: 2px 0;
  }

  .name {
    font: 500 var(--_small) / 18px var(--_mono);
  }

  .doc {
    overflow: hidden;
    font-size: var(--_tiny);
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .sequence,
  .left-out {
    margin-inline-start: 198px;
  }

  .left-out {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  .left-out select {
    width: auto;
  }

  .sequence smpp-field-editor {
    margin-inline-start: -198px;
  }

  .problem {
    color: var(--_bad);
    font-size: var(--_tiny);
  }

  @container (max-width: 620px) {
    .head {
      grid-template-columns: 184px minmax(0, 1fr);
    }

    .doc {
      display: none;
    }

    .sequence,
    .left-out {
      margin-inline-start: 194px;
    }

    .sequence smpp-field-editor {
      margin-inline-start: -194px;
    }
  }

  @container (max-width: 460px) {
    .head {
      grid-template-columns: minmax(0, 1fr);
    }

    .sequence,
    .left-out,
    .sequence smpp-field-editor {
      margin-inline-start: 0;
    }
  }
`;
