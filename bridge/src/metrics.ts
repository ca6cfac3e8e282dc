import cluster from 'node:cluster';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Link, LinkEnding } from './link.ts';

/** What the bridge counts. Targets that are not named share the label `free`, or a caller could make labels without end. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  opened(target: string): void;
  ended(target: string, link: Link, ending: LinkEnding, now: number): void;
  refused(cause: string): void;
  held(change: 1 | -1): void;
  resumed(): void;
}

/** Seconds: a failed try, a minute, an hour, a day, a week. */
const DURATION_BUCKETS = [1, 10, 60, 600, 3_600, 21_600, 86_400, 604_800];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  if (cluster.isWorker) {
    // The first process asks each worker for its metrics; making this object is what makes a worker answer.
    AggregatorRegistry.setRegistries(registry);
    new AggregatorRegistry();
  }
  const active = new Gauge({
    name: 'smpp_bridge_connections',
    help: 'Connections now',
    labelNames: ['target'],
    registers,
  });
  const held = new Gauge({ name: 'smpp_bridge_held', help: 'Connections that wait for a resume', registers });
  const resumed = new Counter({
    name: 'smpp_bridge_resumes_total',
    help: 'Sessions that went on over a new WebSocket',
    registers,
  });
  const ended = new Counter({
    name: 'smpp_bridge_ended_total',
    help: 'Connections that ended, by cause',
    labelNames: ['target', 'cause'],
    registers,
  });
  const refused = new Counter({
    name: 'smpp_bridge_refused_total',
    help: 'Requests refused, by cause',
    labelNames: ['cause'],
    registers,
  });
  const flowLabels = ['target', 'direction'];
  const octets = new Counter({
    name: 'smpp_bridge_octets_total',
    help: 'Octets of ended connections',
    labelNames: flowLabels,
    registers,
  });
  const pdus = new Counter({
    name: 'smpp_bridge_pdus_total',
    help: 'PDUs of ended connections',
    labelNames: flowLabels,
    registers,
  });
  const duration = new Histogram({
    name: 'smpp_bridge_duration_seconds',
    help: 'How long connections lasted',
    buckets: DURATION_BUCKETS,
    registers,
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    opened: (target) => active.inc({ target }),
    ended(target, link, ending, now) {
      active.dec({ target });
      ended.inc({ target, cause: ending.cause });
      octets.inc({ target, direction: 'up' }, link.up.octets);
      octets.inc({ target, direction: 'down' }, link.down.octets);
      pdus.inc({ target, direction: 'up' }, link.up.pdus.count);
      pdus.inc({ target, direction: 'down' }, link.down.pdus.count);
      duration.observe((now - link.openedAt) / 1000);
    },
    refused: (cause) => refused.inc({ cause }),
    held: (change) => held.inc(change),
    resumed: () => resumed.inc(),
  };
}
