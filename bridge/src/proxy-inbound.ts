import type { Server, Socket } from 'node:net';
import { readProxyHeader } from './proxy-protocol.ts';

/** The address of the caller behind a load balancer, by the socket of a request. */
export type SourceOf = (socket: Pick<Socket, 'remoteAddress' | 'remotePort'>) => string;

/**
 * Makes a server read a PROXY protocol header before anything else on every connection. Whoever does not send one is cut:
 * who could choose to send one could also choose to lie.
 * @param timeoutMs how long the header may take
 */
export function expectProxyHeader(server: Server, timeoutMs: number): SourceOf {
  const sources = new Map<string, string>();
  const onward = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const key = keyOf(socket);
    let octets: Buffer = Buffer.alloc(0);
    const cut = () => void socket.destroy();
    const timer = setTimeout(cut, timeoutMs);
    socket.on('error', cut);
    socket.on('readable', onReadable);
    socket.on('close', () => {
      clearTimeout(timer);
      sources.delete(key);
    });

    function onReadable(): void {
      const chunk = socket.read() as Buffer | null;
      if (chunk === null) return;
      octets = Buffer.concat([octets, chunk]);
      const prefix = readProxyHeader(octets);
      if (prefix.kind === 'more') return;
      if (prefix.kind === 'bad') return cut();
      clearTimeout(timer);
      socket.off('readable', onReadable).off('error', cut);
      if (prefix.source !== undefined) sources.set(key, prefix.source);
      socket.unshift(octets.subarray(prefix.length));
      for (const listener of onward) listener.call(server, socket);
    }
  });
  // A TLS socket and the TCP socket below it tell the same peer.
  return (socket) => sources.get(keyOf(socket)) ?? socket.remoteAddress ?? '';
}

function keyOf({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>): string {
  return `${remoteAddress} ${remotePort}`;
}
