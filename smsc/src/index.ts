export { type Account, DEFAULT_ACCOUNTS } from './accounts.ts';
export { AVAILABILITY, type Availability } from './alerts.ts';
export { COMMANDS, type CommandRow, runCommand } from './commands.ts';
export { Control } from './control/control.ts';
export type {
  ControlRequest,
  ControlState,
  KnownAccount,
  KnownClient,
  KnownFault,
  KnownFrame,
  KnownMessage,
  KnownRun,
  KnownStream,
} from './control/state.ts';
export type { Carrier } from './delivery.ts';
export { FastClock, MAX_SPEED } from './fast-clock.ts';
export {
  FAULTS,
  type FaultName,
  type FaultParameter,
  type FaultParameters,
  type FaultRow,
} from './fault-rows.ts';
export { type FaultTransportOptions, faultTransport } from './fault-transport.ts';
export type { ActiveFault, Faults } from './faults.ts';
export type { StoredMessage } from './mailbox.ts';
export type { PduMatch, Wanted } from './match.ts';
export type { MoStream } from './mo.ts';
export { compilePattern, MAX_PATTERN_LENGTH, type Pattern, PatternError } from './pattern.ts';
export { createRandom, type Random, type RandomRoot } from './random.ts';
export { DIALECTS, type Dialect, type DialectName } from './receipts/dialects.ts';
export { ID_FORMS, type IdForm } from './receipts/ids.ts';
export {
  ExpectationError,
  type Expectations,
  type ExpectOptions,
  expectReceived,
  type ReceivedPdus,
  type ReceivedRecord,
  type Receiver,
} from './received.ts';
export { type Fate, LAST_DIGIT_RULES, type Rule, type RuleMatch } from './rules.ts';
export { optionsOf, runScenario, type StopSignal, titleOf } from './scenario/run.ts';
export type {
  PlainMatch,
  PlainWanted,
  Scenario,
  ScenarioResult,
  Step,
  StepResult,
} from './scenario/scenario.ts';
export {
  changeOf,
  DEFAULT_SETTINGS,
  DELAY_SHAPES,
  type DelayShape,
  type ReceiptSettings,
  type RetrySettings,
  type Settings,
  type SettingsChange,
} from './settings.ts';
export { createSimulator, type MoInit, Simulator, type SimulatorLoad, type SimulatorOptions } from './simulator.ts';
export { COMMAND_PREFIX } from './text-commands.ts';
