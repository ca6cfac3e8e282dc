/** The elements and what stands behind them. Importing this registers nothing: see `./define`. */

export { SmppElement } from './common/element.ts';
export { SmppConnectionBar } from './connections/connection-bar.ts';
export { SmppFailureNotice } from './connections/failure-notice.ts';
export { SmppLinkLayers } from './connections/link-layers.ts';
export type { BindRequest, EngineApi, SendRequest, SessionsApi, SimulatorApi, Target } from './engine/api.ts';
export type { Failure, Feed, FrameRecord, Layer, LayerName, LayerState, LinkState } from './engine/feed.ts';
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
export { SmppConsole } from './shell/console.ts';
export { type EngineHandle, type StartEngine, startWorker } from './shell/engine-client.ts';
export { type BindForm, ConsoleModel, type ModelOptions } from './shell/model.ts';
export type { Theme } from './shell/preference-store.ts';
export { SmppThemeSwitch } from './shell/theme-switch.ts';
export { SmppSimulatorPanel } from './simulator/simulator-panel.ts';
export { SmppTimeline } from './timeline/timeline.ts';
