import type { MessageState } from '@smpp-web/codec/text';
import type { BindMode } from '@smpp-web/session';

/** Who may bind. */
export interface Account {
  readonly system_id: string;
  readonly password: string;
  /** What it may bind as. Default: all three. */
  readonly modes?: readonly BindMode[];
}

/** How receipts go out. */
export interface ReceiptSettings {
  /** From the acceptance of a message to its receipt, in milliseconds: as fast as a good network. Default 1000. */
  readonly delayMs: number;
  /** How messages end, by weight. Default: all are delivered. */
  readonly outcomes: Readonly<Partial<Record<MessageState, number>>>;
}

/** What may be changed while the simulator runs. */
export interface Settings {
  readonly receipts: ReceiptSettings;
  /** Messages to this address come back to their sender as a reply. Empty: none. */
  readonly echoAddress: string;
}

export const DEFAULT_ACCOUNTS: readonly Account[] = [{ system_id: 'smppclient1', password: 'password' }];

export const DEFAULT_SETTINGS: Settings = {
  receipts: { delayMs: 1_000, outcomes: { DELIVERED: 1 } },
  echoAddress: '8080',
};

/** Finished and pending messages kept to be asked for: bounds memory at some hundreds of megabytes. */
export const MAX_MESSAGES = 1_000_000;

/** Deliveries kept for an account that has no receiver bound. */
export const MAX_WAITING_DELIVERIES = 10_000;
