import type { ReactiveController, ReactiveControllerHost } from 'lit';

const SECOND_MS = 1_000;

/** Renders an element again every second, for what it shows of the time that passes, while `isNeeded` says so. */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isNeeded: () => boolean;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, isNeeded: () => boolean) {
    this.#host = host;
    this.#isNeeded = isNeeded;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#isNeeded()) this.#stop();
    else this.#timer ??= setInterval(() => this.#host.requestUpdate(), SECOND_MS);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
