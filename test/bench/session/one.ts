/** One subject at one window, measured in a process of its own: `one.ts <ours|node-smpp> <window> <messages>`. */
import { type LoadResult, runLoad } from './load.ts';
import { startNodeSmpp } from './node-smpp.ts';
import { startOurs } from './ours.ts';

/** What one process has measured, both ends of the connection included. */
export interface ProcessResult extends LoadResult {
  /** Processor seconds per 100,000 messages. */
  readonly cpuPer100k: number;
}

const [subject, window, messages] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const { submitOne, stop } = subject === 'ours' ? await startOurs(window) : await startNodeSmpp();
await runLoad(submitOne, window, Math.ceil(messages / 3));
const before = process.cpuUsage();
const load = await runLoad(submitOne, window, messages);
const { user, system } = process.cpuUsage(before);
const result: ProcessResult = { ...load, cpuPer100k: ((user + system) / 1e6 / messages) * 100_000 };
console.log(JSON.stringify(result));
await stop();
