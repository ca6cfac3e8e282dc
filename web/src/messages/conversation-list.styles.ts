import { css } from 'lit';

export const conversationListStyles = css`
  :host {
    display: block;
    overflow: hidden auto;
    background: var(--_sunken);
  }

  .search {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 6px 6px 0;
    background: var(--_sunken);
  }

  .found {
    padding: 6px 10px 0;
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  .wide {
    grid-column: 1 / -1;
  }

  .pin svg {
    width: 11px;
    height: 11px;
    margin-inline-end: 3px;
    color: var(--_accent);
  }

  mark {
    border-radius: 2px;
    background: var(--_warn-soft);
    color: var(--_ink);
    box-shadow: 0 0 0 1px var(--_warn);
  }

  ul {
    padding: 6px;
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 8px;
    padding: 6px 8px;
    border-radius: var(--_radius);
    cursor: default;
  }

  li:hover {
    background: var(--_wash);
  }

  li[aria-selected='true'] {
    background: var(--_accent-soft);
  }

  ul:focus-visible {
    outline: none;
  }

  ul:focus-visible li[aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .peer {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .last {
    overflow: hidden;
    font-size: var(--_small);
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }

  time {
    font-size: var(--_tiny);
    color: var(--_muted);
    line-height: 19px;
  }

  .unread {
    justify-self: end;
    min-width: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--_accent-fill);
    color: #fff;
    font-size: var(--_tiny);
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }

  .dot {
    justify-self: end;
    align-self: center;
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--_edge);
  }

  .dot[data-tone='good'] {
    background: var(--_good);
  }

  .dot[data-tone='bad'] {
    border-radius: 1px;
    background: var(--_bad);
  }

  .dot[data-tone='unsure'] {
    background: var(--_warn);
  }

  @media (forced-colors: active) {
    li[aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    li[aria-selected='true'] * {
      color: inherit;
    }
  }
`;
