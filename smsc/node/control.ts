import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { checkRequest, readControlMessage } from '../src/files/index.ts';
import { Control, type Simulator } from '../src/index.ts';

/** A control channel that listens on this machine. */
export interface ControlServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface ControlOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** Pages that may use it, as browsers name them: `http://localhost:8080`. Programs that name no origin may as well. */
  readonly origins: readonly string[];
}

/** The loopback address: a control channel is for this machine alone. */
const HOST = '127.0.0.1';

/** How often those who look are told how it stands, if that has changed, in milliseconds. */
const TELL_MS = 250;

/** Largest request, in octets: a scenario of some thousand steps. */
const MAX_PAYLOAD = 1_048_576;

/** Who may look at once: tabs of one person. */
const MAX_CLIENTS = 20;

/**
 * Lets pages see and change a simulator: `{"number", "request"}` is answered by `{"answer": number}`, with a `problem`
 * where it could not be done; `{"state"}` comes by itself. Only this machine is let in, and of pages those that are
 * named: any page in a browser could ask otherwise.
 */
export async function serveControl(simulator: Simulator, { port, origins }: ControlOptions): Promise<ControlServer> {
  const control = new Control(simulator);
  const http = createServer((_, response) => void response.writeHead(426).end());
  const isLetIn = ({ req }: { req: IncomingMessage }) => isWelcome(req, origins) && sockets.clients.size < MAX_CLIENTS;
  const sockets = new WebSocketServer({ server: http, verifyClient: isLetIn, maxPayload: MAX_PAYLOAD });
  sockets.on('connection', (socket) => serve(socket, control));
  const stopTelling = tellAll(sockets, control);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, HOST, resolve);
  });
  return {
    port: (http.address() as AddressInfo).port,
    async close() {
      stopTelling();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** A name that leads to this machine by a trick is not welcome, nor is a page that nobody named. */
function isWelcome({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const host = headers.host?.replace(/:\d+$/, '');
  const isOwn = host === 'localhost' || host === HOST;
  return isOwn && (headers.origin === undefined || origins.includes(headers.origin));
}

function serve(socket: WebSocket, control: Control): void {
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    let number = 0;
    try {
      const message = readControlMessage(String(data));
      number = message.number;
      control.request(checkRequest(message.request));
      socket.send(JSON.stringify({ answer: number }));
    } catch (error) {
      socket.send(JSON.stringify({ answer: number, problem: (error as Error).message }));
    }
  });
  socket.send(JSON.stringify({ state: control.state() }));
}

/** Tells all who look whenever something has changed. While nobody looks, nothing is noted. */
function tellAll(sockets: WebSocketServer, control: Control): () => void {
  let told = '';
  const timer = setInterval(() => {
    control.watch(sockets.clients.size > 0);
    if (sockets.clients.size === 0) return;
    const text = JSON.stringify({ state: control.state() });
    if (text === told) return;
    told = text;
    for (const socket of sockets.clients) {
      // One that does not read is not told more and more.
      if (socket.bufferedAmount < MAX_PAYLOAD) socket.send(text);
    }
  }, TELL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
