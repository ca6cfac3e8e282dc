import { clockTime, duration } from '../words/format.ts';

/** How the time of a row is told: on the clock, in UTC, since the first row, or since the row above. */
export const TIME_FORMATS = ['clock', 'utc', 'start', 'delta'] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

export const TIME_TITLES: Readonly<Record<TimeFormat, string>> = {
  clock: 'Time of day',
  utc: 'Time of day in UTC',
  start: 'Time since the first row',
  delta: 'Time since the row above',
};

/** The time of a row in a format; `first` and `before` are the times of the first row and of the one above. */
export function timeIn(format: TimeFormat, at: number, first: number, before: number | undefined): string {
  switch (format) {
    case 'clock':
      return clockTime(at);
    case 'utc':
      return new Date(at).toISOString().slice(11, 23);
    case 'start':
      return sinceStart(at - first);
    case 'delta':
      return before === undefined ? '' : deltaTime(at - before);
  }
}

/** `+12 ms`. */
export function deltaTime(ms: number): string {
  if (ms < 0) return `−${duration(-ms)}`;
  return ms < 1 ? '+0' : `+${duration(ms)}`;
}

/** `1:02:03.004`, without hours where there are none. */
function sinceStart(ms: number): string {
  const sign = ms < 0 ? '−' : '';
  const all = Math.abs(Math.round(ms));
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const [hours, minutes] = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60];
  const seconds = `${pad(minutes, 2)}:${pad(Math.floor(all / 1_000) % 60, 2)}.${pad(all % 1_000, 3)}`;
  return `${sign}${hours > 0 ? `${hours}:` : ''}${seconds}`;
}
