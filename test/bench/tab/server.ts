/** Our message centre and the bridge in front of it, which serves the page: `server.ts <folder>` prints the port. */
import { createBridge } from '@smpp-web/bridge';
import { listenOurs } from '../session/ours.ts';

const smsc = await listenOurs();
const bridge = createBridge({
  port: 0,
  app: process.argv[2]!,
  targets: { smsc: `tcp://127.0.0.1:${smsc.port}` },
  log: { level: 'silent' },
});
await bridge.listen();
console.log(bridge.address.port);
