import type { Session } from '@smpp-web/session';
import { FAULTS, type FaultName, type FaultParameter, type FaultParameters, type FaultRow } from './fault-rows.ts';
import { Listeners } from './listeners.ts';

/** Where a fault is on: in one session, or everywhere. */
export type FaultScope = Session | undefined;

/** A fault that is on. */
export interface ActiveFault {
  readonly name: FaultName;
  readonly parameters: Readonly<Record<string, number | string>>;
  /** Undefined: everywhere. */
  readonly session: FaultScope;
}

/** The faults that are on. They may be switched at any time. */
export class Faults {
  readonly #everywhere = new Map<FaultName, ActiveFault>();
  readonly #bySession = new Map<Session, Map<FaultName, ActiveFault>>();
  readonly #changes = new Listeners<ActiveFault | undefined>();

  /** Faults that are on. */
  get active(): readonly ActiveFault[] {
    return [...this.#everywhere.values(), ...[...this.#bySession.values()].flatMap((faults) => [...faults.values()])];
  }

  /** Whether none is on, which is the usual case and is to cost nothing. */
  get areOff(): boolean {
    return this.#everywhere.size === 0 && this.#bySession.size === 0;
  }

  /**
   * Switches a fault on, in one session or everywhere; what `parameters` leave out has its default.
   * @throws RangeError naming the fault, the parameter and what was expected
   */
  on<N extends FaultName>(name: N, parameters: Partial<FaultParameters<N>> = {}, session?: Session): void {
    const fault: ActiveFault = { name, parameters: checked(name, parameters), session };
    if (session) {
      const faults = this.#bySession.get(session) ?? new Map<FaultName, ActiveFault>();
      this.#bySession.set(session, faults);
      faults.set(name, fault);
    } else {
      this.#everywhere.set(name, fault);
    }
    this.#changes.tell(fault);
  }

  /** Switches a fault off where it was switched on. */
  off(name: FaultName, session?: Session): void {
    rowOf(name);
    if (!session) this.#everywhere.delete(name);
    else if (this.#bySession.get(session)?.delete(name) && this.#bySession.get(session)!.size === 0) {
      this.#bySession.delete(session);
    }
    this.#changes.tell(undefined);
  }

  /** Switches all faults off; with a session, those of that session alone. */
  clear(session?: Session): void {
    this.#bySession.delete(session as Session);
    if (!session) {
      this.#everywhere.clear();
      this.#bySession.clear();
    }
    this.#changes.tell(undefined);
  }

  /** The parameters of a fault that is on in this session; its own come before those of everywhere. */
  get<N extends FaultName>(name: N, session: FaultScope): FaultParameters<N> | undefined {
    if (this.areOff) return undefined;
    const fault = (session && this.#bySession.get(session)?.get(name)) ?? this.#everywhere.get(name);
    return fault?.parameters as FaultParameters<N> | undefined;
  }

  /** Whether a fault that touches octets is on in this session. */
  touchOctets(session: FaultScope): boolean {
    if (this.areOff) return false;
    const own = session && this.#bySession.get(session);
    return hasOctets(this.#everywhere) || (own !== undefined && hasOctets(own));
  }

  /** Calls a listener when a fault is switched: with it when it is switched on. Returns how to remove the listener. */
  onChange(listener: (fault: ActiveFault | undefined) => void): () => void {
    return this.#changes.add(listener);
  }
}

function hasOctets(faults: ReadonlyMap<FaultName, ActiveFault>): boolean {
  for (const name of faults.keys()) if (FAULTS[name].layer === 'octets') return true;
  return false;
}

function rowOf(name: string): FaultRow {
  if (!Object.hasOwn(FAULTS, name)) {
    throw new RangeError(
      `there is no fault ${JSON.stringify(name)}, expected one of ${Object.keys(FAULTS).join(', ')}`,
    );
  }
  return FAULTS[name as FaultName];
}

function checked(name: string, given: Readonly<Record<string, unknown>>): Record<string, number | string> {
  const { parameters } = rowOf(name);
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(parameters, key)) continue;
    const known = Object.keys(parameters).join(', ') || 'none';
    throw new RangeError(`fault ${name} has no parameter ${JSON.stringify(key)}, expected ${known}`);
  }
  return Object.fromEntries(
    Object.entries(parameters).map(([key, parameter]) => {
      const value = given[key] ?? parameter.initial;
      if (fits(parameter, value)) return [key, value];
      throw new RangeError(`fault ${name}: ${key} is ${JSON.stringify(value)}, expected ${expectation(parameter)}`);
    }),
  );
}

function fits(parameter: FaultParameter, value: unknown): value is number | string {
  if (parameter.kind === 'choice') return typeof value === 'string' && parameter.choices.includes(value);
  return typeof value === 'number' && value >= parameter.min && value <= parameter.max;
}

function expectation(parameter: FaultParameter): string {
  return parameter.kind === 'choice'
    ? `one of ${parameter.choices.join(', ')}`
    : `a number from ${parameter.min} to ${parameter.max}`;
}
