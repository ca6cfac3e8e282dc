import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onCleanup } from './harness.ts';

/** A TCP proxy that cuts connections at exact octets. */
export interface Cutter {
  readonly port: number;
  /** Connections that were cut. */
  readonly cuts: number;
}

/**
 * @param nextCut how many octets, both ways together, the next connection lives for; undefined to let it live
 */
export async function startCutter(port: number, nextCut: () => number | undefined): Promise<Cutter> {
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let left = nextCut() ?? Number.POSITIVE_INFINITY;
    const forward = (from: Socket, to: Socket) => {
      sockets.add(from);
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (chunk: Buffer) => {
        if (left <= 0) return;
        to.write(chunk.subarray(0, left));
        left -= chunk.length;
        if (left > 0) return;
        cuts++;
        // What was forwarded must arrive: end() sends it, and no close frame comes with it.
        near.end();
        far.end();
      });
    };
    forward(near, far);
    forward(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onCleanup(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    get cuts() {
      return cuts;
    },
  };
}
