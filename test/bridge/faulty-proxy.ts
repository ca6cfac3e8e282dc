import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { onCleanup } from './harness.ts';

/** A TCP proxy with the faults of a network, to be put before a bridge or behind it. */
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
  const sockets = new Set<Socket>();
  let isStalled = stalled;
  const link = (from: Socket, to: Socket) => {
    sockets.add(from);
    const delay = new Transform({
      transform: (chunk: Buffer, _encoding, done) => void setTimeout(() => done(null, chunk), delayMs),
    });
    from
      .on('error', () => {})
      .pipe(delay)
      .pipe(to);
    from.on('close', () => {
      sockets.delete(from);
      // Who is behind a broken line does not hear of an end.
      if (!isStalled) to.destroy();
    });
    if (isStalled) from.pause();
  };
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    link(near, far);
    link(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onCleanup(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    stall() {
      isStalled = true;
      for (const socket of sockets) socket.pause();
    },
    go() {
      isStalled = false;
      for (const socket of sockets) socket.resume();
    },
    reset() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
  };
}
