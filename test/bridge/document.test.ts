import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startBridge, startEcho } from './harness.ts';

interface Hello {
  readonly resume: string | null;
  readonly window: number;
  readonly message: number;
  readonly bytes: number;
}

/**
 * A client of `smpp.v1` written from PROTOCOL.md alone, by the numbers of its sections. What it needs and cannot find there is
 * missing there.
 */
class DocumentClient {
  readonly taken: Buffer[] = [];
  /** How the session ended for good: a cause of section 6, or undefined where no `error` came, and the close code. */
  ended: { readonly cause: string | undefined; readonly code: number } | undefined;
  resumes = 0;

  readonly #url: string;
  #ws!: WebSocket;
  #hello: Hello | undefined;
  #consumed = 0;
  #told = 0;
  /** Section 4: what was sent, from the count that is acked on. */
  #kept = Buffer.alloc(0);
  #acked = 0;
  #sent = 0;
  #cause: string | undefined;
  #changed = () => {};

  constructor(url: string) {
    this.#url = url;
    this.#open();
  }

  send(octets: Uint8Array): void {
    this.#kept = Buffer.concat([this.#kept, octets]);
    this.#flush();
  }

  close(): void {
    this.#ws.close(1000);
  }

  /** The network fails. */
  fail(): void {
    this.#ws.terminate();
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => (this.#changed = resolve));
  }

  /** Sections 1 and 5. */
  #open(): void {
    const resume = this.#hello?.resume;
    const offers = resume ? ['smpp.v1', `smpp.v1.resume.${resume}.${this.#consumed}`] : ['smpp.v1'];
    const ws = new WebSocket(this.#url, offers);
    this.#ws = ws;
    ws.on('error', () => {});
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.#onOctets(data);
      else this.#onControl(JSON.parse(data.toString()));
      this.#changed();
    });
    ws.on('close', (code) => {
      // Section 6: the codes of the table are final, all else is a drop.
      const final = this.#cause !== undefined || [1000, 1001, 1003, 1009].includes(code) || code >= 3000;
      if (final || !this.#hello?.resume) this.ended = { cause: this.#cause, code };
      else this.#open();
      this.#changed();
    });
  }

  /** Section 2. Types and members that are not known are left alone. */
  #onControl(message: Hello & { readonly type: string; readonly code: string }): void {
    if (message.type === 'error') this.#cause = message.code;
    if (message.type === 'ack' || message.type === 'hello') {
      this.#kept = this.#kept.subarray(message.bytes - this.#acked);
      this.#acked = message.bytes;
    }
    if (message.type === 'hello') {
      if (this.#hello !== undefined) this.resumes++;
      this.#hello = message;
      // Section 5, step 3 and 4: its count is an ack, and what is kept is sent again.
      this.#sent = message.bytes;
      this.#told = this.#consumed;
    }
    this.#flush();
  }

  /** Section 3: consumed as soon as they come, so nothing comes twice. */
  #onOctets(octets: Buffer): void {
    this.taken.push(octets);
    this.#consumed += octets.length;
    if (this.#consumed - this.#told < this.#hello!.window / 4) return;
    this.#told = this.#consumed;
    this.#ws.send(JSON.stringify({ type: 'ack', bytes: this.#consumed }));
  }

  #flush(): void {
    if (this.#hello === undefined || this.#ws.readyState !== WebSocket.OPEN) return;
    const { window, message } = this.#hello;
    for (;;) {
      const from = this.#sent - this.#acked;
      const octets = this.#kept.subarray(from, Math.min(from + message, window));
      if (octets.length === 0) return;
      this.#ws.send(octets);
      this.#sent += octets.length;
    }
  }
}

const FAILURES = 10;

test('a client that knows PROTOCOL.md alone carries a stream through failures of the network, and ends it', async () => {
  const echo = await startEcho();
  const bridge = await startBridge({
    targets: { smsc: `tcp://127.0.0.1:${echo.port}` },
    window: 16_384,
    limits: { messageOctets: 5_000 },
  });
  const client = new DocumentClient(`ws://127.0.0.1:${bridge.port}/smpp/smsc`);
  const stream = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, at) => at ^ (at >> 8)));
  client.send(stream);
  const taken = () => client.taken.reduce((sum, { length }) => sum + length, 0);
  for (let failure = 1; failure <= FAILURES; failure++) {
    await client.until(() => taken() > (failure * stream.length) / (FAILURES + 1));
    client.fail();
    await client.until(() => client.resumes === failure);
  }
  await client.until(() => taken() >= stream.length);
  expect(Buffer.concat(client.taken).equals(stream)).toBe(true);
  expect(echo.sockets.length).toBe(1);
  client.close();
  await client.until(() => client.ended !== undefined);
  expect(client.ended).toEqual({ cause: undefined, code: 1000 });
});

test.each([
  { why: 'a target that is not there', path: 'nobody', options: {}, end: { cause: 'unknown_target', code: 4013 } },
  {
    why: 'a bridge that wants a token',
    path: 'smsc',
    options: { auth: { tokens: [{ name: 'desk', token: 'token-of-sixteen-or-more' }] } },
    end: { cause: 'unauthorized', code: 4010 },
  },
  { why: 'a port that refuses', path: 'closed', options: {}, end: { cause: 'refused', code: 4001 } },
  {
    why: 'a session that is idle too long',
    path: 'smsc',
    options: { limits: { idle: 0.2 } },
    end: { cause: 'idle', code: 4022 },
  },
])('it is told why it may not go on: $why', async ({ path, options, end }) => {
  const echo = await startEcho();
  const targets = { smsc: `tcp://127.0.0.1:${echo.port}`, closed: 'tcp://127.0.0.1:1' };
  const bridge = await startBridge({ targets, ...options });
  const client = new DocumentClient(`ws://127.0.0.1:${bridge.port}/smpp/${path}`);
  await client.until(() => client.ended !== undefined);
  expect(client.ended).toEqual(end);
});
