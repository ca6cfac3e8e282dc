/** The stores alone, for those who build elements of their own on them. */

export { type Readable, Store } from './common/store.ts';
export { type TargetChoice, TargetStore, type Targets } from './connections/target-store.ts';
export { type Selection, SelectionStore } from './inspector/selection-store.ts';
export { ComposerStore, type Draft, FIRST_DRAFT } from './messages/draft-store.ts';
export {
  type Conversation,
  type Conversations,
  type Item,
  MessageStore,
  RECEIPTS_OF_OTHERS,
} from './messages/message-store.ts';
export { DEFAULT_PREFERENCES, PreferenceStore, type Preferences, type Theme } from './shell/preference-store.ts';
export { FIRST_PANEL, type SimulatorPanel, SimulatorStore, settingsOf } from './simulator/simulator-store.ts';
export { type LogFilter, NO_FILTER } from './timeline/log-filter.ts';
export { DEFAULT_LIMITS, type Entry, type LogView, WireLog, type WireLogLimits } from './timeline/wire-log.ts';
