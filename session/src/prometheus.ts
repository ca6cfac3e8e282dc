import { statusName } from '@smpp-web/codec/spec';
import type { CommandCounts, CountersSnapshot } from './counters.ts';
import type { HistogramSnapshot } from './histogram.ts';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

/** Upper edges of the buckets in seconds, always the same ones: from a neighbour in the rack to a timeout. */
const EDGES_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;

/**
 * The counters of a session in the text format of Prometheus (0.0.4), times in seconds. `labels` are put on every sample,
 * as `{ system_id: 'shop' }`, to tell sessions apart.
 *
 * A bucket of a histogram counts what was measured up to its edge, give or take a fifth of the time.
 */
export function prometheusText(counters: CountersSnapshot, labels: Labels = {}): string {
  const { sent, received, responseTimes, handlingTimes, timeouts, late, stray } = counters;
  const directions = [
    ['sent', sent],
    ['received', received],
  ] as const;
  const eachCommand = (samplesOf: (counts: CommandCounts) => Sample[]) =>
    directions.flatMap(([direction, byCommand]) =>
      Object.entries(byCommand).flatMap(([command, counts]) =>
        samplesOf(counts).map(([own, value]): Sample => [{ direction, command, ...own }, value]),
      ),
    );
  const families = [
    counter('smpp_pdus_total', 'PDUs by command and command_status', eachCommand(byStatus)),
    counter(
      'smpp_octets_total',
      'Octets of PDUs by command',
      eachCommand(({ octets }) => [[{}, octets]]),
    ),
    counter('smpp_timeouts_total', 'Requests that had no answer in time', [[{}, timeouts]]),
    counter('smpp_late_responses_total', 'Responses to requests given up before', [[{}, late]]),
    counter('smpp_stray_responses_total', 'Responses that answered nothing', [[{}, stray]]),
    histogram('smpp_response_seconds', 'Time from a request to its response', responseTimes),
    histogram('smpp_handling_seconds', 'Time from a request of the peer to its answer', handlingTimes),
  ];
  return families.map(({ head, samples }) => head + samples.map((sample) => line(sample, labels)).join('')).join('');
}

interface Family {
  readonly head: string;
  readonly samples: readonly (readonly [name: string, ...Sample])[];
}

function counter(name: string, help: string, samples: readonly Sample[]): Family {
  return { head: headOf(name, help, 'counter'), samples: samples.map(([own, value]) => [name, own, value]) };
}

function byStatus({ byStatus }: CommandCounts): Sample[] {
  return Object.entries(byStatus).map(([status, count]) => {
    const number = Number(status);
    return [{ status: statusName(number) ?? `0x${number.toString(16).padStart(8, '0')}` }, count];
  });
}

function histogram(name: string, help: string, byCommand: Readonly<Record<string, HistogramSnapshot>>): Family {
  const samples = Object.entries(byCommand).flatMap(([command, { count, sumMs, buckets }]): Family['samples'] => {
    const upTo = (seconds: number) =>
      buckets.reduce((sum, bucket) => (bucket.toMs <= seconds * 1_000 ? sum + bucket.count : sum), 0);
    return [
      ...EDGES_SECONDS.map((le) => [`${name}_bucket`, { command, le: String(le) }, upTo(le)] as const),
      [`${name}_bucket`, { command, le: '+Inf' }, count],
      [`${name}_sum`, { command }, sumMs / 1_000],
      [`${name}_count`, { command }, count],
    ];
  });
  return { head: headOf(name, help, 'histogram'), samples };
}

function headOf(name: string, help: string, type: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function line([name, own, value]: Family['samples'][number], labels: Labels): string {
  const pairs = Object.entries({ ...labels, ...own }).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
