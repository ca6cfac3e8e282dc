#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { FileError, parseAccounts, parseScenario, parseSettings } from '../src/files/index.ts';
import {
  type Account,
  changeOf,
  DEFAULT_ACCOUNTS,
  FastClock,
  optionsOf,
  runCommand,
  runScenario,
  type Scenario,
  type StepResult,
} from '../src/index.ts';
import { type ControlServer, serveControl } from './control.ts';
import { type Flags, readFlags } from './flags.ts';
import { type SmscServer, startSmsc } from './index.ts';
import { type MetricsServer, serveMetrics } from './metrics.ts';
import { logPdus } from './pdu-log.ts';

/** What is said to people. With a log of PDUs on stdout it goes to stderr, so that the log is nothing but JSON. */
let say: (text: string) => void = console.log;

try {
  await main(readFlags(process.argv));
} catch (error) {
  console.error(sentence(error as NodeJS.ErrnoException & { port?: number }));
  process.exitCode = 1;
}

async function main(flags: Flags): Promise<void> {
  if (flags.log === 'json') say = console.error;
  const scenario = flags.scenario === undefined ? undefined : readWith(flags.scenario, parseScenario);
  const accounts = flags.accounts === undefined ? scenario?.accounts : readWith(flags.accounts, parseAccounts);
  const server = await start(flags, scenario, accounts);
  if (flags.log === 'json') logPdus(server.simulator, console.log);
  const metrics = await startMetrics(flags, server);
  const control = await startControl(flags, server, metrics);
  announceStart(server, flags, accounts, metrics);
  if (control) say(`control channel on ws://127.0.0.1:${control.port}`);
  const stop = async (code: number) => {
    await Promise.all([server.close(), metrics?.close(), control?.close()]);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0));
  if (!scenario) return readCommands(server, stop);
  const { passed } = await runScenario(server.simulator, scenario, sayStep);
  say(`${scenario.name}: ${passed ? 'passed' : 'FAILED'}`);
  await stop(passed ? 0 : 1);
}

function start(
  flags: Flags,
  scenario: Scenario | undefined,
  accounts: readonly Account[] | undefined,
): Promise<SmscServer> {
  const { host, port, tlsPort, cert, key, seed, receiptDelay, echo, controlPort } = flags;
  const written = flags.settings === undefined ? {} : readWith(flags.settings, parseSettings);
  return startSmsc({
    ...(scenario && optionsOf(scenario)),
    host,
    ...(port === undefined && tlsPort === undefined ? { port: 2775 } : {}),
    ...(port !== undefined && { port }),
    ...(tlsPort !== undefined && { tlsPort }),
    ...(cert && key && { tls: { cert: readFileSync(cert), key: readFileSync(key) } }),
    ...(seed !== undefined && { seed }),
    // Who may change it may have time go faster, too.
    ...(controlPort !== undefined && { clock: new FastClock() }),
    ...(accounts && { accounts }),
    settings: changeOf(
      written,
      scenario?.settings ?? {},
      receiptDelay === undefined ? {} : { receipts: { delayMs: receiptDelay } },
      echo === undefined ? {} : { echoAddress: echo },
    ),
  });
}

async function startMetrics({ host, metricsPort }: Flags, server: SmscServer): Promise<MetricsServer | undefined> {
  if (metricsPort === undefined) return undefined;
  try {
    return await serveMetrics(server.simulator, host, metricsPort);
  } catch (error) {
    await server.close();
    throw Object.assign(error as Error, { flag: '--metrics-port' });
  }
}

async function startControl(
  { controlPort: port, controlOrigin: origins }: Flags,
  server: SmscServer,
  metrics: MetricsServer | undefined,
): Promise<ControlServer | undefined> {
  if (port === undefined) return undefined;
  try {
    return await serveControl(server.simulator, { port, origins });
  } catch (error) {
    await Promise.all([server.close(), metrics?.close()]);
    throw Object.assign(error as Error, { flag: '--control-port' });
  }
}

function announceStart(
  server: SmscServer,
  { host, certOut }: Flags,
  accounts: readonly Account[] | undefined,
  metrics: MetricsServer | undefined,
): void {
  if (certOut && server.certificate) writeFileSync(certOut, server.certificate);
  const where = [
    server.port !== undefined && `TCP ${host}:${server.port}`,
    server.tlsPort !== undefined && `TLS ${host}:${server.tlsPort}`,
  ];
  const [account] = DEFAULT_ACCOUNTS;
  // The password of the built-in account is no secret; those of a file are.
  const who = accounts
    ? `accounts ${accounts.map(({ system_id }) => system_id).join(', ')}`
    : `account ${account!.system_id} / ${account!.password}`;
  const { settings, seed } = server.simulator;
  say(`smpp-smsc listens on ${where.filter(Boolean).join(' and ')}`);
  say(`${who}; echo address ${settings.echoAddress || 'none'}; seed ${seed}`);
  if (metrics) say(`metrics on http://${host}:${metrics.port}/metrics`);
}

/** Reads commands from the terminal, line by line. When there is none, as for a service, nothing happens. */
function readCommands({ simulator }: SmscServer, stop: (code: number) => Promise<void>): void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    if (line.trim() === 'quit') return void stop(0);
    const answer = runCommand(simulator, line);
    if (answer !== '') say(answer);
  });
}

function sayStep({ title, passed, problem, tookMs }: StepResult): void {
  say(`${passed ? 'ok    ' : 'FAILED'} ${title} (${Math.round(tookMs)} ms)${problem ? `: ${problem}` : ''}`);
}

function readWith<T>(file: string, parse: (text: string) => T): T {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof FileError) throw new Error(`${file} cannot be used.\n${error.message}`, { cause: error });
    throw error;
  }
}

function sentence(error: NodeJS.ErrnoException & { port?: number; flag?: string }): string {
  const flag = error.flag ?? '--port or --tls-port';
  if (error.code === 'EADDRINUSE') {
    return `Port ${error.port} is taken: stop what listens there, or choose another with ${flag}.`;
  }
  if (error.code === 'EACCES') return `Port ${error.port} needs more rights: choose one above 1023 with ${flag}.`;
  if (error.code === 'ENOENT') return `There is no file ${error.path}.`;
  return error.message;
}
