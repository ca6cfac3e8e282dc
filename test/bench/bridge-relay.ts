/** A relay in a process of its own: the bridge, or Node's plainest. Prints its port. */
import { connect, createServer } from 'node:net';
import { createBridge } from '@smpp-web/bridge';
import { listen } from './bridge-process.ts';

const [way, peerPort] = process.argv.slice(2) as [string, string];
if (way === 'raw') {
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: Number(peerPort), host: '127.0.0.1', noDelay: true });
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  console.log(await listen(server));
} else {
  const bridge = createBridge({
    port: 0,
    targets: { peer: `tcp://127.0.0.1:${peerPort}` },
    limits: { connections: 20_000, connectionsPerCaller: 20_000 },
    log: { level: 'silent' },
  });
  await bridge.listen();
  console.log(bridge.address.port);
}
