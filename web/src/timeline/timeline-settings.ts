import { type Forgetful, type KeptStorage, keep, readKept } from '../common/kept.ts';
import { Store } from '../common/store.ts';
import { COLOURS, type ColourRule, MAX_RULES, PRESET_RULES } from './colour-rules.ts';
import { COLUMN_IDS, type ColumnId } from './columns.ts';
import { TIME_FORMATS, type TimeFormat } from './time-format.ts';

/** How the timeline looks, and what was filtered for before. */
export interface TimelineSettings {
  readonly columns: readonly ColumnId[];
  readonly time: TimeFormat;
  readonly rules: readonly ColourRule[];
  /** Filters used before, the latest first. */
  readonly filters: readonly string[];
}

export const DEFAULT_TIMELINE: TimelineSettings = {
  columns: ['time', 'delta', 'direction', 'command', 'number', 'summary', 'latency'],
  time: 'clock',
  rules: PRESET_RULES,
  filters: [],
};

/** Filters that are remembered. */
const MAX_FILTERS = 20;

const KEY = 'smpp-web.timeline';

/** The settings of the timeline, kept in the browser where the page may. */
export class TimelineSettingsStore extends Store<TimelineSettings> implements Forgetful {
  readonly #storage: KeptStorage | undefined;

  constructor({ storage }: { readonly storage: KeptStorage | undefined }) {
    super(settle(readKept(storage, KEY)));
    this.#storage = storage;
  }

  override set(value: TimelineSettings): void {
    super.set(value);
    keep(this.#storage, KEY, value);
  }

  forget(): void {
    super.set(DEFAULT_TIMELINE);
  }

  /** Remembers a filter as used. */
  remember(filter: string): void {
    const text = filter.trim();
    if (text === '' || this.get().filters[0] === text) return;
    const filters = [text, ...this.get().filters.filter((each) => each !== text)].slice(0, MAX_FILTERS);
    this.patch({ filters });
  }
}

/** What was kept, as far as it is what is expected: an older version or a hand may have written it. */
function settle(kept: unknown): TimelineSettings {
  const { columns, time, rules, filters } = (kept ?? {}) as Partial<Record<keyof TimelineSettings, unknown>>;
  const known = COLUMN_IDS.filter((id) => Array.isArray(columns) && columns.includes(id));
  return {
    columns: known.length > 0 ? known : DEFAULT_TIMELINE.columns,
    time: TIME_FORMATS.find((each) => each === time) ?? DEFAULT_TIMELINE.time,
    rules: Array.isArray(rules) ? rules.filter(isRule).slice(0, MAX_RULES) : PRESET_RULES,
    filters: Array.isArray(filters) ? filters.filter((each) => typeof each === 'string').slice(0, MAX_FILTERS) : [],
  };
}

function isRule(value: unknown): value is ColourRule {
  if (typeof value !== 'object' || value === null) return false;
  const { name, filter, colour, on } = value as Record<string, unknown>;
  const isTold = typeof name === 'string' && typeof filter === 'string' && typeof on === 'boolean';
  return isTold && COLOURS.some((each) => each === colour);
}
