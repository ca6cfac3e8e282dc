export { type Address, addressOf } from './address.ts';
export { type Clock, systemClock, type VirtualClock, virtualClock } from './clock.ts';
export { DEFAULTS } from './defaults.ts';
export { SessionError, type SessionErrorCode, StatusError } from './errors.ts';
export {
  type BindOptions,
  connectEsme,
  Esme,
  type EsmeEvents,
  type EsmeOptions,
  type ReceivedMessage,
  type TextInit,
} from './esme.ts';
export type { PartOutcome, SentMessage, SentPart, SentReceipt } from './messages.ts';
export {
  type CloseReason,
  type FrameEvent,
  type Handler,
  type Handlers,
  type Reply,
  type RequestOptions,
  Session,
  type SessionEvents,
  type SessionOptions,
} from './session.ts';
export { acceptSmsc, type BindPdu, type Bound, type SmscOptions } from './smsc.ts';
export { BIND_MODES, type BindMode, isBound, maySend, type Role, type State } from './state.ts';
export { type LinkFacts, type TlsFacts, type Transport, TransportError } from './transport.ts';
export { type MemoryOptions, memoryPair } from './transports/memory.ts';
