import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build.ts';
import { Children } from './children.ts';
import { assertPortsFree, isFree } from './ports.ts';

/** `npm start` and `npm run dev`: a simulated message centre, the bridge and the console, on this machine alone. */

const HELP = `npm start -- [options]
  --port <number>           the console and the bridge (default 8080)
  --smsc-port <number>      the simulated message centre over TCP (default 2775)
  --smsc-tls-port <number>  the simulated message centre over TLS (default 3550)
  --control-port <number>   how the console changes the message centre (default: the one above --smsc-port)`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    'smsc-port': { type: 'string', default: '2775' },
    'smsc-tls-port': { type: 'string', default: '3550' },
    'control-port': { type: 'string' },
    dev: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const HOST = '127.0.0.1';

/** Where the bridge listens while Vite has the port of the console. */
const DEV_BRIDGE_PORT = 8081;

if (values.help) {
  console.log(HELP);
} else {
  await start().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}

async function start(): Promise<void> {
  const [port, smscPort, tlsPort] = [Number(values.port), Number(values['smsc-port']), Number(values['smsc-tls-port'])];
  const asked = values['control-port'];
  const { dev } = values;
  await assertPortsFree([
    { port, flag: '--port' },
    { port: smscPort, flag: '--smsc-port' },
    { port: tlsPort, flag: '--smsc-tls-port' },
    ...(asked === undefined ? [] : [{ port: Number(asked), flag: '--control-port' }]),
  ]);
  if (!dev) await buildIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), 'smpp-web-'));
  const children = new Children(() => rmSync(folder, { recursive: true, force: true }));
  const certificate = join(folder, 'smsc-certificate.pem');
  // It is no reason not to start that nobody asked for this port and it is taken.
  const controlPort = Number(asked ?? ((await isFree(smscPort + 1)) ? smscPort + 1 : 0));
  const origins = ['localhost', HOST].map((name) => `http://${name}:${port}`);
  const control = ['--control-port', controlPort, '--control-origin', ...origins];
  const smscFlags = ['--port', smscPort, '--tls-port', tlsPort, '--cert-out', certificate, ...control];
  await children.run('smsc/node/cli.ts', smscFlags.map(String), 'smpp-smsc listens');
  const config = join(folder, 'bridge.json');
  writeFileSync(config, JSON.stringify(bridgeConfig(dev ? DEV_BRIDGE_PORT : port, smscPort, tlsPort, certificate)));
  await children.run('bridge/src/cli.ts', ['serve', '--config', config], 'smpp-bridge is ready');
  if (dev) await children.runVite(port, DEV_BRIDGE_PORT);
  console.log(`
  Console              http://localhost:${port}   open it, press Connect, then send a message
  Simulated SMSC       ${HOST}:${smscPort} (TCP) and ${HOST}:${tlsPort} (TLS), account smppclient1 / password
  Control of it        ${controlPort === 0 ? 'at the port told above' : `ws://${HOST}:${controlPort}`}, for the view Simulator
  Targets of the page  "local" and "local-tls" through the bridge, or "In this page" with no server at all

  Ctrl-C stops all of it.`);
}

function bridgeConfig(port: number, smscPort: number, tlsPort: number, certificate: string) {
  return {
    port,
    app: resolve('web/dist'),
    targets: {
      local: { host: HOST, port: smscPort },
      'local-tls': { host: HOST, port: tlsPort, tls: { ca: certificate, servername: 'localhost' } },
    },
    log: { level: 'warn' },
  };
}
