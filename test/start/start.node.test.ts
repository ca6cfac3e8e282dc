import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import smpp from 'smpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Building the console and starting three programs on a busy machine. */
const START_LIMIT_MS = 120_000;

const root = new URL('../..', import.meta.url);

describe('npm start', () => {
  let ports: { app: number; smsc: number; tls: number };
  let running: Started;

  beforeAll(async () => {
    const [app, smsc, tls] = await Promise.all([freePort(), freePort(), freePort()]);
    ports = { app, smsc, tls };
    running = start(ports);
    await running.says('Ctrl-C stops all of it');
  }, START_LIMIT_MS);

  afterAll(() => running?.child.kill('SIGKILL'));

  test('tells in a few lines what runs where and what to do', () => {
    expect(running.output()).toContain(`http://localhost:${ports.app}`);
    expect(running.output()).toContain(`127.0.0.1:${ports.smsc} (TCP) and 127.0.0.1:${ports.tls} (TLS)`);
    expect(running.output()).toContain('smppclient1 / password');
  });

  test('serves the console and lists the targets of the bridge', async () => {
    const page = await fetch(`http://localhost:${ports.app}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<smpp-');
    const targets = await fetch(`http://localhost:${ports.app}/targets`);
    expect(JSON.stringify(await targets.json())).toContain('local-tls');
  });

  test('a node-smpp client binds to the simulated message centre and submits', async () => {
    const answer = await submitWithNodeSmpp(`smpp://127.0.0.1:${ports.smsc}`);
    expect(answer).toMatchObject({
      command: 'submit_sm_resp',
      command_status: 0,
      message_id: expect.stringMatching(/^\d{10}$/),
    });
  });

  test(
    'started again on the same ports it names each and the flag to choose another, and exits with 1',
    async () => {
      const second = start(ports);
      const [code] = await once(second.child, 'exit');
      expect(code).toBe(1);
      for (const [port, flag] of [
        [ports.app, '--port'],
        [ports.smsc, '--smsc-port'],
        [ports.tls, '--smsc-tls-port'],
      ]) {
        expect(second.output()).toContain(`Port ${port} is taken: choose another with  npm start -- ${flag} <number>`);
      }
    },
    START_LIMIT_MS,
  );

  test('Ctrl-C stops all of it', async () => {
    // Ctrl-C in a terminal reaches the whole group of processes.
    process.kill(-running.child.pid!, 'SIGINT');
    await once(running.child, 'exit');
    await Promise.all(Object.values(ports).map(expectFree));
  }, 20_000);
});

interface Started {
  readonly child: ChildProcess;
  output(): string;
  says(words: string): Promise<void>;
}

function start({ app, smsc, tls }: { app: number; smsc: number; tls: number }): Started {
  const flags = ['--port', app, '--smsc-port', smsc, '--smsc-tls-port', tls].map(String);
  const child = spawn('npm', ['start', '--', ...flags], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  return {
    child,
    output: () => output,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(words) && resolve();
        listeners.add(look);
        child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
        look();
      }),
  };
}

function submitWithNodeSmpp(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const session = smpp.connect({ url, auto_enquire_link_period: 10_000 }, () => {
      session.bind_transceiver({ system_id: 'smppclient1', password: 'password', interface_version: 0x34 }, () => {
        session.submit_sm({ destination_addr: '447700900123', short_message: 'Hello' }, (answer: unknown) => {
          session.close();
          resolve(answer);
        });
      });
    });
    session.on('error', reject);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function expectFree(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
}
