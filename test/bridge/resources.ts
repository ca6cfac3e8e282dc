import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether the kernel tells of the resources of a process: Linux does. */
export const tellsResources = existsSync('/proc/self/status');

/** What a process holds in memory. */
export function residentOctets({ pid }: Pick<ChildProcess, 'pid'>): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
}

/** Files that a process may have open; 0 where nobody tells. */
export function openFilesLimit(): number {
  if (!tellsResources) return 0;
  return Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 0);
}

/** Seconds that a process, its threads and its children have had a processor. */
export function processorSeconds(pid: number): number {
  let seconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const folder = `/proc/${pid}/task/${thread}`;
    seconds += Number(readFileSync(`${folder}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
    for (const child of readFileSync(`${folder}/children`, 'utf8').split(' ').filter(Boolean)) {
      seconds += processorSeconds(Number(child));
    }
  }
  return seconds;
}
