import { css } from 'lit';

/** Values of the tokens for high contrast, light and dark: text 12:1 and more, lines as strong as text. */
export const contrastTokens = css`
  --smpp-canvas: light-dark(#ffffff, #000000);
  --smpp-surface: light-dark(#ffffff, #000000);
  --smpp-sunken: light-dark(#ffffff, #000000);
  --smpp-raised: light-dark(#ffffff, #000000);
  --smpp-line: light-dark(#5c5c5c, #a6a6a6);
  --smpp-wash: light-dark(#dedede, #333333);
  --smpp-edge: light-dark(#000000, #ffffff);
  --smpp-ink: light-dark(#000000, #ffffff);
  --smpp-muted: light-dark(#262626, #e6e6e6);
  --smpp-accent: light-dark(#00209e, #a8ccff);
  --smpp-accent-soft: light-dark(#dbe6ff, #002a66);
  --smpp-accent-fill: light-dark(#00209e, #0b49b8);
  --smpp-out: light-dark(#3d0f8f, #d8c2ff);
  --smpp-in: light-dark(#00474a, #8af0ea);
  --smpp-good: light-dark(#00481f, #8df5b5);
  --smpp-good-soft: light-dark(#e2ffe9, #002a12);
  --smpp-warn: light-dark(#4d3000, #ffd980);
  --smpp-warn-soft: light-dark(#fff4d6, #2e2000);
  --smpp-bad: light-dark(#7d0018, #ffc0c8);
  --smpp-bad-soft: light-dark(#ffeaed, #3d000c);
`;
