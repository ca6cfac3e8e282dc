import type { FrameRecord } from '../engine/feed.ts';
import type { ConsoleModel } from './model.ts';

/** PDUs that come back when clearing is undone: the newest. */
const MAX_UNDO = 200_000;

/** Empties the timeline, with a way back. */
export function clearTimeline(model: ConsoleModel): void {
  const before = recordsOf(model);
  model.log.clear();
  model.selection.mark(undefined);
  model.toasts.show({
    text: 'The timeline is empty: {count} PDUs are gone.',
    values: { count: before.length },
    undo: () => {
      const since = recordsOf(model);
      model.log.clear();
      model.log.append([...before, ...since]);
    },
  });
}

function recordsOf({ log }: ConsoleModel): readonly FrameRecord[] {
  const { first, last } = log.range;
  const records: FrameRecord[] = [];
  for (let id = Math.max(first, last - MAX_UNDO + 1); id <= last; id++) {
    const row = log.row(id);
    // The octets are a view of what the log lets go of.
    if (row) records.push({ session: row.session, direction: row.direction, at: row.at, frame: row.frame.slice() });
  }
  return records;
}
