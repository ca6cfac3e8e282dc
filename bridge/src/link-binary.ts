import { type Client, FrameSender } from './frame-sender.ts';
import { Link, type LinkEnding, type LinkInit } from './link.ts';

/** Plain octets, for websockify-style clients: pressure is felt through the two sockets alone. */
export class BinaryLink extends Link {
  readonly #sender: FrameSender;

  constructor({ ws, socket }: Client, init: LinkInit) {
    super(init);
    this.#sender = new FrameSender(socket, () => this.settlePressure());
    this.attach(ws);
    ws.on('message', (data: Buffer, isBinary) => {
      if (this.ending !== undefined) return;
      if (!isBinary) return this.end({ cause: 'text_frame' });
      this.fromClient(data);
      if (this.upBlocked) ws.pause();
    });
    ws.resume();
  }

  protected override get clientFull(): boolean {
    return this.#sender.full;
  }

  protected override toClient(octets: Uint8Array): void {
    if (this.ws?.readyState === 1) this.#sender.send(octets);
  }

  protected override onWritten(): void {
    if (this.upBlocked) this.ws?.pause();
    else if (this.ws?.isPaused) this.ws.resume();
  }

  protected override finish(ending: LinkEnding): void {
    if (this.ws === undefined) return this.over();
    // A paused WebSocket would never read the answer to its close frame.
    this.ws.resume();
    this.closeWebSocket(ending);
  }

  protected override onDetached(): void {
    this.clientLeft();
  }
}
