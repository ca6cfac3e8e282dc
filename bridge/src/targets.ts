import { oddNotation } from './address.ts';
import type { Ending } from './close-codes.ts';
import type { AllowRule, Options, TargetOptions } from './options.ts';

/** A target that may be dialled, if its address passes. */
export interface Target {
  /** The name, or `host:port` of a free target. */
  readonly name: string;
  readonly options: TargetOptions;
  /** Rules for the resolved address; undefined for a named target: the operator has listed it. */
  readonly rules?: readonly AllowRule[];
}

/** Finds what `GET /smpp/<name>` asks for: a named target first, else a free one where the operator has allow rules. */
export function findTarget(
  name: string,
  tls: boolean,
  { targets, allow }: Pick<Options, 'targets' | 'allow'>,
): Target | Ending {
  const options = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (options !== undefined) return { name, options };
  const free = /^(?:\[([0-9a-f:.]{2,45})\]|([^:[\]]{1,253})):(\d{1,5})$/i.exec(name);
  if (free === null) return { cause: 'unknown_target' };
  const host = free[1] ?? free[2]!;
  const port = Number(free[3]);
  const odd = oddNotation(host);
  if (odd !== undefined) return { cause: 'address_refused', detail: odd };
  if (!allow.some(({ ports }) => ports.includes(port))) return { cause: 'address_refused' };
  const tlsOptions = tls ? { verify: true, minVersion: 'TLSv1.2' as const } : undefined;
  return { name, rules: allow, options: { host, port, tls: tlsOptions, proxyProtocol: false, showPeer: true } };
}
