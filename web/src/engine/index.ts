/** The engine alone: for tests, and for pages that may have no worker. */
export type { BindRequest, EngineApi, SendRequest, SimulatorChange, Target } from './api.ts';
export { Batcher, type Deliver } from './batcher.ts';
export { Engine } from './engine.ts';
export { explain } from './failure.ts';
export { FAILURES } from './failures.ts';
export type { Feed, LinkState, Pulse } from './feed.ts';
export { Lines } from './lines.ts';
export type { Probed } from './probe.ts';
export { reportOf } from './probe-words.ts';
