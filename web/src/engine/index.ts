/** The engine alone: for tests, and for pages that may have no worker. */
export type { BindRequest, EngineApi, SendRequest, SimulatorChange, Target } from './api.ts';
export type { Deliver } from './batcher.ts';
export { Engine } from './engine.ts';
