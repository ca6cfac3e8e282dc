/** The stores alone, for those who build elements of their own on them. */
export { ComposerStore, type Draft, FIRST_DRAFT } from './composer.ts';
export { type LogFilter, NO_FILTER } from './log-filter.ts';
export { type Conversation, type Conversations, type Item, MessageStore, RECEIPTS_OF_OTHERS } from './messages.ts';
export { DEFAULT_PREFERENCES, PreferenceStore, type Preferences, type Theme } from './preferences.ts';
export { type Selection, SelectionStore } from './selection.ts';
export { FIRST_PANEL, type SimulatorPanel, SimulatorStore, settingsOf } from './simulator.ts';
export { type Readable, Store } from './store.ts';
export { type TargetChoice, TargetStore, type Targets } from './targets.ts';
export { DEFAULT_LIMITS, type Entry, type LogView, WireLog, type WireLogLimits } from './wire-log.ts';
