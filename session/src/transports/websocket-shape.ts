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
