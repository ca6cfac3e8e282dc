import { css } from 'lit';

export const navigationStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: none;
    width: 76px;
    border-inline-end: 1px solid var(--_line);
    background: var(--_sunken);
    overflow: hidden auto;
    scrollbar-width: none;
  }

  nav {
    display: flex;
    flex: 1;
    flex-direction: column;
  }

  nav > ul {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 2px;
    padding: 6px 4px;
  }

  li:has([data-view='settings']) {
    margin-top: auto;
  }

  .way {
    position: relative;
    flex-direction: column;
    gap: 3px;
    width: 100%;
    min-height: 48px;
    padding: 4px 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--_muted);
    font-size: 10.5px;
    line-height: 1.2;
  }

  .way > span:not(.badge) {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .way svg {
    width: 18px;
    height: 18px;
  }

  .way:hover {
    background: var(--_wash);
    color: var(--_ink);
  }

  .way[aria-current] {
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }

  .way[aria-current]::before {
    content: '';
    position: absolute;
    inset-block: 12px;
    inset-inline-start: -4px;
    width: 3px;
    border-radius: 2px;
    background: var(--_accent);
  }

  .way:focus-visible {
    outline-offset: -2px;
  }

  .badge {
    position: absolute;
    top: 3px;
    inset-inline-end: 12px;
    min-width: 15px;
    padding: 0 3px;
    border-radius: 8px;
    background: var(--_accent-fill);
    color: #fff;
    font-size: 9.5px;
    font-weight: 600;
    line-height: 15px;
  }

  :host([bar]) {
    width: auto;
    border-block-start: 1px solid var(--_line);
    border-inline-end: 0;
    overflow: visible;
    padding-bottom: env(safe-area-inset-bottom);
  }

  :host([bar]) nav > ul {
    flex-direction: row;
    gap: 0;
    padding: 2px;
  }

  :host([bar]) nav > ul > li {
    flex: 1;
    min-width: 0;
    margin: 0;
  }

  :host([bar]) nav > ul > li > .way[aria-current]::before {
    inset-block: -2px auto;
    inset-inline: 25%;
    width: auto;
    height: 2px;
  }

  [popover] {
    position: fixed;
    inset: auto 6px 60px auto;
    width: min(240px, 80vw);
    max-height: 70dvh;
    padding: 6px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_raised);
    color: var(--_ink);
    box-shadow: var(--_shadow);
  }

  [popover]:dir(rtl) {
    inset: auto auto 60px 6px;
  }

  [popover] .way {
    flex-direction: row;
    justify-content: flex-start;
    gap: 12px;
    min-height: 40px;
    padding-inline: 10px;
    font-size: var(--_text);
  }

  @media (forced-colors: active) {
    .way[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
