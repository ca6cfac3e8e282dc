import { css } from 'lit';

/** A view that fills its place and scrolls in it. */
export const viewStyles = css`
  :host {
    display: block;
    height: 100%;
    overflow: hidden auto;
    background: var(--_canvas);
    container-type: inline-size;
  }
`;

/** A view that is read from top to bottom, as a page. */
export const pageStyles = [
  viewStyles,
  css`
  .page {
    display: flex;
    flex-direction: column;
    max-width: var(--_page, 960px);
    min-height: 100%;
    margin: 0 auto;
    padding: 20px 16px 40px;
  }

  h2 {
    font-size: 18px;
    letter-spacing: -0.01em;
  }
`,
];
