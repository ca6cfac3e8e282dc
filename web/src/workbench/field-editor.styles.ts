import { css } from 'lit';

export const fieldStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  :host([marked]) {
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    box-shadow: -4px 0 var(--_accent-soft), -6px 0 var(--_accent), 4px 0 var(--_accent-soft);
  }

  .field {
    display: grid;
    grid-template-columns: 188px minmax(0, 1fr) minmax(0, 200px);
    gap: 2px 10px;
    align-items: start;
    padding: 2px 0;
  }

  .name {
    padding-top: 5px;
    overflow: hidden;
    font: 500 var(--_small) / 18px var(--_mono);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .doc {
    padding-top: 6px;
    overflow: hidden;
    font-size: var(--_tiny);
    line-height: 17px;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .field:focus-within .doc {
    white-space: normal;
  }

  .line,
  .bits {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
  }

  .line > input:not(.number),
  .line > select {
    flex: 1 1 120px;
    width: auto;
  }

  .number {
    flex: 0 0 92px;
    width: 92px;
  }

  .bits {
    align-items: end;
  }

  .bits .number {
    flex-basis: 56px;
    width: 56px;
  }

  .bits .part {
    flex: 1 1 88px;
  }

  .bits .check {
    align-self: end;
    min-height: 28px;
  }

  input.mono {
    direction: ltr;
  }

  .left,
  .hint {
    font-size: var(--_tiny);
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .left {
    min-width: 40px;
    text-align: end;
  }

  .left[data-over],
  .problem {
    color: var(--_bad);
  }

  .problem {
    margin-top: 2px;
    font-size: var(--_tiny);
    overflow-wrap: anywhere;
  }

  [data-bad] .name {
    color: var(--_bad);
  }

  [aria-invalid='true'] {
    border-color: var(--_bad);
  }

  @container (max-width: 620px) {
    .field {
      grid-template-columns: 184px minmax(0, 1fr);
    }

    .doc {
      display: none;
    }

    .field:focus-within .doc {
      display: block;
      grid-column: 2;
      padding: 0;
    }
  }

  @container (max-width: 460px) {
    .field {
      grid-template-columns: minmax(0, 1fr);
    }

    .name {
      padding: 0;
    }

    .field:focus-within .doc {
      grid-column: 1;
    }
  }
`;
