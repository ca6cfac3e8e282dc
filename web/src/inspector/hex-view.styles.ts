import { css } from 'lit';

export const hexViewStyles = css`
  :host {
    direction: ltr;
    display: block;
    overflow: auto;
    padding: 6px 10px;
    font-family: var(--_mono);
    font-size: var(--_small);
    container-type: inline-size;
  }

  [role='grid'] {
    width: max-content;
    outline-offset: 3px;
  }

  /* Octets are inline: as boxes of their own, very many would take very long to lay out. */
  .line {
    line-height: 20px;
    white-space: pre;
  }

  .offset {
    margin-inline-end: 10px;
    color: var(--_muted);
  }

  .octet {
    padding: 3px;
    cursor: default;
  }

  .octet:nth-of-type(10) {
    margin-inline-start: 7px;
  }

  .octet[data-band='1'] {
    background: var(--_sunken);
  }

  .octet[data-start] {
    border-start-start-radius: 3px;
    border-end-start-radius: 3px;
  }

  .octet[data-zero] {
    color: var(--_muted);
  }

  .octet[data-bad] {
    color: var(--_bad);
  }

  .marked,
  .octet.marked {
    background: var(--_accent-fill);
    color: #fff;
  }

  .octet.around {
    background: var(--_accent-soft);
  }

  .characters {
    margin-inline-start: 14px;
    color: var(--_muted);
  }

  .characters .marked {
    color: #fff;
  }

  button {
    margin-top: 6px;
    font-family: var(--_sans);
  }

  @media (forced-colors: active) {
    .marked,
    .octet.marked {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
