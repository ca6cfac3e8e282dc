import type { Version } from '@smpp-web/codec/spec';
import type { MessageState } from '@smpp-web/codec/text';
import type { BindMode } from '@smpp-web/session';
import type { Account } from '../accounts.ts';
import type { FaultName } from '../fault-rows.ts';
import type { MoStream } from '../mo.ts';
import type { Scenario, StepResult } from '../scenario/scenario.ts';
import type { Settings, SettingsChange } from '../settings.ts';
import type { MoInit, SimulatorLoad } from '../simulator.ts';

/** What may be asked of a simulator from outside, as plain data: it travels as JSON or by `structuredClone`. */
export type ControlRequest =
  | { readonly do: 'configure'; readonly settings: SettingsChange }
  /** Adds an account or changes it; without a password, the one that it has stays. */
  | { readonly do: 'put account'; readonly account: Omit<Account, 'password'> & { readonly password?: string } }
  | { readonly do: 'remove account'; readonly system_id: string }
  /** Switches a fault on: for the session of one client, or everywhere. */
  | {
      readonly do: 'fault';
      readonly name: FaultName;
      readonly parameters?: Readonly<Record<string, number | string>>;
      readonly client?: number;
    }
  /** Switches a fault off where it is on; without a name, all of them everywhere. */
  | { readonly do: 'mend'; readonly name?: FaultName; readonly client?: number }
  | { readonly do: 'mo'; readonly mo: MoInit }
  | { readonly do: 'stream'; readonly stream: MoStream }
  | { readonly do: 'stop stream'; readonly stream: number }
  /** Ends a pending message now. */
  | { readonly do: 'end'; readonly id: string; readonly state: MessageState }
  /** Ends the session of a client, in order or not. */
  | { readonly do: 'unbind' | 'cut'; readonly client: number }
  /** Has all chance come from this seed from now on. */
  | { readonly do: 'seed'; readonly seed: number }
  /** Has its clock go so many times as fast as that of the machine, where it can. */
  | { readonly do: 'speed'; readonly speed: number }
  | { readonly do: 'play'; readonly scenario: Scenario }
  | { readonly do: 'stop' };

/** An account as it is told of: never its password. */
export interface KnownAccount extends Omit<Account, 'password'> {
  /** Its sessions. */
  readonly bound: number;
}

export interface KnownClient {
  /** Counted by the message centre, from 1. */
  readonly number: number;
  readonly system_id: string;
  readonly mode: BindMode;
  readonly version: Version;
  readonly address_range: string;
  /** Where it comes from, where the transport tells. */
  readonly peer: string | undefined;
  readonly inFlight: number;
}

export interface KnownFault {
  readonly name: FaultName;
  readonly parameters: Readonly<Record<string, number | string>>;
  /** Undefined: everywhere. */
  readonly client: number | undefined;
}

export interface KnownMessage {
  readonly id: string;
  readonly system_id: string;
  readonly from: string;
  readonly to: string;
  /** The beginning of what it says. */
  readonly text: string;
  readonly state: MessageState;
  readonly error: number;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
  /** Undefined while it is pending. */
  readonly doneAt: number | undefined;
}

/** A PDU as this side has read or written it. */
export interface KnownFrame {
  /** Counted from 1; no two have the same. */
  readonly number: number;
  /** The account; undefined before the bind. */
  readonly system_id: string | undefined;
  readonly direction: 'in' | 'out';
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Octets as hex digits. */
  readonly octets: string;
}

export interface KnownStream extends MoStream {
  readonly number: number;
}

/** A scenario that is played, or was the last to be. */
export interface KnownRun {
  readonly name: string;
  /** All steps, in words. */
  readonly titles: readonly string[];
  /** Those that were taken. */
  readonly steps: readonly StepResult[];
  /** Undefined while it is played. */
  readonly passed: boolean | undefined;
}

/** A simulator as it is seen from outside, as plain data. */
export interface ControlState {
  readonly seed: number;
  /** How much faster than that of the machine its clock goes; undefined where that cannot be changed. */
  readonly speed: number | undefined;
  readonly settings: Settings;
  readonly accounts: readonly KnownAccount[];
  readonly clients: readonly KnownClient[];
  readonly faults: readonly KnownFault[];
  readonly load: SimulatorLoad;
  /** Requests that have come, by command. */
  readonly requests: Readonly<Record<string, number>>;
  /** The latest, the newest first. */
  readonly messages: readonly KnownMessage[];
  /** The latest PDUs at this end, the oldest first. */
  readonly frames: readonly KnownFrame[];
  readonly streams: readonly KnownStream[];
  readonly run: KnownRun | undefined;
}
