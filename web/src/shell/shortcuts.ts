import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommandStore } from './command-store.ts';
import { isSingleKey, stepOfEvent } from './keys.ts';

/** Time for the second key of a sequence. */
const SEQUENCE_MS = 1_500;

/** Keys that mean something else where a text is written. */
const OF_TEXT: ReadonlySet<string> = new Set(['Mod+Z']);

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Hears the keys of commands: those pressed in the console, and where the console has the page for itself, those pressed
 * while nothing has the focus. A part that has used a key itself keeps it, by `preventDefault`.
 */
export class Shortcuts implements ReactiveController {
  readonly #host: Host;
  readonly #commands: () => CommandStore | undefined;
  readonly #hasPage: () => boolean;
  #pressed = '';
  #since = 0;

  constructor(host: Host, commands: () => CommandStore | undefined, hasPage: () => boolean) {
    this.#host = host;
    this.#commands = commands;
    this.#hasPage = hasPage;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent): void => {
    const commands = this.#commands();
    if (!commands || event.defaultPrevented || event.isComposing || !this.#isOurs(event)) return;
    const step = stepOfEvent(event);
    if (step === undefined || ((isSingleKey(step) || OF_TEXT.has(step)) && isTyping(event))) return;
    const isNext = this.#pressed !== '' && event.timeStamp - this.#since < SEQUENCE_MS;
    const keys = isNext ? `${this.#pressed} ${step}` : step;
    this.#pressed = '';
    const command = commands.byKeys(keys);
    if (!command) return;
    event.preventDefault();
    if (command !== 'more') return commands.run(command);
    this.#pressed = keys;
    this.#since = event.timeStamp;
  };

  #isOurs(event: KeyboardEvent): boolean {
    const path = event.composedPath();
    // A dialog is left by its own keys before anything else is done.
    if (path.some((target) => target instanceof HTMLDialogElement)) return false;
    return path.includes(this.#host) || (this.#hasPage() && path[0] === document.body);
  }
}

/** Whether a character goes into a text that somebody writes, or chooses in a list. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
