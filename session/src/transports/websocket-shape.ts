import { TransportError } from '../transport.ts';

/** The part of a WHATWG WebSocket that the transport uses: browsers, workers, Deno, Bun, and `ws` in Node have it. */
export interface WebSocketShape {
  binaryType: string;
  readonly protocol: string;
  readonly bufferedAmount: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  /** Only `ws` has these; with them a plain WebSocket feels the reader's pressure. */
  pause?(): void;
  resume?(): void;
}

/** Makes WebSockets. */
export interface WebSocketConstructor {
  new (url: string, protocols: string[]): WebSocketShape;
}

/** What a message event holds, with `binaryType` set to `arraybuffer`. */
export interface MessageShape {
  readonly data: string | ArrayBuffer;
}

/** What a close event holds. */
export interface CloseShape {
  readonly code: number;
  readonly reason: string;
}

/** Close codes that end a session for good: those of the bridge's registry. What else comes is a drop, and may be resumed. */
export const isFinal = (code: number): boolean =>
  code >= 3000 || (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1010);

/** The WebSocket of the platform. @throws TransportError where it has none */
export function platformWebSocket(): WebSocketConstructor {
  const { WebSocket } = globalThis as { WebSocket?: WebSocketConstructor };
  if (WebSocket) return WebSocket;
  throw new TransportError(
    'setup',
    'This platform has no WebSocket: give one as the option WebSocket, in Node that of the package ws.',
  );
}
