import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

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
