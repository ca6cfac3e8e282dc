export { type Address, addressOf } from './address.ts';
export type { BackoffOptions } from './backoff.ts';
export { type Clock, systemClock, type VirtualClock, virtualClock } from './clock.ts';
export { maySend } from './commands.ts';
export { type ConnectOptions, connect, connectWith, type Dial } from './connect.ts';
export type { CommandCounts, CountersSnapshot } from './counters.ts';
export { DEFAULTS } from './defaults.ts';
export { SessionError, type SessionErrorCode, StatusError } from './errors.ts';
export {
  answerOutbind,
  type BindOptions,
  connectEsme,
  Esme,
  type EsmeEvents,
  type EsmeOptions,
  type Outbind,
  type ReceiptClaim,
  type ReceivedMessage,
  type ReceivedPart,
} from './esme.ts';
export { Flow, type FlowEvents, type FlowOptions, type FlowState } from './flow.ts';
export type { Handler, Handlers, Reply } from './handlers.ts';
export { type HistogramSnapshot, quantile } from './histogram.ts';
export { type Journal, type JournalEntry, memoryJournal } from './journal.ts';
export {
  MessageBook,
  type MessageBookOptions,
  type PartOutcome,
  type SentMessage,
  type SentPart,
  type SentReceipt,
} from './messages.ts';
export type { RequestOptions, SessionOptions } from './options.ts';
export { prometheusText } from './prometheus.ts';
export { type Load, Session } from './session.ts';
export type { CloseReason, FrameEvent, SessionEvents } from './session-events.ts';
export { acceptSmsc, type BindPdu, type Bound, type SmscOptions } from './smsc.ts';
export { BIND_MODES, type BindMode, isBound, type Role, type State } from './state.ts';
export {
  createSupervisor,
  Supervisor,
  type SupervisorEvents,
  type SupervisorOptions,
  type SupervisorState,
} from './supervisor.ts';
export { type ComposedText, composeText, References, type TextInit } from './text-message.ts';
export { type LinkFacts, type TlsFacts, type Transport, TransportError } from './transport.ts';
export { type MemoryOptions, memoryPair } from './transports/memory.ts';
export { messagePortTransport, type PortShape } from './transports/message-port.ts';
export { type ReadableShape, type StreamPair, streamsTransport, type WritableShape } from './transports/streams.ts';
export {
  connectWebSocket,
  type WebSocketConstructor,
  type WebSocketOptions,
  type WebSocketState,
} from './transports/websocket.ts';
