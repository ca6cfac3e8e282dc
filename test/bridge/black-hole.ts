import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { onCleanup } from './harness.ts';

/** Listens, says where, and sleeps for ever: nobody takes what the kernel has accepted. */
const SLEEPER = `
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    console.log(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;
/** What the kernel accepts with a backlog of one. */
const ACCEPTED = 2;

/** A port whose backlog is full: the kernel drops every further SYN, as a firewall does. */
export async function startBlackHole(): Promise<number> {
  const child = spawn(process.execPath, ['-e', SLEEPER], { stdio: ['ignore', 'pipe', 'inherit'] });
  onCleanup(() => child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout), 'line');
  const port = Number(line);
  for (let accepted = 0; accepted < ACCEPTED; accepted++) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    onCleanup(() => socket.destroy());
    await once(socket, 'connect');
  }
  return port;
}
