import type { Transport } from './transport.ts';

/** Above this many octets a batch goes out without waiting for the end of the turn. */
const FULL_BATCH_OCTETS = 262_144;

/** Collects the frames of one turn and sends them as one chunk: the number of writes is what costs. */
export class Outbox {
  readonly #transport: Transport;
  readonly #onFailure: (error: unknown) => void;
  #frames: Uint8Array[] = [];
  #octets = 0;
  #scheduled = false;
  /** The write under way, and when it is done the one after it. */
  #writing: Promise<void> | undefined;

  constructor(transport: Transport, onFailure: (error: unknown) => void) {
    this.#transport = transport;
    this.#onFailure = onFailure;
  }

  /** Octets that the transport has not taken yet: what a slow peer makes grow. */
  get backlog(): number {
    return this.#octets;
  }

  push(frame: Uint8Array): void {
    this.#frames.push(frame);
    this.#octets += frame.length;
    if (this.#writing) return;
    if (this.#octets >= FULL_BATCH_OCTETS) return this.flush();
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  /** Sends what is there, unless a write is under way, which sends it when it is done. */
  flush(): void {
    if (this.#writing || this.#frames.length === 0) return;
    const batch = join(this.#frames, this.#octets);
    this.#frames = [];
    this.#octets = 0;
    this.#writing = this.#transport.send(batch).then(
      () => {
        this.#writing = undefined;
        this.flush();
      },
      (error: unknown) => {
        this.#writing = undefined;
        this.#frames = [];
        this.#octets = 0;
        this.#onFailure(error);
      },
    );
  }

  /** Resolves when all that was pushed has been taken by the transport. */
  async drained(): Promise<void> {
    this.flush();
    while (this.#writing) await this.#writing;
  }
}

function join(frames: readonly Uint8Array[], octets: number): Uint8Array {
  if (frames.length === 1) return frames[0]!;
  const joined = new Uint8Array(octets);
  let offset = 0;
  for (const frame of frames) {
    joined.set(frame, offset);
    offset += frame.length;
  }
  return joined;
}
