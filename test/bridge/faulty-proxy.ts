import type { Socket } from 'node:net';
import { Transform } from 'node:stream';
import { startProxy } from './proxy.ts';

/** A TCP proxy with the faults of a network. */
export interface FaultyProxy {
  readonly port: number;
  /** From now on nothing gets through, either way, and nobody is told: as when a cable is pulled, or all packets are lost. */
  stall(): void;
  /** Everything that was held back goes on. */
  go(): void;
  /** Both sides get a reset. */
  reset(): void;
}

/** @param delayMs how much later octets arrive, each way */
export async function startFaultyProxy(port: number, { delayMs = 0, stalled = false } = {}): Promise<FaultyProxy> {
  let isStalled = stalled;
  const forward = (from: Socket, to: Socket) => {
    const delay = new Transform({
      transform: (chunk: Buffer, _encoding, done) => void setTimeout(() => done(null, chunk), delayMs),
    });
    from.pipe(delay).pipe(to);
    // Who is behind a broken line does not hear of an end.
    from.on('close', () => isStalled || to.destroy());
    if (isStalled) from.pause();
  };
  const proxy = await startProxy(port, (near, far) => {
    forward(near, far);
    forward(far, near);
  });
  return {
    port: proxy.port,
    stall() {
      isStalled = true;
      for (const socket of proxy.sockets) socket.pause();
    },
    go() {
      isStalled = false;
      for (const socket of proxy.sockets) socket.resume();
    },
    reset() {
      for (const socket of proxy.sockets) socket.resetAndDestroy();
    },
  };
}
