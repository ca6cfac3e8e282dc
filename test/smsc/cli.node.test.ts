import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectEsme } from '@smpp-web/session';
import { connectTcp } from '@smpp-web/session/tcp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message } from './harness.ts';

const CLI = fileURLToPath(new URL('../../smsc/node/cli.ts', import.meta.url));

/** Compiling the program takes most of this on a busy machine. */
const LIMIT_MS = 60_000;

let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsc-test-'));
  children = [];
});

afterEach(() => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The program, its lines as they come, and how it ends. */
function run(...flags: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=smpp-web', CLI, ...flags]);
  children.push(child);
  const out: string[] = [];
  const err: string[] = [];
  const waiting: { readonly fits: RegExp; readonly found: (match: RegExpMatchArray) => void }[] = [];
  const collect = (lines: string[]) => (line: string) => {
    lines.push(line);
    for (const { fits, found } of waiting) {
      const match = line.match(fits);
      if (match) found(match);
    }
  };
  createInterface({ input: child.stdout }).on('line', collect(out));
  createInterface({ input: child.stderr }).on('line', collect(err));
  const ended = once(child, 'close').then(([code]) => code as number);
  return {
    out,
    err,
    ended,
    type: (line: string) => child.stdin.write(`${line}\n`),
    stop: () => child.kill('SIGTERM'),
    /** Resolves when there is a line like this, on either of the two. */
    line(fits: RegExp): Promise<RegExpMatchArray> {
      for (const line of [...out, ...err]) {
        const match = line.match(fits);
        if (match) return Promise.resolve(match);
      }
      const found = new Promise<RegExpMatchArray>((resolve) => waiting.push({ fits, found: resolve }));
      const gone = ended.then(() => {
        throw new Error(`ended before ${fits}: ${[...out, ...err].join('\n')}`);
      });
      return Promise.race([found, gone]);
    },
  };
}

async function bindTcp(port: number) {
  return connectEsme(await connectTcp({ host: '127.0.0.1', port }), { system_id: 'esme', password: 'hunter2' });
}

const ACCOUNTS = '- { system_id: esme, password: hunter2 }';

describe('smpp-smsc', { timeout: LIMIT_MS }, () => {
  test('listens, logs every PDU as JSON without passwords, takes commands, tells metrics, and quits', async () => {
    const certificate = join(folder, 'certificate.pem');
    const smsc = run(
      ...['--port', '0', '--tls-port', '0', '--cert-out', certificate, '--log', 'json', '--seed', '5'],
      ...['--accounts', file('accounts.yaml', ACCOUNTS), '--metrics-port', '0', '--receipt-delay', '10'],
    );
    const [, port] = await smsc.line(/listens on TCP 127\.0\.0\.1:(\d+) and TLS 127\.0\.0\.1:\d+/);
    expect((await smsc.line(/^accounts .*/))[0]).toBe('accounts esme; echo address 8080; seed 5');
    const [, metrics] = await smsc.line(/metrics on (http:\S+)/);
    expect(readFileSync(certificate, 'utf8')).toContain('BEGIN CERTIFICATE');

    const esme = await bindTcp(Number(port));
    const received = new Promise<string>((resolve) => esme.on('message', ({ text }) => resolve(text)));
    await esme.submit(message());
    smsc.type('sessions');
    await smsc.line(/^esme as transceiver, 3\.4, from 127\.0\.0\.1:\d+$/);
    smsc.type('mo 4477 1000 Hello there');
    await smsc.line(/^Sent, one part\.$/);
    expect(await received).toBe('Hello there');
    const text = await (await fetch(metrics!)).text();
    expect(text).toContain('smpp_smsc_requests_total{command="submit_sm",status="ESME_ROK"} 1');
    expect(text).toContain('smpp_smsc_bound 1');
    expect(text).toContain('smpp_smsc_answer_seconds_count{command="submit_sm"} 1');
    await esme.unbind();
    smsc.type('quit');
    expect(await smsc.ended).toBe(0);

    const log = smsc.out.map((line) => JSON.parse(line) as { command?: string; direction?: string; password?: string });
    const commands = log.flatMap(({ command, direction }) => (command ? [`${direction} ${command}`] : []));
    expect(commands).toEqual(
      expect.arrayContaining(['in bind_transceiver', 'out bind_transceiver_resp', 'in submit_sm', 'out deliver_sm']),
    );
    expect(log.find(({ command }) => command === 'bind_transceiver')?.password).toBe('********');
    expect([...smsc.out, ...smsc.err].join('\n')).not.toContain('hunter2');
  });

  test.each([
    ['passes', 'submit_sm', 0, /^A run: passed$/],
    ['fails', 'cancel_sm', 1, /^A run: FAILED$/],
  ])('a scenario that %s ends it with a status that says so', async (_, command, code, line) => {
    const scenario = `
name: A run
accounts: [{ system_id: esme, password: hunter2 }]
steps:
  - { expect: ${command}, within: ${code === 0 ? 30_000 : 10} }
`;
    const smsc = run('--port', '0', '--scenario', file('scenario.yaml', scenario));
    if (code === 0) {
      const [, port] = await smsc.line(/TCP 127\.0\.0\.1:(\d+)/);
      const esme = await bindTcp(Number(port));
      await esme.submit(message());
    }
    await smsc.line(line);
    expect(await smsc.ended).toBe(code);
  });

  test.each<[string, string, readonly RegExp[]]>([
    ['--accounts', '- { system_id: x }', [/accounts\.yaml cannot be used\.$/, /^accounts\[0\]\.password: /]],
    ['--settings', 'echoAdress: 1', [/cannot be used\.$/, /echoAdress/]],
    ['--scenario', 'name: [', [/cannot be used\.$/, /^line 1: /]],
  ])('%s %j', async (flag, text, lines) => {
    const smsc = run('--port', '0', flag, file('accounts.yaml', text));
    expect(await smsc.ended).toBe(1);
    for (const line of lines) expect(smsc.err.some((said) => line.test(said))).toBe(true);
  });

  test.each([
    [['--port', 'x'], 'a port from 0 to 65535 expected'],
    [['--seed', '-1'], 'a whole number from 0 to 4294967295 expected'],
    [['--log', 'xml'], 'Allowed choices are none, json'],
    [['--accounts', '/nowhere/at/all'], 'There is no file /nowhere/at/all.'],
  ])('%j', async (flags, problem) => {
    const smsc = run(...flags);
    expect(await smsc.ended).toBe(1);
    expect(smsc.err.join('\n')).toContain(problem);
  });

  describe('ports that are taken', () => {
    let taken: Server;
    beforeEach(async () => {
      taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
    });
    afterEach(() => void taken.close());

    test.each([
      ['--port', '--port or --tls-port'],
      ['--metrics-port', '--metrics-port'],
    ])('%s: one line with the flag to change', async (flag, named) => {
      const { port } = taken.address() as AddressInfo;
      const others = flag === '--port' ? [] : ['--port', '0'];
      const smsc = run(...others, flag, String(port));
      expect(await smsc.ended).toBe(1);
      expect(smsc.err).toEqual([`Port ${port} is taken: stop what listens there, or choose another with ${named}.`]);
    });
  });

  test('a peer that is no SMPP costs nobody else the session', async () => {
    const smsc = run('--port', '0', '--accounts', file('accounts.yaml', ACCOUNTS));
    const [, port] = await smsc.line(/TCP 127\.0\.0\.1:(\d+)/);
    const esme = await bindTcp(Number(port));
    const stranger = connect(Number(port), '127.0.0.1');
    stranger.end('GET / HTTP/1.1\r\n\r\n');
    stranger.resume();
    await once(stranger, 'close');
    expect((await esme.submit(message())).message_id).toBe('0000000001');
    await esme.unbind();
    smsc.stop();
    expect(await smsc.ended).toBe(0);
  });
});
