import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectWebSocket } from '../../session/src/transports/websocket.ts';
import { onCleanup, startEcho } from '../bridge/harness.ts';
import { freePort } from '../bridge/process.ts';

const hasWebsockify = spawnSync('websockify', ['--help']).status === 0;

/** websockify in a process of its own. It says on standard error when it listens. */
async function startWebsockify(target: number): Promise<number> {
  const port = await freePort();
  const child: ChildProcess = spawn('websockify', [`127.0.0.1:${port}`, `127.0.0.1:${target}`]);
  onCleanup(() => child.kill());
  let text = '';
  for await (const chunk of child.stderr!) {
    text += chunk;
    if (text.includes('proxying')) break;
  }
  return port;
}

// websockify is a program of its own: where it is not installed there is nothing to speak to.
test.skipIf(!hasWebsockify)(
  'octets go there and back through websockify, as the subprotocol binary',
  async () => {
    const echo = await startEcho();
    const port = await startWebsockify(echo.port);
    const transport = await connectWebSocket(`ws://127.0.0.1:${port}/`, { WebSocket: WebSocket as never });
    const sent = Buffer.alloc(200_000, 'smpp over websockify ');
    void transport.send(sent);
    const chunks: Uint8Array[] = [];
    for await (const chunk of transport.incoming) {
      chunks.push(chunk);
      if (chunks.reduce((sum, { length }) => sum + length, 0) >= sent.length) break;
    }
    expect(Buffer.concat(chunks).equals(sent)).toBe(true);
    await transport.close();
  },
  20_000,
);
