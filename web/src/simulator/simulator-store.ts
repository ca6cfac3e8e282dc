import type { MessageState } from '@smpp-web/codec/text';
import { Store } from '../common/store.ts';
import type { SimulatorChange } from '../engine/api.ts';

/** How the message centre in this page behaves, as its panel has it. */
export interface SimulatorPanel {
  readonly delayMs: number;
  /** How messages end. `mixed`: most are delivered, some fail, by chance. */
  readonly outcome: MessageState | 'mixed';
  readonly echoAddress: string;
  /** The message of a mobile that is sent next. */
  readonly mo: { readonly from: string; readonly to: string; readonly text: string };
}

export const FIRST_PANEL: SimulatorPanel = {
  delayMs: 1_000,
  outcome: 'DELIVERED',
  echoAddress: '8080',
  mo: { from: '447700900123', to: '2775', text: 'Hello back' },
};

const MIXED: Partial<Record<MessageState, number>> = { DELIVERED: 8, UNDELIVERABLE: 1, EXPIRED: 1 };

/** The settings that a panel stands for. */
export function settingsOf({ delayMs, outcome, echoAddress }: SimulatorPanel): SimulatorChange {
  return { receipts: { delayMs, outcomes: outcome === 'mixed' ? MIXED : { [outcome]: 1 } }, echoAddress };
}

export class SimulatorStore extends Store<SimulatorPanel> {
  constructor() {
    super(FIRST_PANEL);
  }
}
