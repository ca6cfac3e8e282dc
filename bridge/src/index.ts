export { type Bridge, type BridgeEnvironment, createBridge } from './bridge.ts';
export { CLOSE_CODES, type CloseCause, type CloseRow, type Ending, sentenceOf } from './close-codes.ts';
export type { Ack, ControlError, Hello, Probed } from './control.ts';
export { type BridgeOptions, OptionsError } from './options.ts';
export { describeProbe, type ProbeOptions, type ProbeReport, probe } from './probe.ts';
