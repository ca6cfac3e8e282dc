import type { MessageState } from '@smpp-web/codec/text';
import type { DialectName } from './receipts/dialects.ts';
import type { Rule } from './rules.ts';

/** How delays scatter around their mean. */
export const DELAY_SHAPES = ['fixed', 'uniform', 'normal', 'exponential'] as const;
/** One of {@link DELAY_SHAPES}. */
export type DelayShape = (typeof DELAY_SHAPES)[number];

/** How messages end, and how receipts tell. */
export interface ReceiptSettings {
  /** From the acceptance of a message to its end, in milliseconds, on average. Default 1000: as fast as a good network. */
  readonly delayMs: number;
  /** How the delays scatter. Default `fixed`. */
  readonly delayShape?: DelayShape;
  /** `uniform`: how far from the mean at most; `normal`: the standard deviation. In milliseconds, default 0. */
  readonly spreadMs?: number;
  /** How messages end, by weight. Default: all are delivered. */
  readonly outcomes: Readonly<Partial<Record<MessageState, number>>>;
  /** How ids and receipts are written; an account may have its own. Default `standard`. */
  readonly dialect?: DialectName;
}

/** When a delivery that failed for now is tried again: with growing gaps. */
export interface RetrySettings {
  /** The first gap, in milliseconds. */
  readonly firstMs: number;
  /** By how much each gap is longer than the one before. */
  readonly factor: number;
  /** The longest gap, in milliseconds. */
  readonly maxMs: number;
  /** Tries in all, after which the delivery is dropped. */
  readonly attempts: number;
}

/** What may be changed while the simulator runs. */
export interface Settings {
  readonly receipts: ReceiptSettings;
  /** Messages to this address come back to their sender as a reply. Empty: none. */
  readonly echoAddress: string;
  /** Rules that decide on messages by address and text; the first that fits counts. Default none; see `LAST_DIGIT_RULES`. */
  readonly rules: readonly Rule[];
  /** Whether a text that begins with `smsc:` decides on its own fate, as `smsc: state=EXPIRED delay=200`. Default true. */
  readonly textCommands: boolean;
  readonly retry: RetrySettings;
  /** Distribution lists of submit_multi: names and their members. */
  readonly distributionLists: Readonly<Record<string, readonly string[]>>;
  /** Texts that sm_default_msg_id names. Default none. */
  readonly storedTexts: Readonly<Record<number, string>>;
  /** What param_retrieve (3.3) gives, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Names of broadcast areas that exist. Empty: all do. */
  readonly broadcastAreas: readonly string[];
  /** How long a mobile is away that missed a message with set_dpf, until alert_notification, in milliseconds. */
  readonly absenceMs: number;
  /** congestion_state towards 5.0 peers, 0 to 100. `auto`: the load. Default `auto`. */
  readonly congestion: number | 'auto';
}

/** A change of settings: what is left out stays. In `receipts` and `retry` too. */
export type SettingsChange = Partial<Omit<Settings, 'receipts' | 'retry'>> & {
  readonly receipts?: Partial<ReceiptSettings>;
  readonly retry?: Partial<RetrySettings>;
};

/** What is in force where nothing is set. */
export const DEFAULT_SETTINGS: Settings = {
  receipts: { delayMs: 1_000, delayShape: 'fixed', spreadMs: 0, outcomes: { DELIVERED: 1 }, dialect: 'standard' },
  echoAddress: '8080',
  rules: [],
  textCommands: true,
  // One second, doubling to a minute: ten tries take about five minutes.
  retry: { firstMs: 1_000, factor: 2, maxMs: 60_000, attempts: 10 },
  distributionLists: {},
  storedTexts: {},
  parameters: { system_name: 'smpp-web', version: '3.3' },
  broadcastAreas: [],
  absenceMs: 5_000,
  congestion: 'auto',
};

/** Messages kept, pending ones and finished ones to be asked for: bounds memory at some hundreds of megabytes. */
export const MAX_MESSAGES = 1_000_000;

/** Deliveries that wait for an account at most, bound or not: what the messages kept can come to. */
export const MAX_WAITING_DELIVERIES = 1_000_000;

/** Several changes as one; of two that say the same, the later counts. */
export function changeOf(...changes: readonly SettingsChange[]): SettingsChange {
  let sum: SettingsChange = {};
  for (const change of changes) {
    const receipts = { ...sum.receipts, ...change.receipts };
    const retry = { ...sum.retry, ...change.retry };
    sum = { ...sum, ...change, receipts, retry };
  }
  return sum;
}

/** Settings with a change applied. @throws RangeError naming the setting */
export function changeSettings(settings: Settings, change: SettingsChange): Settings {
  const changed = changeOf(settings, change) as Settings;
  checkSettings(changed);
  return changed;
}

function checkSettings({ receipts, retry, absenceMs, congestion }: Settings): void {
  const weights = Object.values(receipts.outcomes);
  const numbers: readonly (readonly [string, number, number, number])[] = [
    ['receipts.delayMs', receipts.delayMs, 0, Number.MAX_SAFE_INTEGER],
    ['receipts.spreadMs', receipts.spreadMs ?? 0, 0, Number.MAX_SAFE_INTEGER],
    ['retry.firstMs', retry.firstMs, 0, Number.MAX_SAFE_INTEGER],
    ['retry.factor', retry.factor, 1, Number.MAX_SAFE_INTEGER],
    ['retry.maxMs', retry.maxMs, 0, Number.MAX_SAFE_INTEGER],
    ['retry.attempts', retry.attempts, 1, Number.MAX_SAFE_INTEGER],
    ['absenceMs', absenceMs, 0, Number.MAX_SAFE_INTEGER],
    ['congestion', congestion === 'auto' ? 0 : congestion, 0, 100],
  ];
  for (const [name, value, from, to] of numbers) {
    const range = to === Number.MAX_SAFE_INTEGER ? `${from} or more` : `${from} to ${to}`;
    if (!(value >= from && value <= to)) throw new RangeError(`${name} is ${value}, expected ${range}`);
  }
  if (weights.some((weight) => !(weight >= 0)) || !weights.some((weight) => weight > 0)) {
    throw new RangeError('receipts.outcomes: weights are 0 or more, and one at least is above 0');
  }
}
