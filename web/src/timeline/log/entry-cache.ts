import type { Entry } from '../wire-log.ts';
import type { RowCursor } from './row-cursor.ts';

/** Entries kept: some screens of them, so that a row that stays in sight stays the same object. */
const MAX_ENTRIES = 1_024;

const RESPONSE_BIT = 0x80000000;

/** Makes entries of rows, and remembers the latest. */
export class EntryCache {
  readonly #cursor: RowCursor;
  readonly #entries = new Map<number, Entry>();

  constructor(cursor: RowCursor) {
    this.#cursor = cursor;
  }

  /** The entry of a row, which must be there. */
  get(id: number): Entry {
    const known = this.#entries.get(id);
    if (known) return known;
    const entry = entryOf(this.#cursor.moveTo(id));
    this.#entries.set(id, entry);
    // A Map keeps the order of arrival: the first is the oldest.
    if (this.#entries.size > MAX_ENTRIES) this.#entries.delete(this.#entries.keys().next().value!);
    return entry;
  }

  /** Has an entry made anew when it is next asked for: something about its row has changed. */
  forget(id: number): void {
    this.#entries.delete(id);
  }

  /** Forgets the entries of rows that are gone: each would hold the buffer that its frame is in. */
  dropBefore(first: number): void {
    for (const id of this.#entries.keys()) if (id < first) this.#entries.delete(id);
    this.#cursor.leave();
  }

  clear(): void {
    this.#entries.clear();
    this.#cursor.leave();
  }
}

function entryOf(row: RowCursor): Entry {
  const { id, session, direction, at, frame, command_id, command_status, sequence_number, partner, exchangeMs } = row;
  return {
    id,
    session,
    direction,
    at,
    frame,
    command_id,
    command_status,
    sequence_number,
    ...(partner !== undefined && { partner }),
    ...(command_id >= RESPONSE_BIT && exchangeMs !== undefined && { latencyMs: exchangeMs }),
  };
}
