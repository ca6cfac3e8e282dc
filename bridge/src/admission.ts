import { type Caller, mayUse } from './auth.ts';
import type { Ending } from './close-codes.ts';
import { SMPP_V1_PROBE } from './control.ts';
import type { Options } from './options.ts';
import type { Places } from './places.ts';
import type { UpgradeRequest } from './request.ts';
import { findTarget, type Target } from './targets.ts';

/** A target that this caller may use now. */
export interface Admission {
  readonly target: Target;
  /** Gives the caller's place back. */
  readonly leave: () => void;
}

/**
 * Decides whether a caller may use the target that it asks for, and takes a place for it.
 * @param source address of the caller
 */
export async function admit(
  { target: name, tls, protocol }: UpgradeRequest,
  source: string,
  caller: Caller,
  options: Options,
  places: Places,
): Promise<Admission | Ending> {
  if (!mayUse(caller, name)) return { cause: 'forbidden' };
  const target = findTarget(name, tls, options);
  if ('cause' in target) return target;
  const { connections, connectionsPerCaller, probes } = options.limits;
  // Without tokens the address is all that tells callers apart.
  const callerKey = `caller ${options.auth === undefined ? source : caller.name}`;
  const entered = await places.enter([
    { key: 'connections', limit: connections },
    { key: callerKey, limit: caller.connections ?? connectionsPerCaller },
    ...(protocol === SMPP_V1_PROBE ? [{ key: 'probes', limit: probes }] : []),
  ]);
  return typeof entered === 'number' ? REFUSALS[entered]! : { target, leave: entered };
}

/** By the index of the claim that has no place left. */
const REFUSALS: readonly Ending[] = [
  { cause: 'busy' },
  { cause: 'caller_busy' },
  { cause: 'busy', detail: 'It makes no more probes at once.' },
];
