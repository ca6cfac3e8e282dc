import { type Forgetful, type KeptStorage, keep, readKept } from '../common/kept.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { toHex } from '../words/hex.ts';
import type { Entry } from './wire-log.ts';

/** What somebody has put on a PDU. */
interface Annotation {
  readonly marked: boolean;
  readonly note: string;
}

const KEY = 'smpp-web.annotations';

/** As many as are kept; the oldest makes room. */
const MAX_ANNOTATIONS = 500;

/** The longest note that is kept, in characters. */
const MAX_NOTE = 500;

const HEADER_OCTETS = 16;

/** Markers and notes that outlive the page: they are on their PDUs again when the history brings these back. */
export class AnnotationStore implements Forgetful {
  readonly #log: ConsoleModel['log'];
  readonly #storage: KeptStorage | undefined;
  readonly #kept: Map<string, Annotation>;

  constructor({ log, storage }: Pick<ConsoleModel, 'log' | 'storage'>) {
    this.#log = log;
    this.#storage = storage;
    this.#kept = settle(readKept(storage, KEY));
  }

  mark(id: number, marked: boolean): void {
    this.#log.setMarked(id, marked);
    this.#keep(id);
  }

  /** Puts a note on an entry; an empty one takes it off. */
  write(id: number, note: string): void {
    this.#log.setNote(id, note);
    this.#keep(id);
  }

  /** Puts on the entries from one on what was on their PDUs at an earlier visit. */
  restore(first: number): void {
    if (this.#kept.size === 0) return;
    for (let id = first; ; id++) {
      const entry = this.#log.entry(id);
      if (!entry) return;
      const { marked = false, note = '' } = this.#kept.get(nameOf(entry)) ?? {};
      if (marked) this.#log.setMarked(id, marked);
      if (note) this.#log.setNote(id, note);
    }
  }

  forget(): void {
    this.#kept.clear();
  }

  #keep(id: number): void {
    const entry = this.#log.entry(id);
    if (!entry) return;
    const { annotations } = this.#log.get();
    const [marked, note] = [annotations.isMarked(id), (annotations.noteOf(id) ?? '').slice(0, MAX_NOTE)];
    const name = nameOf(entry);
    this.#kept.delete(name);
    if (marked || note !== '') this.#kept.set(name, { marked, note });
    for (const oldest of [...this.#kept.keys()].slice(0, -MAX_ANNOTATIONS)) this.#kept.delete(oldest);
    keep(this.#storage, KEY, [...this.#kept]);
  }
}

/** What a PDU is known by at another visit: when it went by, in which direction, and its header. */
function nameOf({ at, direction, frame }: Entry): string {
  return `${at} ${direction} ${toHex(frame.subarray(0, HEADER_OCTETS))}`;
}

/** What was kept, as far as it is what is expected. */
function settle(kept: unknown): Map<string, Annotation> {
  return new Map(Array.isArray(kept) ? kept.filter(isKept).slice(-MAX_ANNOTATIONS) : []);
}

function isKept(row: unknown): row is [string, Annotation] {
  const [name, annotation] = Array.isArray(row) ? row : [];
  const { marked, note } = (annotation ?? {}) as Partial<Record<keyof Annotation, unknown>>;
  return typeof name === 'string' && typeof marked === 'boolean' && typeof note === 'string';
}
