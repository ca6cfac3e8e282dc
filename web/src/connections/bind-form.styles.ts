import { css } from 'lit';

export const bindFormStyles = css`
  :host {
    display: block;
    flex: 1;
    min-width: 0;
    container-type: inline-size;
  }

  .row,
  .foot,
  .save {
    display: flex;
    align-items: end;
    gap: 8px;
  }

  .row > label {
    flex: 1 1 100px;
    min-width: 0;
    max-width: 160px;
  }

  .row > .target {
    flex: 1.5 1 140px;
    max-width: 240px;
  }

  .row > .address {
    flex: 2 1 160px;
    max-width: 300px;
  }

  .row > .version {
    flex: 0 0 58px;
  }

  .given {
    flex: 2 1 180px;
    align-self: center;
    max-width: 320px;
    font-size: var(--_small);
    color: var(--_muted);
  }

  .primary {
    min-width: 76px;
  }

  smpp-link-layers {
    flex: none;
    align-self: end;
    height: var(--_control);
    align-items: center;
    margin-inline-start: auto;
  }

  #more {
    margin-top: 8px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  .options {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(170px, 1fr));
    align-items: end;
    gap: 8px 12px;
  }

  .options label > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .stay {
    min-height: var(--_control);
    grid-column: span 2;
  }

  .foot {
    flex-wrap: wrap;
    margin-top: 12px;
  }

  .save {
    flex: 0 1 300px;
    min-width: 0;
    margin-inline-start: auto;
  }

  .save label {
    flex: 1;
    min-width: 0;
  }

  .remember {
    flex: 0 1 auto;
    align-self: center;
    white-space: normal;
  }

  label.check.remember > span {
    white-space: normal;
  }

  small {
    display: block;
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .found:empty {
    display: none;
  }

  .found p {
    display: flex;
    gap: 6px;
    margin-top: 6px;
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }

  .report {
    display: flex;
    flex-wrap: wrap;
    gap: 0 40px;
  }

  .report > * {
    flex: 1 1 320px;
    min-width: 0;
  }

  details {
    margin-top: 8px;
    font-size: var(--_small);
    color: var(--_muted);
  }

  summary {
    display: list-item;
    min-height: 24px;
    cursor: pointer;
  }

  details ol {
    margin: 2px 0 0;
    padding-inline-start: 22px;
    font-family: var(--_mono);
    overflow-wrap: anywhere;
  }

  .found [data-ok='true'] svg {
    color: var(--_good);
  }

  .found [data-ok='false'] {
    color: var(--_bad);
  }

  @container (max-width: 1100px) {
    .row {
      flex-wrap: wrap;
      gap: 4px 8px;
    }

    smpp-link-layers {
      margin: 0;
    }
  }

  @container (max-width: 760px) {

    .row > label {
      max-width: none;
    }
  }

  @container (max-width: 560px) {
    .row {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }

    .profile,
    .row > .target,
    .row > .address,
    .given,
    smpp-link-layers {
      grid-column: 1 / -1;
      max-width: none;
    }

    .row button {
      min-height: 34px;
    }

    #more {
      max-height: 46vh;
      overflow: auto;
    }

    .save {
      flex-basis: 100%;
      margin: 0;
    }

    .stay {
      grid-column: 1 / -1;
    }
  }
`;
