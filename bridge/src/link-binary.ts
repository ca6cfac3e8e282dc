import { FrameSender } from './frame-sender.ts';
import { Link, type LinkEnding, type LinkInit } from './link.ts';
import type { WebSocket } from './web-socket.ts';

/** Plain octets, for websockify-style clients: pressure is felt through the two sockets alone. */
export class BinaryLink extends Link {
  readonly #sender: FrameSender;

  constructor(ws: WebSocket, init: LinkInit) {
    super(init);
    this.#sender = new FrameSender(ws.socket, () => this.settlePressure());
    this.attach(ws);
  }

  override onOctets(octets: Buffer): void {
    if (this.ending !== undefined) return;
    this.fromClient(octets);
    this.settleReading(this.upBlocked);
  }

  override onText(): void {
    this.end({ cause: 'text_frame' });
  }

  protected override get clientFull(): boolean {
    return this.#sender.full;
  }

  protected override toClient(octets: Uint8Array): void {
    if (this.ws?.isOpen) this.#sender.send(octets);
  }

  protected override onWritten(): void {
    this.settleReading(this.upBlocked);
  }

  protected override finish(ending: LinkEnding): void {
    if (this.ws === undefined) return this.over();
    this.closeWebSocket(ending);
  }

  protected override onDetached(): void {
    this.clientLeft();
  }
}
