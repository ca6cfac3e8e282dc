import type { Clock, TlsFacts } from '@smpp-web/session';

/** The subprotocol of a probe, and what a bridge selects that makes none. */
const PROBE = 'smpp.v1.probe';
const PLAIN = 'binary';

/** How long to wait for the report: a bridge takes 20 s at most where it is not set up otherwise. */
const REPORT_MS = 25_000;

/** What a bridge has found on the port of a target, without a bind that anybody could be. */
export interface Probed {
  readonly type: 'probe';
  readonly target: string;
  readonly peer: string | null;
  /** Whether connections to this target use TLS. */
  readonly secured: boolean;
  readonly tcp: 'open' | 'closed' | 'filtered' | 'unresolved';
  /** What was agreed, and why the bridge would not accept the certificate. */
  readonly tls: (TlsFacts & { readonly refused: string | null }) | null;
  readonly smpp: boolean | null;
  readonly interface_version: string | null;
  readonly looksLike: string | null;
  readonly steps: readonly string[];
}

/** Asks a bridge what is on the port of a target. Undefined where it does not tell: it makes no probes, or refuses this one. */
export function askProbe(url: string, clock: Clock): Promise<Probed | undefined> {
  return new Promise((resolve) => {
    let socket: WebSocket;
    try {
      socket = new WebSocket(url.replace(/^http/, 'ws'), [PROBE, PLAIN]);
    } catch {
      // What is wrong with the address is told by the attempt to connect to it.
      return resolve(undefined);
    }
    let report: Probed | undefined;
    const stop = clock.after(REPORT_MS, () => finish());
    const finish = () => {
      stop();
      socket.close();
      resolve(report);
    };
    socket.onopen = () => {
      if (socket.protocol !== PROBE) finish();
    };
    socket.onmessage = ({ data }) => {
      report = parseProbed(data);
      finish();
    };
    socket.onclose = finish;
  });
}

function parseProbed(data: unknown): Probed | undefined {
  try {
    const message = JSON.parse(String(data)) as Partial<Probed>;
    return message.type === 'probe' && Array.isArray(message.steps) ? (message as Probed) : undefined;
  } catch {
    return undefined;
  }
}
