/** A connection through a relay, as the client of the benchmark sees it. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { CLOSE, FrameReader, PONG, TEXT, wrap } from './bridge-frames.ts';
import { KINDS, type Kind } from './bridge-loads.ts';
import type { Way } from './bridge-process.ts';

/** How often to ack: a quarter of the bridge's window. */
const ACK_OCTETS = 262_144;

/** Code 1000: without it the bridge would take the end for a drop, and hold the session for a resume. */
const CLOSE_FRAME = wrap(Buffer.from([0x03, 0xe8]), CLOSE);

const PONG_FRAME = wrap(Buffer.alloc(0), PONG);

export interface Connection {
  readonly socket: Socket;
  /** Octets as the relay wants them: a frame, or themselves. */
  frame(payload: Buffer): Buffer;
  /** Payload octets of what came. */
  payloadOf(chunk: Buffer): number;
  /** Octets that the relay has acked; all, where it does not ack. */
  acked(): number;
  /** Leaves for good, in order, as pages do. */
  leave(): void;
}

/** Connects to the message centre through a relay. */
export async function open(way: Way, port: number, kind: Kind): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  if (way !== 'raw') await upgrade(socket, way);
  const connection = way === 'raw' ? plain(socket) : framed(socket, way === 'smpp.v1');
  socket.write(connection.frame(Buffer.from(KINDS[kind])));
  return connection;
}

async function upgrade(socket: Socket, way: Way): Promise<void> {
  const protocol = way === 'smpp.v1' ? way : 'binary';
  socket.write(
    `GET /smpp/peer HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  const last = way === 'smpp.v1' ? '"resumed":false}' : '\r\n\r\n';
  for (let head = ''; !head.endsWith(last); ) head += (await once(socket, 'data'))[0];
}

const plain = (socket: Socket): Connection => ({
  socket,
  frame: (payload) => payload,
  payloadOf: (chunk) => chunk.length,
  acked: () => Number.MAX_SAFE_INTEGER,
  leave: () => void socket.destroy(),
});

function framed(socket: Socket, acks: boolean): Connection {
  let [acked, received, told] = [0, 0, 0];
  const onText = (text: string) => {
    const message = JSON.parse(text) as { type: string; bytes: number };
    if (message.type !== 'ack') throw new Error(text);
    acked = message.bytes;
  };
  // Who does not answer for 25 s is cut.
  const reader = new FrameReader(onText, () => socket.write(PONG_FRAME));
  return {
    socket,
    frame: wrap,
    payloadOf(chunk) {
      const octets = reader.push(chunk);
      received += octets;
      if (acks && received - told >= ACK_OCTETS) {
        told = received;
        socket.write(wrap(Buffer.from(`{"type":"ack","bytes":${told}}`), TEXT));
      }
      return octets;
    },
    acked: () => (acks ? acked : Number.MAX_SAFE_INTEGER),
    leave() {
      socket.write(CLOSE_FRAME);
      socket.destroy();
    },
  };
}
