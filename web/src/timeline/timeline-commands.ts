import type { Command } from '../shell/command.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { CaptureFormat } from './copy-formats.ts';
import { NO_FILTER } from './log-filter.ts';

/** Keys that the rows of the timeline hear themselves. */
const KEYS: readonly (readonly [id: string, title: string, ...keys: string[]])[] = [
  ['along', 'Along the rows', 'j', 'k'],
  ['run', 'Pick more rows', 'Shift+ArrowDown', 'Shift+ArrowUp'],
  ['all', 'Pick all rows', 'Mod+A'],
  ['inspect', 'Inspect the PDU', 'Enter'],
  ['find', 'Write a filter', '/'],
  ['partner', 'Go to the request or its response', 'p'],
  ['mark', 'Mark, or take the marker off', 'm'],
  ['note', 'Put a note on the PDU', 'n'],
  ['marked', 'To the next marker, or the one before', ']', '['],
  ['compare', 'Compare two PDUs', 'd'],
  ['copy', 'Copy as…', 'Mod+C'],
  ['menu', 'What can be done with the PDU', 'Shift+F10'],
  ['follow', 'Follow the newest', 'f'],
];

const hasRows = ({ log }: ConsoleModel) => log.get().length > 0;

const saveAs = (as: CaptureFormat) => async (model: ConsoleModel) =>
  (await import('./captures/export.ts')).exportFrames(model.log, 'shown', as);

const COMMANDS: readonly Command[] = [
  {
    id: 'timeline.problems',
    title: 'Show only what was refused or cannot be read',
    group: 'Timeline',
    icon: 'alert',
    words: 'errors filter problems',
    when: ({ log }) => !log.get().filter.onlyProblems,
    run: ({ log }) => log.setFilter({ ...log.get().filter, onlyProblems: true }),
  },
  {
    id: 'timeline.unfilter',
    title: 'Show all PDUs',
    group: 'Timeline',
    icon: 'filter',
    words: 'clear reset filter',
    when: ({ log }) => JSON.stringify(log.get().filter) !== JSON.stringify(NO_FILTER),
    run: ({ log }) => log.setFilter(NO_FILTER),
  },
  {
    id: 'timeline.pcap',
    title: 'Save the timeline as pcap',
    group: 'Timeline',
    icon: 'download',
    words: 'export capture wireshark',
    when: hasRows,
    run: saveAs('pcap'),
  },
  {
    id: 'timeline.jsonl',
    title: 'Save the timeline as JSON lines',
    group: 'Timeline',
    icon: 'download',
    words: 'export capture',
    when: hasRows,
    run: saveAs('jsonl'),
  },
];

/** What the timeline adds to the palette and the sheet of shortcuts. */
export function timelineCommands(): readonly Command[] {
  const told = KEYS.map(([id, title, ...keys]) => ({
    id: `timeline.keys.${id}`,
    title,
    group: 'Timeline' as const,
    keys,
  }));
  return [...COMMANDS, ...told];
}
