import process from 'node:process';
import { type Bridge, createBridge } from './bridge.ts';
import { readConfig } from './config.ts';
import { type BridgeOptions, OptionsError, parseOptions } from './options.ts';
import { runWorkers, siblingsOfThis } from './workers.ts';

/** Flags of `smpp-bridge serve`, as the command line gives them. */
export interface ServeFlags {
  readonly config?: string;
  readonly host?: string;
  readonly port?: number;
  readonly app?: string;
  readonly target: readonly string[];
  readonly origin: readonly string[];
  readonly resume?: number;
  readonly metricsPort?: number;
  readonly logLevel?: string;
  readonly workers?: number;
}

/** Runs a bridge until a signal ends it: SIGTERM and SIGINT drain, a second one cuts, SIGHUP reads the file again. */
export async function serve(flags: ServeFlags): Promise<void> {
  const overrides = overridesOf(flags);
  const { options, baseDir } = readConfig(flags.config, overrides);
  const siblings = siblingsOfThis();
  if (siblings === undefined && (options.workers ?? 1) > 1) {
    const { metrics, workers } = parseOptions(options, baseDir);
    await runWorkers(workers, metrics);
    const { host = '127.0.0.1', port = 8080, tls } = options;
    console.log(
      `smpp-bridge is ready at ${tls === undefined ? 'http' : 'https'}://${host}:${port} with ${workers} workers`,
    );
    return;
  }
  const bridge = createBridge(options, { baseDir, siblings });
  try {
    await bridge.listen();
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, options);
  }
  onSignals(bridge, () => bridge.reload(readConfig(flags.config, overrides).options));
  if (siblings === undefined) console.log(`smpp-bridge is ready at ${bridge.address.url}`);
}

function onSignals(bridge: Bridge, reload: () => void): void {
  let closing = false;
  const stop = () => {
    if (closing) process.exit(1);
    closing = true;
    void bridge.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  process.on('SIGHUP', () => {
    try {
      reload();
      console.log('smpp-bridge has read its configuration again');
    } catch (error) {
      // The old options go on: a typing error must not end running sessions.
      console.error(`smpp-bridge keeps its configuration: ${(error as Error).message}`);
    }
  });
}

/** Only what was given, so that the file's values stay where no flag stands. */
function overridesOf({
  host,
  port,
  app,
  target,
  origin,
  resume,
  metricsPort,
  logLevel,
  workers,
}: ServeFlags): BridgeOptions {
  const given = {
    host,
    port,
    app,
    resume,
    workers,
    targets: target.length === 0 ? undefined : Object.fromEntries(target.map(splitTarget)),
    origins: origin.length === 0 ? undefined : [...origin],
    metrics: metricsPort === undefined ? undefined : { port: metricsPort },
    log: logLevel === undefined ? undefined : { level: logLevel },
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as BridgeOptions;
}

function splitTarget(text: string): [name: string, url: string] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new OptionsError([
      { path: '--target', message: `expected name=url, as local=tcp://127.0.0.1:2775, not ${text}` },
    ]);
  return [text.slice(0, at), text.slice(at + 1)];
}

function explain(
  error: NodeJS.ErrnoException & { port?: number },
  { port = 8080, host = '127.0.0.1' }: BridgeOptions,
): Error {
  const taken = error.port ?? port;
  if (error.code === 'EADDRINUSE') {
    const flag = taken === port ? '--port' : '--metrics-port';
    return new OptionsError([{ path: flag, message: `port ${taken} is in use: choose another with ${flag} NUMBER` }]);
  }
  if (error.code === 'EACCES')
    return new OptionsError([{ path: '--port', message: `port ${taken} needs privileges: choose one above 1023` }]);
  if (error.code === 'EADDRNOTAVAIL')
    return new OptionsError([{ path: '--host', message: `this machine has no address ${host}` }]);
  return error;
}
