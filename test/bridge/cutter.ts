import type { Socket } from 'node:net';
import { startProxy } from './proxy.ts';

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
  const proxy = await startProxy(port, (near, far) => {
    let left = nextCut() ?? Number.POSITIVE_INFINITY;
    const forward = (from: Socket, to: Socket) => {
      from.on('close', () => to.destroy());
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
  return {
    port: proxy.port,
    get cuts() {
      return cuts;
    },
  };
}
