import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Takes files that are dropped anywhere on an element, unless something inside has taken them. While files are held over
 * it, the element has the attribute `dropping`.
 */
export class FileDrop implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #take: (files: readonly File[]) => void;

  constructor(host: ReactiveControllerHost & HTMLElement, take: (files: readonly File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('dragover', this.#over);
    this.#host.addEventListener('dragleave', this.#leave);
    this.#host.addEventListener('drop', this.#drop);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('dragover', this.#over);
    this.#host.removeEventListener('dragleave', this.#leave);
    this.#host.removeEventListener('drop', this.#drop);
  }

  readonly #over = (event: DragEvent): void => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#host.toggleAttribute('dropping', true);
  };

  readonly #leave = (event: DragEvent): void => {
    // Going from one part of the element to another leaves nothing.
    if (event.relatedTarget instanceof Node && this.#host.contains(event.relatedTarget)) return;
    this.#host.removeAttribute('dropping');
  };

  readonly #drop = (event: DragEvent): void => {
    this.#host.removeAttribute('dropping');
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.#take([...event.dataTransfer.files]);
  };
}
