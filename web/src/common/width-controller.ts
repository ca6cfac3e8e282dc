import type { LitElement, ReactiveController } from 'lit';

/** Knows how wide an element is, and has it render again when that changes. */
export class WidthController implements ReactiveController {
  readonly #host: LitElement;
  readonly #observer: ResizeObserver;
  #value: number;

  constructor(host: LitElement) {
    this.#host = host;
    this.#value = globalThis.innerWidth;
    this.#observer = new ResizeObserver(() => {
      // In the next frame: rendering within the observer's own would have it observe its consequences.
      requestAnimationFrame(() => this.#measure());
    });
    host.addController(this);
  }

  /** In pixels. */
  get value(): number {
    return this.#value;
  }

  hostConnected(): void {
    this.#measure();
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #measure(): void {
    const { width } = this.#host.getBoundingClientRect();
    if (width === 0 || width === this.#value) return;
    this.#value = width;
    this.#host.requestUpdate();
  }
}
