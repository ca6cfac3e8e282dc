/** The elements and what stands behind them. Importing this registers nothing: see `./define`. */

export { SmppElement } from './common/element.ts';
export {
  addLanguage,
  type Language,
  languagesKnown,
  type MessageValues,
  msg,
  type Phrase,
  type Phrases,
} from './common/language.ts';
export type { MenuItem } from './common/menu.ts';
export { SmppProfileDialog } from './connections/profile-dialog.ts';
export type { ConsoleSession, Sessions } from './connections/session-store.ts';
export * from './elements.ts';
export type {
  BindRequest,
  EngineApi,
  SendOptions,
  SendRequest,
  SessionsApi,
  SimulatorApi,
  Target,
} from './engine/api.ts';
export type { Failure, Feed, FrameRecord, Layer, LayerName, LayerState, LinkState, Pulse } from './engine/feed.ts';
export type { Frames } from './engine/frames.ts';
export type { SmppEventName, SmppEvents } from './events.ts';
export type { Command, CommandGroup, CommandSource } from './shell/command.ts';
export { CommandStore } from './shell/command-store.ts';
export { type EngineHandle, type StartEngine, startWorker } from './shell/engine-client.ts';
export { type BindForm, ConsoleModel, type ModelOptions } from './shell/model.ts';
export type { Way } from './shell/navigation.ts';
export { SmppPalette } from './shell/palette.ts';
export { type Pane, type Place, PlaceStore } from './shell/place-store.ts';
export type { Theme } from './shell/preference-store.ts';
export { SmppShortcutSheet } from './shell/shortcut-sheet.ts';
export { type Toast, type ToastInit, ToastStore } from './shell/toast-store.ts';
export type { Answers, View, ViewRow } from './shell/view.ts';
