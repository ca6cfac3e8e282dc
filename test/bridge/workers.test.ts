import { readFileSync } from 'node:fs';
import type { BridgeOptions } from '@smpp-web/bridge';
import { decode, encode } from '@smpp-web/codec';
import { expect, test } from 'vitest';
import { Client, startEcho } from './harness.ts';
import { file, freePort, PROCESS_TEST_MS, run } from './process.ts';

const TOKEN = 'token-of-sixteen-or-more';

/** Two workers on one port, before a message centre that sends everything back. */
async function startWorkers(options: BridgeOptions = {}) {
  const echo = await startEcho();
  const [port, metricsPort] = [await freePort(), await freePort()];
  const target = { host: '127.0.0.1', port: echo.port, policy: { binds: 2 } };
  const config = file('config.json', JSON.stringify({ targets: { echo: target }, ...options }));
  const flags = { config, port, workers: 2, 'metrics-port': metricsPort, 'log-level': 'silent' };
  const server = run(['serve', ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])]);
  await server.printed(/ready at .* with 2 workers/);
  const url = `ws://127.0.0.1:${port}/smpp/echo`;
  return {
    server,
    echo,
    port,
    url,
    metrics: async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text(),
    /** The code that a new connection is closed with, or the connection. */
    async enter(protocols: string[] = []): Promise<number | Client> {
      const client = new Client(url, ['smpp.v1', ...protocols]);
      return Promise.race([client.hello().then(() => client), client.closed.then(({ code }) => code)]);
    },
  };
}

test(
  'workers share the port, and find the session and the ticket of one another',
  async () => {
    const { server, echo, port, url, metrics } = await startWorkers({
      auth: { tokens: [{ name: 'desk', token: TOKEN }] },
    });
    const ticketOf = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/tickets`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${TOKEN}`, Connection: 'close' },
      });
      return ((await response.json()) as { ticket: string }).ticket;
    };
    let current = new Client(url, ['smpp.v1', `smpp.v1.token.${await ticketOf()}`]);
    const { resume } = await current.hello();
    const enquire = encode('enquire_link', { sequence_number: 1 });
    for (let round = 1; round <= 6; round++) {
      current.ws.send(enquire);
      await current.until(({ octets }) => octets.length === enquire.length);
      current.ws.terminate();
      const count = round * enquire.length;
      current = new Client(url, ['smpp.v1', `smpp.v1.token.${TOKEN}`, `smpp.v1.resume.${resume}.${count}`]);
      expect(await current.hello()).toMatchObject({ resumed: true, bytes: count });
    }
    expect(echo.sockets.length).toBe(1);
    expect(await metrics()).toMatch(/smpp_bridge_resumes_total 6/);
    server.child.kill('SIGTERM');
    expect((await current.closed).code).toBe(1001);
    expect(await server.exited).toBe(0);
  },
  PROCESS_TEST_MS,
);

test(
  'limits hold for all workers together: of a caller, of all callers, and of binds on a target',
  async () => {
    const tokens = [
      { name: 'desk', token: TOKEN, connections: 3 },
      { name: 'other', token: `other-${TOKEN}` },
    ];
    const { enter, metrics, server } = await startWorkers({ auth: { tokens }, limits: { connections: 5 } });
    const [desk, other] = tokens.map(({ token }) => [`smpp.v1.token.${token}`]);
    const inside: Client[] = [];
    for (const who of [desk, desk, desk, other, other]) inside.push((await enter(who)) as Client);
    // Connections go to the workers in turn: either is asked once more.
    expect([await enter(desk), await enter(desk)]).toEqual([4020, 4020]);
    expect(await metrics()).toMatch(/smpp_bridge_connections\{target="echo"\} 5\n/);

    // What has a place comes back from the echo; what has none is answered by the bridge.
    const bindAs = async (client: Client) => {
      client.ws.send(encode('bind_transceiver', { sequence_number: 1 }));
      await client.until(({ octets }) => octets.length >= 16);
      const { command, command_status } = decode(client.octets);
      return `${command} ${command_status}`;
    };
    const bound = [await bindAs(inside[0]!), await bindAs(inside[1]!)];
    expect(bound).toEqual(['bind_transceiver 0', 'bind_transceiver 0']);
    const refused = [await bindAs(inside[2]!), await bindAs(inside[3]!)];
    expect(refused).toEqual(['bind_transceiver_resp 5', 'bind_transceiver_resp 5']);

    inside[4]!.ws.close(1000);
    await inside[4]!.closed;
    expect([await enter(desk), await enter(desk)]).toEqual([4021, 4021]);
    expect(await enter(other)).toBeInstanceOf(Client);

    // The places of workers that die are free again.
    for (const pid of workersOf(server.child.pid!)) process.kill(pid, 'SIGKILL');
    await Promise.all(inside.map(({ closed }) => closed));
    for (let entered: number | Client = 0; typeof entered === 'number'; ) entered = await enter(desk);
  },
  PROCESS_TEST_MS,
);

/** The workers that a process has started. */
function workersOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return children.filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('serve')).map(Number);
}
