import { EncodeError } from '../errors.ts';

/** Times of SMPP (5.0, 4.7.23; 3.4, 7.1) and of the text of receipts, to and from Date. */

/** A span counted from the clock of the message centre. Months and years are added by the calendar. */
export interface Duration {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** What a time field says (SMPP 5.0, 4.7.23; 3.4, 7.1). */
export type SmppTime =
  /** The empty string: now, or the default of the message centre. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'absolute';
      readonly date: Date;
      /** What the clock that is shown is ahead of UTC, in minutes. */
      readonly offsetMinutes: number;
    }
  | { readonly kind: 'relative'; readonly duration: Required<Duration> }
  /** Twelve digits, as 3.3 and 3.4 have them in responses: a clock whose zone nobody states. */
  | { readonly kind: 'local'; readonly date: Date };

const MINUTE = 60_000;
const QUARTER_HOUR = 15;
/** Real zones reach 56 quarter hours where the specification stops at 48: read what two digits and reason allow. */
const MOST_QUARTERS_READ = 63;
const MOST_QUARTERS_WRITTEN = 48;
/** Two-digit years are of this century: nothing is scheduled in the past one. */
const CENTURY = 2000;

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
type DateParts = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

/** How to read what a time does not say itself. */
export interface ParseTimeOptions {
  /** What the clock behind a time without a zone is ahead of UTC, in minutes. Default 0. */
  readonly localOffsetMinutes?: number;
}

/**
 * Reads a time field: empty, absolute (`YYMMDDhhmmsstnn+`), relative (`YYMMDDhhmmsstnnR`) or the twelve digits of 3.3.
 * Throws `EncodeError` (`bad_time`) that says which part is wrong. Tenths are ignored, as the specification asks.
 */
export function parseTime(text: string, { localOffsetMinutes = 0 }: ParseTimeOptions = {}): SmppTime {
  if (text === '') return { kind: 'none' };
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(\d)(\d\d)([-+R]))?$/.exec(text);
  if (parts === null) throw badTime(text, 'expected 12 digits, or 15 digits and one of + - R, or nothing');
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as unknown as DateParts;
  const sign = parts[9];
  if (sign === 'R') {
    const duration = { years: year, months: month, days: day, hours: hour, minutes: minute, seconds: second };
    return { kind: 'relative', duration };
  }
  const fields: DateParts = [CENTURY + year, month, day, hour, minute, second];
  const wrong = wrongPart(fields);
  if (wrong !== undefined) throw badTime(text, wrong);
  if (sign === undefined) return { kind: 'local', date: dateOf(fields, localOffsetMinutes) };
  const quarters = Number(parts[8]);
  if (quarters > MOST_QUARTERS_READ) {
    throw badTime(text, `an offset of ${quarters} quarter hours, expected at most ${MOST_QUARTERS_WRITTEN}`);
  }
  const offsetMinutes = quarters * QUARTER_HOUR * (sign === '-' ? -1 : 1);
  return { kind: 'absolute', date: dateOf(fields, offsetMinutes), offsetMinutes };
}

function badTime(text: string, reason: string): EncodeError {
  return new EncodeError(`time "${text.slice(0, 20)}": ${reason}`, { code: 'bad_time' });
}

/** Which part of a date the calendar does not have, in words. */
function wrongPart([year, month, day, hour, minute, second]: DateParts): string | undefined {
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const ranges: readonly (readonly [number, number, number])[] = [
    [month, 1, 12],
    [day, 1, daysInMonth],
    [hour, 0, 23],
    [minute, 0, 59],
    [second, 0, 59],
  ];
  const index = ranges.findIndex(([value, from, to]) => value < from || value > to);
  if (index < 0) return undefined;
  const [value, from, to] = ranges[index]!;
  return `${PARTS[index + 1]} ${value}, expected ${from} to ${to}`;
}

function dateOf([year, month, day, hour, minute, second]: DateParts, offsetMinutes: number): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - offsetMinutes * MINUTE);
}

/**
 * The moment that a time field means, or undefined where it leaves that to the message centre. A relative time is
 * counted from `now`; the 31st plus a month is the last day of the next one.
 */
export function resolveTime(text: string, now: Date, options: ParseTimeOptions = {}): Date | undefined {
  const time = parseTime(text, options);
  if (time.kind === 'none') return undefined;
  return time.kind === 'relative' ? addDuration(now, time.duration) : time.date;
}

/** Adds years and months by the calendar, then the rest as a number of seconds. */
export function addDuration(date: Date, duration: Duration): Date {
  const { years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = duration;
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + years * 12 + months);
  const daysInMonth = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(date.getUTCDate(), daysInMonth));
  return new Date(moved.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

/**
 * An absolute time field. `offsetMinutes` says in which zone it is shown: quarter hours, at most twelve hours from UTC.
 * Default UTC, which every message centre reads alike. Throws `EncodeError` (`bad_time`) outside the years 2000 to 2099.
 */
export function formatAbsoluteTime(date: Date, offsetMinutes = 0): string {
  const quarters = Math.abs(offsetMinutes) / QUARTER_HOUR;
  if (!Number.isInteger(quarters) || quarters > MOST_QUARTERS_WRITTEN) {
    const reason = `an offset of ${offsetMinutes} minutes, expected quarter hours from -720 to 720`;
    throw new EncodeError(reason, { code: 'bad_time' });
  }
  const tenths = Math.floor(date.getUTCMilliseconds() / 100);
  return `${digitsOf(date, offsetMinutes).slice(2)}${tenths}${pad(quarters)}${offsetMinutes < 0 ? '-' : '+'}`;
}

/** The twelve digits of 3.3, on a clock that is so far ahead of UTC. */
export function formatLocalTime(date: Date, offsetMinutes = 0): string {
  return digitsOf(date, offsetMinutes).slice(2);
}

/** A relative time field. Each part takes two digits; throws `EncodeError` (`bad_time`) where one does not. */
export function formatRelativeTime(duration: Duration): string {
  const { years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = duration;
  const parts = Object.entries({ years, months, days, hours, minutes, seconds });
  for (const [name, value] of parts) {
    if (Number.isInteger(value) && value >= 0 && value <= 99) continue;
    throw new EncodeError(`${value} ${name}, expected 0 to 99`, { code: 'bad_time' });
  }
  return `${parts.map(([, value]) => pad(value)).join('')}000R`;
}

/** A span of milliseconds as days, hours, minutes and seconds, rounded up to a whole second. */
export function durationOf(milliseconds: number): Required<Duration> {
  const total = Math.ceil(milliseconds / 1000);
  const minutes = Math.floor(total / 60);
  const hours = Math.floor(minutes / 60);
  return {
    years: 0,
    months: 0,
    days: Math.floor(hours / 24),
    hours: hours % 24,
    minutes: minutes % 60,
    seconds: total % 60,
  };
}

/** YYYYMMDDhhmmss of the clock that is so far ahead of UTC. */
function digitsOf(date: Date, offsetMinutes: number): string {
  const shown = new Date(date.getTime() + offsetMinutes * MINUTE);
  const year = shown.getUTCFullYear();
  if (!(year >= CENTURY && year < CENTURY + 100)) {
    throw new EncodeError('a date outside the years 2000 to 2099 has no two-digit year', { code: 'bad_time' });
  }
  const { getUTCMonth, getUTCDate, getUTCHours, getUTCMinutes, getUTCSeconds } = Date.prototype;
  const rest = [getUTCDate, getUTCHours, getUTCMinutes, getUTCSeconds].map((part) => pad(part.call(shown)));
  return `${year}${pad(getUTCMonth.call(shown) + 1)}${rest.join('')}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** A date from the text of a receipt. */
export interface ReceiptDate {
  readonly date: Date;
  /** How the digits were read. */
  readonly reading: 'YYMMDDhhmm' | 'YYMMDDhhmmss' | 'YYYYMMDDhhmm' | 'YYYYMMDDhhmmss' | 'absolute';
}

/**
 * Reads the date of a receipt in all shapes that are met: 10, 11, 12 or 14 digits, with or without a sign at the end,
 * or a whole absolute time. Undefined for empty, zeros and what no calendar has; never throws. Twelve digits are taken
 * with seconds, unless that gives no date: then the year has four digits. The zone is a setting, since none is stated.
 */
export function parseReceiptDate(text: string, offsetMinutes = 0): ReceiptDate | undefined {
  const trimmed = text.trim();
  if (/^\d{15}[-+]$/.test(trimmed)) {
    const fields = partsOf(trimmed.slice(0, 12));
    const quarters = Number(trimmed.slice(13, 15)) * (trimmed.endsWith('-') ? -1 : 1);
    return wrongPart(fields) ? undefined : { date: dateOf(fields, quarters * QUARTER_HOUR), reading: 'absolute' };
  }
  const digits = /^(\d{10,12}|\d{14})[-+]?$/.exec(trimmed)?.[1];
  if (digits === undefined) return undefined;
  const readings: readonly (readonly [string, ReceiptDate['reading']])[] =
    digits.length === 14
      ? [[digits, 'YYYYMMDDhhmmss']]
      : digits.length === 12
        ? [
            [digits, 'YYMMDDhhmmss'],
            [`${digits}00`, 'YYYYMMDDhhmm'],
          ]
        : [[`${digits.slice(0, 10)}00`, 'YYMMDDhhmm']];
  for (const [full, reading] of readings) {
    const fields = partsOf(full);
    if (wrongPart(fields) === undefined) return { date: dateOf(fields, offsetMinutes), reading };
  }
  return undefined;
}

/** The six numbers of 12 or 14 digits. */
function partsOf(digits: string): DateParts {
  const year = digits.length === 14 ? Number(digits.slice(0, 4)) : CENTURY + Number(digits.slice(0, 2));
  const rest = digits.slice(-10).match(/\d\d/g)!.map(Number);
  return [year, ...rest] as unknown as DateParts;
}

/** A date as receipts write it: YYMMDDhhmm, with seconds, or with seconds and a four-digit year. */
export function formatReceiptDate(date: Date, digits: 10 | 12 | 14 = 10, offsetMinutes = 0): string {
  const all = digitsOf(date, offsetMinutes);
  return digits === 14 ? all : all.slice(2, 2 + digits);
}
