import { css } from 'lit';
import { contrastTokens } from './contrast.ts';

/**
 * Tokens and controls, shared by all elements as one sheet. A host page changes tokens by `--smpp-...` anywhere above
 * the element: a theme is a rule such as `smpp-console { --smpp-accent: #0a7 }`. Colours come in pairs, light and dark;
 * which one holds is decided by `color-scheme`. All are listed in the README.
 *
 * Surfaces from back to front: canvas, sunken, surface, raised. `line` parts, `edge` outlines what can be used. `ink` is
 * text, `muted` is text of less weight. `accent` marks and `accent-fill` fills, with white on it. `out` and `in` are the
 * two directions of the wire; `good`, `warn` and `bad` judge. `-soft` is the background that goes with a colour.
 */
export const base = css`
  :host {
    --_canvas: var(--smpp-canvas, light-dark(#f4f5f7, #0d1014));
    --_surface: var(--smpp-surface, light-dark(#ffffff, #14181e));
    --_sunken: var(--smpp-sunken, light-dark(#f7f8fa, #101419));
    --_raised: var(--smpp-raised, light-dark(#ffffff, #1b2028));
    --_line: var(--smpp-line, light-dark(#e2e5ea, #262c36));
    --_wash: var(--smpp-wash, light-dark(#e2e5ea, #262c36));
    --_edge: var(--smpp-edge, light-dark(#868f9c, #667182));
    --_ink: var(--smpp-ink, light-dark(#171c24, #e7eaef));
    --_muted: var(--smpp-muted, light-dark(#56606e, #9ba6b5));
    --_accent: var(--smpp-accent, light-dark(#2b55d4, #8fb0ff));
    --_accent-soft: var(--smpp-accent-soft, light-dark(#e9effd, #1c2740));
    --_accent-fill: var(--smpp-accent-fill, light-dark(#2b55d4, #3b62d9));
    --_out: var(--smpp-out, light-dark(#5b3fc4, #b9a6ff));
    --_in: var(--smpp-in, light-dark(#0b6e70, #5fcfca));
    --_good: var(--smpp-good, light-dark(#176b41, #63cf97));
    --_good-soft: var(--smpp-good-soft, light-dark(#e4f4eb, #12281d));
    --_warn: var(--smpp-warn, light-dark(#7d5200, #e6b453));
    --_warn-soft: var(--smpp-warn-soft, light-dark(#fcf2dc, #2c2413));
    --_bad: var(--smpp-bad, light-dark(#b3223a, #ff8f9d));
    --_bad-soft: var(--smpp-bad-soft, light-dark(#fdebed, #331a1f));

    --_sans: var(--smpp-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif);
    --_mono: var(
      --smpp-font-mono,
      ui-monospace,
      'SF Mono',
      'Cascadia Code',
      'JetBrains Mono',
      Menlo,
      Consolas,
      'DejaVu Sans Mono',
      monospace
    );
    --_text: var(--smpp-text, 13px);
    --_small: calc(var(--_text) - 1px);
    --_tiny: calc(var(--_text) - 2px);
    --_radius: var(--smpp-radius, 6px);
    --_control: var(--smpp-control, 28px);
    --_shadow: 0 12px 36px rgb(0 0 0 / 0.22);
    --_backdrop: rgb(8 10 14 / 0.45);

    font: var(--_text) / 1.45 var(--_sans);
    color: var(--_ink);
  }

  @media (prefers-contrast: more) {
    :host {
      ${contrastTokens}
    }
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2 {
    font-size: var(--_text);
    font-weight: 600;
  }

  code,
  .mono {
    font-family: var(--_mono);
    font-size: 0.93em;
  }

  .muted {
    color: var(--_muted);
  }

  kbd {
    display: inline-block;
    min-width: 20px;
    padding: 0 5px;
    border: 1px solid var(--_line);
    border-bottom-width: 2px;
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_muted);
    font: 11px / 17px var(--_sans);
    text-align: center;
  }

  kbd + kbd {
    margin-inline-start: 3px;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--_control);
    padding: 0 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    white-space: nowrap;
    cursor: pointer;
  }

  button:hover:not(:disabled) {
    border-color: var(--_edge);
  }

  button:disabled {
    color: var(--_muted);
    cursor: not-allowed;
  }

  button.primary {
    border-color: transparent;
    background: var(--_accent-fill);
    color: #fff;
    font-weight: 600;
  }

  button.primary:hover:not(:disabled) {
    filter: brightness(1.1);
  }

  button.primary:disabled {
    border-color: var(--_line);
    background: var(--_sunken);
    color: var(--_muted);
  }

  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--_muted);
  }

  button.quiet:hover:not(:disabled) {
    background: var(--_wash);
    color: var(--_ink);
  }

  button.icon {
    width: var(--_control);
    padding: 0;
  }

  button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    width: 100%;
    min-width: 0;
    height: var(--_control);
    padding: 0 8px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  select {
    padding-inline: 4px;
  }

  textarea {
    height: auto;
    padding: 6px 8px;
    resize: none;
  }

  input:is([type='checkbox'], [type='radio']) {
    width: 15px;
    height: 15px;
    margin: 0;
    accent-color: var(--_accent-fill);
  }

  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  label {
    display: block;
  }

  label > span {
    display: block;
    margin-bottom: 2px;
    font-size: var(--_tiny);
    color: var(--_muted);
    white-space: nowrap;
  }

  label.check {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
  }

  label.check > span {
    margin: 0;
    white-space: normal;
    font-size: var(--_small);
    color: var(--_ink);
  }

  svg {
    flex: none;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  svg.along:dir(rtl) {
    transform: scaleX(-1);
  }

  dialog {
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_raised);
    color: var(--_ink);
    box-shadow: var(--_shadow);
  }

  dialog::backdrop {
    background: var(--_backdrop);
  }

  .empty {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    height: 100%;
    padding: 24px;
    text-align: center;
    color: var(--_muted);
  }

  .empty strong {
    color: var(--_ink);
    font-size: 14px;
  }

  .empty p {
    max-width: 44ch;
    text-wrap: balance;
  }

  .empty .first-steps {
    display: var(--_first-steps, flex);
    flex-wrap: wrap;
    justify-content: center;
    gap: 6px;
    margin-top: 8px;
  }

  .empty > svg {
    width: 28px;
    height: 28px;
    margin-bottom: 4px;
    stroke-width: 1;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
