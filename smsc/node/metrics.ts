import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { statusName } from '@smpp-web/codec/spec';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Simulator, SimulatorLoad } from '../src/index.ts';

/** Metrics that are served over HTTP. */
export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Gauges of {@link SimulatorLoad}, by name. */
const GAUGES: Readonly<Record<keyof SimulatorLoad, string>> = {
  sessions: 'Sessions that are open',
  bound: 'Sessions that are bound',
  messages: 'Messages kept',
  pending: 'Messages that have not ended',
  waiting: 'Deliveries that wait',
  dropped: 'Deliveries given up',
};

/** Serves the metrics of a simulator for Prometheus at `/metrics`. Rejects when the port cannot be had. */
export async function serveMetrics(simulator: Simulator, host: string, port: number): Promise<MetricsServer> {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const [name, help] of Object.entries(GAUGES) as [keyof SimulatorLoad, string][]) {
    new Gauge({
      name: `smpp_smsc_${name}`,
      help,
      registers,
      collect() {
        this.set(simulator.load[name]);
      },
    });
  }
  const stopCounting = countAnswers(simulator, registers);
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      stopCounting();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Upper edges of the buckets: from an answer at once to one that a fault has delayed past every client's patience. */
const ANSWER_SECONDS = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];

/** Requests of clients, by command and by what they were answered with, and how long that took. */
function countAnswers(simulator: Simulator, registers: Registry[]): () => void {
  const requests = new Counter({
    name: 'smpp_smsc_requests_total',
    help: 'Requests answered, by command and status',
    labelNames: ['command', 'status'],
    registers,
  });
  const times = new Histogram({
    name: 'smpp_smsc_answer_seconds',
    help: 'Time from a request to its answer, by command',
    labelNames: ['command'],
    buckets: ANSWER_SECONDS,
    registers,
  });
  const takenAt = new WeakMap<object, number>();
  return simulator.onSession((session) => {
    session.on('request', (request) => takenAt.set(request, performance.now()));
    session.on('answered', ({ request, command_status }) => {
      times.observe({ command: request.command }, (performance.now() - takenAt.get(request)!) / 1000);
      // Numbers without a name share a label: rules may choose any of four thousand million.
      requests.inc({ command: request.command, status: statusName(command_status) ?? 'other' });
    });
  });
}
