import { css } from 'lit';
import { fieldsetStyles } from '../common/fieldset.styles.ts';

export const settingsStyles = [
  fieldsetStyles,
  css`
  :host {
    --_page: 720px;
  }

  .page {
    gap: 12px;
  }

  section {
    display: grid;
    gap: 10px;
    padding: 14px 16px 16px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_surface);
  }

  h3 {
    margin: 0;
    font-size: var(--_text);
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 16px;
  }

  .field {
    width: 200px;
    max-width: 100%;
  }

  p.muted {
    max-width: 62ch;
    font-size: var(--_small);
  }
`,
];
