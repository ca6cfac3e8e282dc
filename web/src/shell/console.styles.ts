import { css } from 'lit';
import { contrastTokens } from '../common/contrast.ts';

export const consoleStyles = css`
  :host {
    display: block;
    min-height: 420px;
    height: 100%;
    overflow: hidden;
    color-scheme: light dark;
    background: var(--_canvas);
  }

  .frame {
    display: flex;
    flex-direction: column;
    position: relative;
    height: 100%;
    min-height: inherit;
    overflow: hidden;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([dropping])::after {
    position: absolute;
    inset: 6px;
    z-index: 9;
    border: 2px dashed var(--_accent);
    border-radius: 10px;
    background: color-mix(in srgb, var(--_accent-soft) 60%, transparent);
    content: '';
    pointer-events: none;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  :host([theme='contrast']) {
    ${contrastTokens}
  }

  /* What begins something is offered by elements that do not know of this. */
  :host([readonly]) {
    --_first-steps: none;
  }

  :host([density='comfortable']) {
    --smpp-text: 14px;
    --smpp-control: 34px;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 14px;
    padding: 6px 12px;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }

  h1 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    font-size: 14px;
    font-weight: 650;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }

  .brand {
    width: 26px;
    height: 26px;
    padding: 4px;
    border-radius: 7px;
    background: var(--_accent-fill);
    color: #fff;
    stroke-width: 1.8;
  }

  smpp-session-tabs {
    flex: 1;
  }

  smpp-connection-bar {
    flex: 1 0 100%;
    order: 1;
  }

  .actions {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  .fold[aria-pressed='true'] {
    border-color: transparent;
    background: none;
  }

  .fold:dir(rtl) svg {
    transform: scaleX(-1);
  }

  .stage {
    flex: 1;
    min-height: 0;
    display: flex;
  }

  .stage.stacked {
    flex-direction: column-reverse;
  }

  main {
    flex: 1;
    min-width: 0;
    min-height: 0;
    display: grid;
  }

  main > * {
    grid-area: 1 / 1;
  }

  :host([narrow]) .bar {
    gap: 4px 10px;
    padding: 6px 8px;
  }

  :host([narrow]) .wide {
    position: absolute;
    width: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  :host([narrow]) smpp-toasts {
    bottom: 72px;
  }

`;
