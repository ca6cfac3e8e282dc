export {
  DecodeError,
  EncodeError,
  FrameError,
  isSmppError,
  SmppError,
  type SmppErrorCode,
  type SmppErrorFacts,
} from './errors.ts';
export {
  createFramer,
  DEFAULT_MAX_PDU_OCTETS,
  type Framer,
  type FramerOptions,
  HEADER_OCTETS,
} from './frame/framer.ts';
export { type Inspection, type InspectOptions, inspect, type Span } from './inspect/index.ts';
export { type Codec, createCodec } from './pdu/codec.ts';
export { decode } from './pdu/decode.ts';
export { encode, encodeInto } from './pdu/encode.ts';
export { withoutPassword } from './pdu/mask.ts';
export type { Extension } from './pdu/protocol.ts';
export type {
  Body,
  Command,
  DecodeOptions,
  EncodeOptions,
  Init,
  Issue,
  NotificationCommand,
  Pdu,
  PduOf,
  RequestCommand,
  ResponseCommand,
  ResponseTo,
  Tlv,
  TlvInit,
  TlvName,
  UnknownPdu,
} from './pdu/types.ts';
export type { Version } from './spec/version.ts';
