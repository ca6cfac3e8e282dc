#!/usr/bin/env node
import process from 'node:process';
import { Command, InvalidArgumentError, Option } from 'commander';
import { configJsonSchema, readConfig } from './config.ts';
import { OptionsError } from './options.ts';
import { describeProbe, probe } from './probe.ts';
import { type ServeFlags, serve } from './serve.ts';

const program = new Command('smpp-bridge')
  .description('Relays WebSocket to SMPP over TCP and TLS, and serves the console.')
  .showHelpAfterError('(smpp-bridge --help shows what there is)');

const configFlag = () => new Option('-c, --config <file>', 'YAML or JSON file').env('SMPP_BRIDGE_CONFIG');

program
  .command('serve')
  .description('Listens for WebSockets. Flags win over the environment, the environment over the file.')
  .addOption(configFlag())
  .addOption(new Option('--host <address>', 'address to listen on').env('SMPP_BRIDGE_HOST'))
  .addOption(new Option('--port <number>', 'port to listen on').env('SMPP_BRIDGE_PORT').argParser(Number))
  .addOption(new Option('--app <folder>', 'folder of the built web app').env('SMPP_BRIDGE_APP'))
  .addOption(
    new Option('--target <name=url>', 'as local=tcp://127.0.0.1:2775; may be given again')
      .argParser(collect)
      .default([]),
  )
  .addOption(
    new Option('--origin <origin>', 'web origin that may connect; may be given again').argParser(collect).default([]),
  )
  .addOption(
    new Option('--resume <seconds>', 'how long a dropped connection is held')
      .env('SMPP_BRIDGE_RESUME')
      .argParser(Number),
  )
  .addOption(
    new Option('--metrics-port <number>', 'own port for /metrics').env('SMPP_BRIDGE_METRICS_PORT').argParser(Number),
  )
  .addOption(new Option('--log-level <level>', 'silent, error, warn, info or debug').env('SMPP_BRIDGE_LOG_LEVEL'))
  .addOption(
    new Option('--workers <number>', 'processes that share the port').env('SMPP_BRIDGE_WORKERS').argParser(Number),
  )
  .action((flags: ServeFlags) => serve(flags));

program
  .command('check-config')
  .description('Checks a configuration file and says what is wrong with it.')
  .addOption(configFlag())
  .argument('[file]', 'the file, instead of --config')
  .option('--schema', 'print the JSON Schema of configuration files instead')
  .action((argument: string | undefined, { config, schema }: { config?: string; schema?: boolean }) => {
    if (schema) return console.log(JSON.stringify(configJsonSchema(), null, 2));
    const file = argument ?? config;
    if (file === undefined) throw new OptionsError([{ path: '(command line)', message: 'name a file' }]);
    readConfig(file);
    console.log(`${file}: ok`);
  });

program
  .command('probe')
  .description(
    'Says what is on a port: open, closed or filtered; SMPP or not, and which version; TLS and its certificate.',
  )
  .argument('<host:port>', 'as smsc.example:2775 or [2001:db8::1]:2775', parseHostPort)
  .option('--json', 'print the report as JSON')
  .option('--timeout <seconds>', 'for each step', Number, 3)
  .option('--servername <name>', 'name in the certificate, where it is not the host')
  .option('--ca <file>', 'PEM file of the authorities to trust')
  .action(async (place: { host: string; port: number }, { json, timeout, servername, ca }: ProbeFlags) => {
    const report = await probe({ ...place, timeoutMs: timeout * 1000, servername, ca });
    console.log(json ? JSON.stringify(report, null, 2) : describeProbe(report));
    process.exitCode = report.smpp ? 0 : 2;
  });

try {
  await program.parseAsync();
} catch (error) {
  // What an operator can repair is told in lines; anything else is a defect and keeps its stack.
  if (!(error instanceof OptionsError)) throw error;
  for (const { path, message } of error.issues) console.error(`smpp-bridge: ${path}: ${message}`);
  process.exitCode = 1;
}

interface ProbeFlags {
  readonly json?: boolean;
  readonly timeout: number;
  readonly servername?: string;
  readonly ca?: string;
}

function parseHostPort(text: string): { host: string; port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  if (match === null) throw new InvalidArgumentError('expected host:port');
  return { host: match[1] ?? match[2]!, port: Number(match[3]) };
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}
