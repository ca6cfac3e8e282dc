import { css } from 'lit';

export const fieldTreeStyles = css`
  :host {
    direction: ltr;
    display: block;
    overflow: auto;
  }

  [role='tree'] {
    padding: 4px 0;
    outline-offset: -2px;
  }

  [role='treeitem'] {
    display: grid;
    grid-template-columns: 12px calc(188px - (var(--level) - 1) * 14px) minmax(0, 1fr);
    gap: 0 6px;
    align-items: baseline;
    padding: 1px 10px;
    padding-inline-start: calc(8px + (var(--level) - 1) * 14px);
    font-size: var(--_small);
    line-height: 20px;
    cursor: default;
    /* What is out of sight is not laid out. */
    content-visibility: auto;
    contain-intrinsic-height: auto 22px;
  }

  [role='treeitem']:hover {
    background: var(--_sunken);
  }

  [aria-selected='true'],
  [aria-selected='true']:hover {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 var(--_accent);
  }

  .twisty {
    align-self: center;
    width: 12px;
    height: 12px;
    color: var(--_muted);
    transition: rotate 0.1s;
  }

  :not([aria-expanded]) > .twisty {
    visibility: hidden;
  }

  [aria-expanded='true'] .twisty {
    rotate: 90deg;
  }

  .name {
    font-family: var(--_mono);
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [aria-expanded] .name {
    color: var(--_ink);
    font-weight: 600;
  }

  .rest {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .value {
    font-family: var(--_mono);
  }

  .meaning {
    margin-inline-start: 4px;
    color: var(--_muted);
  }

  .value:empty + .meaning {
    margin: 0;
  }

  [data-bad] .name,
  [data-bad] .value {
    color: var(--_bad);
  }

  @media (forced-colors: active) {
    [aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    [role='treeitem'][aria-selected='true'] :is(.name, .value, .meaning, .twisty) {
      color: inherit;
    }
  }
`;
