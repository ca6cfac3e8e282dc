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
export { type MenuItem, SmppMenu } from './common/menu.ts';
export { SmppBindForm } from './connections/bind-form.ts';
export { SmppConnectionBar } from './connections/connection-bar.ts';
export { SmppFailureNotice } from './connections/failure-notice.ts';
export { SmppLinkLayers } from './connections/link-layers.ts';
export { SmppProfileDialog } from './connections/profile-dialog.ts';
export type { ConsoleSession, Sessions } from './connections/session-store.ts';
export { SmppSessionTabs } from './connections/session-tabs.ts';
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
export { SmppDecodeDialog } from './inspector/decode-dialog.ts';
export { SmppFieldDetail } from './inspector/field-detail.ts';
export { SmppFieldTree } from './inspector/field-tree.ts';
export { SmppHexView } from './inspector/hex-view.ts';
export { SmppInspector } from './inspector/inspector.ts';
export { SmppComposer } from './messages/composer.ts';
export { SmppConversation } from './messages/conversation.ts';
export { SmppConversationList } from './messages/conversation-list.ts';
export { SmppMessageBubble } from './messages/message-bubble.ts';
export { SmppSegmentMeter } from './messages/segment-meter.ts';
export type { Command, CommandGroup, CommandSource } from './shell/command.ts';
export { CommandStore } from './shell/command-store.ts';
export { SmppConsole } from './shell/console.ts';
export { type EngineHandle, type StartEngine, startWorker } from './shell/engine-client.ts';
export { type BindForm, ConsoleModel, type ModelOptions } from './shell/model.ts';
export { SmppNavigation, type Way } from './shell/navigation.ts';
export { SmppPalette } from './shell/palette.ts';
export { SmppPanes } from './shell/panes.ts';
export { type Pane, type Place, PlaceStore } from './shell/place-store.ts';
export type { Theme } from './shell/preference-store.ts';
export { SmppShortcutSheet } from './shell/shortcut-sheet.ts';
export { SmppThemeSwitch } from './shell/theme-switch.ts';
export { type Toast, type ToastInit, ToastStore } from './shell/toast-store.ts';
export { SmppToasts } from './shell/toasts.ts';
export type { Answers, View, ViewRow } from './shell/view.ts';
export { SmppViewStage } from './shell/view-stage.ts';
export { SmppSimulatorPanel } from './simulator/simulator-panel.ts';
export { SmppFilterBox } from './timeline/filter-box.ts';
export { SmppNoteDialog } from './timeline/note-dialog.ts';
export { SmppPduList } from './timeline/pdu-list.ts';
export { SmppTimeline } from './timeline/timeline.ts';
export { SmppTimelineTools } from './timeline/timeline-tools.ts';
