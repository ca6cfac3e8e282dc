import { Command, InvalidArgumentError, Option } from 'commander';

/** What the command line says. */
export interface Flags {
  readonly host: string;
  readonly port?: number;
  readonly tlsPort?: number;
  readonly cert?: string;
  readonly key?: string;
  readonly certOut?: string;
  readonly accounts?: string;
  readonly settings?: string;
  readonly scenario?: string;
  readonly receiptDelay?: number;
  readonly echo?: string;
  readonly seed?: number;
  readonly log: 'none' | 'json';
  readonly metricsPort?: number;
  readonly controlPort?: number;
  readonly controlOrigin: readonly string[];
}

/** Reads the command line; says what is wrong with it, or what it could be, and ends the program. */
export function readFlags(argv: readonly string[]): Flags {
  return new Command('smpp-smsc')
    .description('A simulated SMPP message centre for tests and teaching')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--port <port>',
      'port for plain TCP (customary: 2775, the default when there is no --tls-port)',
      portNumber,
    )
    .option('--tls-port <port>', 'port for TLS (customary: 3550)', portNumber)
    .option('--cert <file>', 'PEM certificate of the TLS port; made at start if left out')
    .option('--key <file>', 'PEM key of the certificate')
    .option('--cert-out <file>', 'where to write the certificate that was made at start')
    .option('--accounts <file>', 'accounts in YAML or JSON (default: smppclient1 / password)')
    .option('--settings <file>', 'settings in YAML or JSON')
    .option('--scenario <file>', 'scenario in YAML to play; ends with status 0 when it passes, else 1')
    .option('--receipt-delay <ms>', 'time from acceptance to receipt (default: 1000)', positive)
    .option('--echo <address>', 'messages to this address come back as a reply (default: 8080)')
    .option(
      '--seed <number>',
      'seed of all chance, 0 to 4294967295 (default: a random one, printed at start)',
      seedNumber,
    )
    .addOption(new Option('--log <format>', 'every PDU as a line of JSON').choices(['none', 'json']).default('none'))
    .option('--metrics-port <port>', 'port for metrics of Prometheus', portNumber)
    .option('--control-port <port>', 'port of this machine by which pages may see and change it', portNumber)
    .option('--control-origin <origin...>', 'pages that may, as http://localhost:8080', [])
    .addHelpText('after', '\nWhile it runs, commands are read from the terminal: type help.')
    .parse(argv)
    .opts<Flags>();
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('a port from 0 to 65535 expected');
  }
  return port;
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) throw new InvalidArgumentError('a number from 0 on expected');
  return number;
}

function seedNumber(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
    throw new InvalidArgumentError('a whole number from 0 to 4294967295 expected');
  }
  return seed;
}
