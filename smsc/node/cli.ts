#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { DEFAULT_ACCOUNTS } from '../src/index.ts';
import { type SmscServer, startSmsc } from './index.ts';

interface Flags {
  readonly host: string;
  readonly port?: number;
  readonly tlsPort?: number;
  readonly cert?: string;
  readonly key?: string;
  readonly certOut?: string;
  readonly receiptDelay: number;
  readonly echo: string;
  readonly seed?: number;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('a port from 0 to 65535 expected');
  return port;
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) throw new InvalidArgumentError('a number from 0 on expected');
  return number;
}

const flags = new Command('smpp-smsc')
  .description('A simulated SMPP message centre for tests and teaching')
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--port <port>', 'port for plain TCP (customary: 2775)', portNumber)
  .option('--tls-port <port>', 'port for TLS (customary: 3550)', portNumber)
  .option('--cert <file>', 'PEM certificate of the TLS port; made at start if left out')
  .option('--key <file>', 'PEM key of the certificate')
  .option('--cert-out <file>', 'where to write the certificate that was made at start')
  .option('--receipt-delay <ms>', 'time from acceptance to receipt', positive, 1000)
  .option('--echo <address>', 'messages to this address come back as a reply', '8080')
  .option('--seed <number>', 'seed of all chance', positive)
  .parse()
  .opts<Flags>();

try {
  run(await start(flags), flags);
} catch (error) {
  console.error(sentence(error as NodeJS.ErrnoException & { port?: number }));
  process.exitCode = 1;
}

function start({ host, port, tlsPort, cert, key, receiptDelay, echo, seed }: Flags): Promise<SmscServer> {
  return startSmsc({
    host,
    ...(port === undefined && tlsPort === undefined ? { port: 2775 } : {}),
    ...(port !== undefined && { port }),
    ...(tlsPort !== undefined && { tlsPort }),
    ...(cert && key && { tls: { cert: readFileSync(cert), key: readFileSync(key) } }),
    ...(seed !== undefined && { seed }),
    settings: { receipts: { delayMs: receiptDelay, outcomes: { DELIVERED: 1 } }, echoAddress: echo },
  });
}

function run(server: SmscServer, { host, certOut, echo }: Flags): void {
  if (certOut && server.certificate) writeFileSync(certOut, server.certificate);
  const [account] = DEFAULT_ACCOUNTS;
  const where = [server.port && `TCP ${host}:${server.port}`, server.tlsPort && `TLS ${host}:${server.tlsPort}`];
  console.log(`smpp-smsc listens on ${where.filter(Boolean).join(' and ')}`);
  console.log(
    `account ${account!.system_id} / ${account!.password}; echo address ${echo}; seed ${server.simulator.seed}`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

function sentence(error: NodeJS.ErrnoException & { port?: number }): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${error.port} is taken: stop what listens there, or choose another with --port or --tls-port.`;
  }
  if (error.code === 'EACCES') return `Port ${error.port} needs more rights: choose one above 1023.`;
  return error.message;
}
