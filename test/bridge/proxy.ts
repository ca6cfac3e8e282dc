import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onCleanup } from './harness.ts';

/** A TCP proxy on a port of its own, to be put before a bridge or behind it. */
export interface Proxy {
  readonly port: number;
  /** Both ends of all connections that there are. */
  readonly sockets: ReadonlySet<Socket>;
}

/** @param relay given both ends of each new connection */
export async function startProxy(port: number, relay: (near: Socket, far: Socket) => void): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    relay(near, far);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onCleanup(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, sockets };
}
