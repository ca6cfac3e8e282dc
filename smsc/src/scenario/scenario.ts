import type { Command, TlvName } from '@smpp-web/codec';
import type { Account } from '../accounts.ts';
import type { Availability } from '../alerts.ts';
import type { FaultName } from '../fault-rows.ts';
import type { MoStream } from '../mo.ts';
import type { SettingsChange } from '../settings.ts';
import type { MoInit } from '../simulator.ts';

/** What a value should be, as plain data: equal, found by a pattern, or octets in hexadecimal. */
export type PlainWanted = string | number | { readonly matches: string } | { readonly hex: string };

/** What a PDU should be like, as plain data: fields, `text` for its text wherever it stands, and `tlvs` by name. */
export interface PlainMatch {
  readonly [field: string]: PlainWanted | { readonly [Name in TlvName]?: PlainWanted };
}

/** One step of a scenario: the first key says what it is. */
export type Step =
  /** Lets time pass, in milliseconds. */
  | { readonly wait: number }
  /** Waits for requests that fit, those that have come already counted. */
  | {
      readonly expect: Command;
      readonly with?: PlainMatch;
      /** The account. Default: any. */
      readonly from?: string;
      /** How many at least. Default 1. */
      readonly times?: number;
      /** How long to wait, in milliseconds. Default 5000. */
      readonly within?: number;
    }
  /** Fails when a request that fits has come. */
  | { readonly refuse: Command; readonly with?: PlainMatch; readonly from?: string }
  /** Has a mobile send a message. */
  | { readonly mo: MoInit }
  /** Has mobiles send messages at a rate. */
  | { readonly stream: MoStream }
  | { readonly settings: SettingsChange }
  /** Switches a fault on. */
  | { readonly fault: FaultName; readonly parameters?: Readonly<Record<string, number | string>> }
  /** Switches a fault off, or all of them. */
  | { readonly mend: FaultName | 'all' }
  /** Tells those who asked that a mobile is back. */
  | { readonly announce: string; readonly availability?: Availability }
  /** Ends the sessions of an account in order. */
  | { readonly unbind: string }
  /** Cuts the connections of an account. */
  | { readonly cut: string };

/** A play for a message centre and its peer, as plain data. */
export interface Scenario {
  readonly name: string;
  readonly seed?: number;
  readonly accounts?: readonly Account[];
  readonly settings?: SettingsChange;
  readonly steps: readonly Step[];
}

/** What has become of a step. */
export interface StepResult {
  /** From 0. */
  readonly index: number;
  readonly step: Step;
  /** What it does, for people. */
  readonly title: string;
  readonly passed: boolean;
  /** Why it failed. */
  readonly problem?: string;
  /** Milliseconds by the clock of the simulator. */
  readonly tookMs: number;
}

/** How a scenario has gone: its steps in order, up to the one that failed. */
export interface ScenarioResult {
  readonly name: string;
  readonly passed: boolean;
  /** The steps that were taken: after one that fails there are no more. */
  readonly steps: readonly StepResult[];
}
