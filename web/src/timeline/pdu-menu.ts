import type { MenuItem } from '../common/menu.ts';
import type { SmppEventName, SmppEvents } from '../events.ts';
import { commandName } from '../words/command-name.ts';
import { plural } from '../words/format.ts';
import { COPY_FORMATS } from './copy-formats.ts';
import type { Joining } from './filter/index.ts';
import { filters } from './filter/lazy.ts';
import type { Entry, LogView } from './wire-log.ts';

/** What a menu of the timeline acts on, and how it asks for things. */
export interface PduTarget {
  /** The row that is looked at. */
  readonly entry: Entry;
  readonly view: LogView;
  /** All picked rows. */
  readonly ids: readonly number[];
  readonly marked: boolean;
  /** The row that was chosen to be compared. */
  readonly compared: number | undefined;
  emit<Name extends SmppEventName>(
    name: Name,
    ...detail: SmppEvents[Name] extends undefined ? [] : [detail: SmppEvents[Name]]
  ): void;
  goTo(id: number): void;
  compare(): void;
  writeNote(): void;
}

const JOININGS: readonly (readonly [Joining, string])[] = [
  ['only', 'Only what has this'],
  ['and', 'And this'],
  ['or', 'Or this'],
  ['not', 'Not this'],
];

/** What can be done with picked rows. `column` is the one that was pointed at. */
export function pduMenu(target: PduTarget, column?: string): MenuItem[] {
  const { entry, view, ids, marked, emit } = target;
  const { partner } = entry;
  const many = ids.length > 1 ? ` (${ids.length.toLocaleString('en')})` : '';
  return [
    {
      label: 'Inspect',
      icon: 'inspect',
      keys: 'Enter',
      run: () => emit('smpp-select-frame', { id: entry.id, by: 'pointer' }),
    },
    partner === undefined
      ? { label: 'No partner yet', icon: 'link', disabled: true }
      : {
          label: `Go to ${commandName(view.entry(partner)?.command_id ?? 0)}`,
          icon: 'link',
          keys: 'P',
          run: () => target.goTo(partner),
        },
    { label: 'Filter by…', icon: 'filter', divided: true, items: () => filterItems(target, column) },
    { label: `Copy as…${many}`, icon: 'copy', keys: 'Ctrl+C', items: () => copyItems(target) },
    { label: `Save as…${many}`, icon: 'download', items: () => exportItems(target) },
    { label: compareLabel(target), icon: 'compare', keys: 'D', divided: true, run: target.compare },
    {
      label: 'Open in the workbench',
      icon: 'workbench',
      run: () => emit('smpp-open-workbench', { octets: entry.frame.slice() }),
    },
    {
      label: `${marked ? 'Take the marker off' : 'Mark'}${many}`,
      icon: 'flag',
      keys: 'M',
      divided: true,
      run: () => emit('smpp-mark-frame', { ids, marked: !marked }),
    },
    {
      label: view.annotations.noteOf(entry.id) ? 'Change the note' : 'Put a note on it',
      icon: 'note',
      keys: 'N',
      run: target.writeNote,
    },
  ];
}

/** The forms that octets are copied in. */
export function copyItems({ ids, emit }: PduTarget): MenuItem[] {
  return COPY_FORMATS.map(({ id, title }) => ({ label: title, run: () => emit('smpp-copy', { ids, as: id }) }));
}

function exportItems({ ids, view, emit }: PduTarget): MenuItem[] {
  const picked = ids.length === 1 ? 'this PDU' : plural(ids.length, 'PDU');
  const items: MenuItem[] = [];
  for (const [which, what] of [
    [ids, picked],
    ['shown', `all ${view.length.toLocaleString('en')} shown`],
  ] as const)
    items.push(
      { label: `pcap: ${what}`, divided: which === 'shown', run: () => emit('smpp-export', { which, as: 'pcap' }) },
      { label: `JSON lines: ${what}`, run: () => emit('smpp-export', { which, as: 'jsonl' }) },
    );
  return items;
}

function filterItems({ entry, view, emit }: PduTarget, column: string | undefined): MenuItem[] {
  const row = view.row(entry.id);
  const conditions = (row && filters()?.conditionsOf(row, column)) ?? [];
  return conditions.map((condition) => ({ label: condition, items: () => joiningItems(condition, emit) }));
}

/** The ways to put a condition to the filter. */
export function joiningItems(condition: string, emit: PduTarget['emit']): MenuItem[] {
  return JOININGS.map(([how, label]) => ({ label, run: () => emit('smpp-filter-by', { condition, how }) }));
}

function compareLabel({ ids, compared, entry, view }: PduTarget): string {
  if (ids.length === 2) return 'Compare the two';
  if (compared === undefined || compared === entry.id || !view.entry(compared)) return 'Compare with…';
  return `Compare with ${commandName(view.entry(compared)!.command_id)} of before`;
}
