/** The stores alone, for those who build elements of their own on them. */

export { type Readable, Store } from './common/store.ts';
export { readProfiles, writeProfiles } from './connections/profile-file.ts';
export { type Profile, ProfileStore, type Profiles } from './connections/profile-store.ts';
export { type ConsoleSession, type KeptForm, SessionStore, type Sessions } from './connections/session-store.ts';
export { type TargetChoice, TargetStore, type Targets } from './connections/target-store.ts';
export { type Selection, SelectionStore } from './inspector/selection-store.ts';
export { ComposerStore, type Draft, FIRST_DRAFT } from './messages/draft-store.ts';
export type { Conversation, Conversations, Item, Note } from './messages/item.ts';
export { MessageStore, RECEIPTS_OF_OTHERS } from './messages/message-store.ts';
export { NO_PRESETS, type PresetRequest, PresetStore, type Presets, type Sender } from './messages/preset-store.ts';
export { type Hit, search } from './messages/search.ts';
export { type Search, SearchStore } from './messages/search-store.ts';
export { DEFAULT_PREFERENCES, PreferenceStore, type Preferences, type Theme } from './shell/preference-store.ts';
export { FIRST_PANEL, type SimulatorPanel, SimulatorStore, settingsOf } from './simulator/simulator-store.ts';
export {
  type Expression as FilterExpression,
  FilterError,
  parse as parseFilter,
  print as printFilter,
} from './timeline/filter/index.ts';
export { loadFilters } from './timeline/filter/lazy.ts';
export { type FilterProblem, type LogFilter, NO_FILTER } from './timeline/log-filter.ts';
export { DEFAULT_TIMELINE, type TimelineSettings, TimelineSettingsStore } from './timeline/timeline-settings.ts';
export { DEFAULT_LIMITS, type Entry, type LogView, WireLog, type WireLogLimits } from './timeline/wire-log.ts';
