export type { StoredMessage } from './mailbox.ts';
export { createRandom, type Random } from './random.ts';
export { type Account, DEFAULT_ACCOUNTS, DEFAULT_SETTINGS, type ReceiptSettings, type Settings } from './settings.ts';
export { createSimulator, type MoInit, Simulator, type SimulatorOptions } from './simulator.ts';
