import { css } from 'lit';

export const connectionBarStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }

  form,
  .bound {
    display: flex;
    align-items: end;
    gap: 8px;
  }

  .bound {
    align-items: center;
    min-height: 46px;
  }

  label {
    flex: 1 1 110px;
    min-width: 0;
    max-width: 170px;
  }

  .target {
    flex: 1.5 1 150px;
    max-width: 250px;
  }

  .address {
    flex: 2 1 160px;
    max-width: 300px;
  }

  .version {
    flex: 0 0 62px;
  }

  .given {
    flex: 2 1 200px;
    align-self: center;
    max-width: 340px;
    font-size: var(--_small);
    color: var(--_muted);
  }

  .who {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .who strong {
    font-weight: 600;
  }

  .primary {
    min-width: 76px;
  }

  smpp-link-layers {
    margin-inline-start: auto;
    align-self: center;
  }

  @container (max-width: 900px) {
    form {
      flex-wrap: wrap;
    }

    label {
      max-width: none;
    }

    smpp-link-layers {
      flex-basis: 100%;
      margin: 2px 0 0;
    }

    .bound smpp-link-layers {
      flex-basis: auto;
      margin-inline-start: auto;
    }
  }

  @container (max-width: 560px) {
    form {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }

    .target,
    .address,
    .given,
    smpp-link-layers {
      grid-column: 1 / -1;
      max-width: none;
    }

    .primary,
    form button {
      grid-column: 1 / -1;
      min-height: 34px;
    }

    .bound {
      flex-wrap: wrap;
      gap: 4px 8px;
    }

    .who {
      flex-basis: 100%;
      order: -2;
    }

    .bound smpp-link-layers {
      order: -1;
      margin: 0;
    }

    .bound button {
      margin-inline-start: auto;
    }
  }
`;
