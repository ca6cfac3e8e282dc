import { css } from 'lit';

export const historyStyles = css`
  :host {
    --_page: 1080px;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
    margin-bottom: 14px;
  }

  header .actions {
    margin-inline-start: auto;
  }

  .actions {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  li {
    border: 1px solid var(--_line);
    background: var(--_surface);
  }

  li + li {
    border-top: 0;
  }

  li:first-child {
    border-start-start-radius: 10px;
    border-start-end-radius: 10px;
  }

  li:last-child {
    border-end-start-radius: 10px;
    border-end-end-radius: 10px;
  }

  .head {
    display: grid;
    grid-template-columns: minmax(180px, 1fr) auto auto auto;
    align-items: center;
    gap: 4px 16px;
    padding: 6px 8px;
  }

  .title {
    justify-content: flex-start;
    min-width: 0;
    color: var(--_ink);
    text-align: start;
  }

  .title span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .title svg {
    color: var(--_muted);
  }

  .title:dir(rtl) svg {
    transform: scaleX(-1);
  }

  .title[aria-expanded='true'] svg {
    transform: rotate(90deg);
  }

  .facts,
  time {
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }

  .facts {
    text-align: end;
  }

  smpp-past-messages {
    border-top: 1px solid var(--_line);
  }

  .empty {
    flex: 1;
  }

  @container (max-width: 860px) {
    .head {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .facts {
      padding-inline-start: 10px;
      text-align: start;
    }

    .head .actions {
      justify-self: end;
    }
  }

  @container (max-width: 460px) {
    .head {
      grid-template-columns: minmax(0, 1fr);
    }

    time {
      padding-inline-start: 10px;
    }
  }
`;
