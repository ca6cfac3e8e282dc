import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: block;
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }

  .phase {
    padding: 2px 10px;
    border-radius: 10px;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: var(--_small);
    font-weight: 600;
  }

  .phase[data-phase='paused'],
  .phase[data-phase='stopping'] {
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .phase[data-phase='done'] {
    background: var(--_good-soft);
    color: var(--_good);
  }

  .time {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-inline-start: auto;
  }

  .note {
    margin-top: 8px;
  }

  progress {
    display: block;
    width: 100%;
    height: 4px;
    margin-top: 10px;
    border: 0;
    border-radius: 2px;
    background: var(--_wash);
    accent-color: var(--_accent-fill);
    appearance: none;
  }

  progress::-webkit-progress-bar {
    border-radius: 2px;
    background: var(--_wash);
  }

  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--_accent-fill);
  }

  progress::-moz-progress-bar {
    border-radius: 2px;
    background: var(--_accent-fill);
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
    gap: 8px 12px;
    margin-top: 12px;
  }

  dt {
    font-size: var(--_tiny);
    color: var(--_muted);
  }

  dd {
    font-size: 17px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }

  .bad dd {
    color: var(--_bad);
  }

  .warn dd {
    color: var(--_warn);
  }

  .live {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 6px 10px;
    margin: 12px 0 0;
    padding: 10px 0 0;
    border: 0;
    border-top: 1px solid var(--_line);
  }

  .live legend {
    float: left;
    padding: 0;
    font-size: var(--_small);
    color: var(--_muted);
  }

  .live label {
    width: 108px;
  }

  .steps {
    display: flex;
    gap: 4px;
  }

  .small {
    margin-top: 8px;
    font-size: var(--_small);
  }

  .small bdi {
    overflow-wrap: anywhere;
  }
`;
