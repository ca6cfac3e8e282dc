import type { Command } from '@smpp-web/codec';
import type { FaultParameters } from '../fault-rows.ts';
import type { PduMatch, Wanted } from '../match.ts';
import { compilePattern } from '../pattern.ts';
import type { Simulator, SimulatorOptions } from '../simulator.ts';
import type { PlainMatch, PlainWanted, Scenario, ScenarioResult, Step, StepResult } from './scenario.ts';

/** The options of a simulator that a scenario asks for. */
export function optionsOf({ seed, accounts, settings }: Scenario): SimulatorOptions {
  return { ...(seed !== undefined && { seed }), ...(accounts && { accounts }), ...(settings && { settings }) };
}

/**
 * Plays a scenario, step by step, to its end or to the first step that fails. `onStep` hears of each. The signal ends it:
 * the step at hand fails. Never rejects.
 */
export async function runScenario(
  simulator: Simulator,
  { name, steps }: Scenario,
  onStep: (result: StepResult) => void = () => undefined,
  signal?: StopSignal,
): Promise<ScenarioResult> {
  const results: StepResult[] = [];
  const stops: (() => void)[] = [];
  for (const [index, step] of steps.entries()) {
    const startedAt = simulator.clock.now();
    const problem = await unlessStopped(signal, attempt(simulator, step, stops));
    const result: StepResult = {
      index,
      step,
      title: titleOf(step),
      passed: problem === undefined,
      ...(problem !== undefined && { problem }),
      tookMs: simulator.clock.now() - startedAt,
    };
    results.push(result);
    onStep(result);
    if (problem !== undefined) break;
  }
  for (const stop of stops) stop();
  return { name, passed: results.every(({ passed }) => passed), steps: results };
}

/** What calls a run off: an `AbortSignal`, as far as it matters here. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(name: 'abort', listener: () => void): void;
  removeEventListener(name: 'abort', listener: () => void): void;
}

async function unlessStopped(
  signal: StopSignal | undefined,
  attempted: Promise<string | undefined>,
): Promise<string | undefined> {
  if (!signal) return attempted;
  const sentence = 'the run was stopped';
  if (signal.aborted) return sentence;
  let stop: () => void = () => undefined;
  const stopped = new Promise<string>((resolve) => {
    stop = () => resolve(sentence);
    signal.addEventListener('abort', stop);
  });
  const problem = await Promise.race([attempted, stopped]);
  signal.removeEventListener('abort', stop);
  return problem;
}

/** Takes a step; why it failed, if it did. */
async function attempt(simulator: Simulator, step: Step, stops: (() => void)[]): Promise<string | undefined> {
  try {
    await take(simulator, step, stops);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function take(simulator: Simulator, step: Step, stops: (() => void)[]): Promise<void> {
  if ('wait' in step) return pause(simulator, step.wait);
  if ('expect' in step) return void (await expected(simulator, step.expect, step).arrive(expectOptionsOf(step)));
  if ('refuse' in step) {
    const { count } = expected(simulator, step.refuse, step);
    if (count > 0) throw new Error(`${count} ${step.refuse} came that should not`);
    return;
  }
  if ('mo' in step) {
    if (simulator.injectMo(step.mo) === 0) throw new Error('nobody is bound to receive it');
    return;
  }
  if ('stream' in step) return void stops.push(simulator.startMo(step.stream));
  if ('settings' in step) return simulator.configure(step.settings);
  if ('fault' in step) return simulator.faults.on(step.fault, step.parameters as FaultParameters<typeof step.fault>);
  if ('mend' in step) return step.mend === 'all' ? simulator.faults.clear() : simulator.faults.off(step.mend);
  if ('announce' in step) return void simulator.announce(step.announce, step.availability);
  await end(simulator, step);
}

/** Ends the sessions of an account, in order or not. */
async function end(simulator: Simulator, step: { readonly unbind: string } | { readonly cut: string }): Promise<void> {
  const system_id = 'unbind' in step ? step.unbind : step.cut;
  const sessions = simulator.clients.filter((client) => client.system_id === system_id).map(({ session }) => session);
  if (sessions.length === 0) throw new Error(`${system_id} is not bound`);
  await Promise.all(sessions.map((session) => ('unbind' in step ? session.unbind() : session.close())));
}

function pause({ clock }: Simulator, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve));
}

function expected(simulator: Simulator, command: Command, { with: match, from }: { with?: PlainMatch; from?: string }) {
  const all = simulator.received(command);
  const own = from === undefined ? all : all.from(from);
  return match ? own.where(wantedOf(match)) : own;
}

function expectOptionsOf({ times, within }: { readonly times?: number; readonly within?: number }) {
  return { ...(times !== undefined && { times }), ...(within !== undefined && { withinMs: within }) };
}

/** A match of plain data as one that can be tested. */
function wantedOf(match: PlainMatch): PduMatch {
  const convert = (object: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(object).map(([name, wanted]) => [name, wantedValue(wanted as PlainWanted)]));
  const { tlvs, ...fields } = match;
  const converted = convert(fields);
  return (tlvs ? { ...converted, tlvs: convert(tlvs as Readonly<Record<string, unknown>>) } : converted) as PduMatch;
}

function wantedValue(wanted: PlainWanted): Wanted {
  if (typeof wanted !== 'object') return wanted;
  if ('hex' in wanted) return Uint8Array.from(wanted.hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const pattern = compilePattern(wanted.matches);
  return Object.assign((value: unknown) => typeof value === 'string' && pattern.test(value), {
    toString: () => `/${wanted.matches}/`,
  });
}

/** A step in words: what it is, and what it is about. */
export function titleOf(step: Step): string {
  const [kind, subject] = Object.entries(step)[0]!;
  return `${kind} ${typeof subject === 'object' ? JSON.stringify(subject) : subject}`;
}
