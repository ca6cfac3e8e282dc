/** One line of a chart. */
export interface ChartLine {
  readonly name: string;
  /** Which colour of the chart's sheet. */
  readonly tone: 'out' | 'in' | 'accent' | 'warn' | 'bad' | 'muted';
  readonly values: readonly (number | null)[];
  /** Dashes, so that lines differ not by colour alone. */
  readonly dash?: readonly number[];
  /** Fill below the line. */
  readonly filled?: boolean;
}

/** What a chart shows. Every line has a value for each `at`. */
export interface ChartData {
  /** Seconds. */
  readonly at: readonly number[];
  readonly lines: readonly ChartLine[];
}

/** What a line says in four numbers; NaN where it says nothing. */
export function summaryOf(values: readonly (number | null)[]) {
  let [sum, count, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value === null) continue;
    sum += value;
    count++;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (count === 0) return { now: Number.NaN, least: Number.NaN, mean: Number.NaN, most: Number.NaN };
  return { now: values.findLast((value) => value !== null) ?? Number.NaN, least, mean: sum / count, most };
}

/** `12.3k`, `4.56`, `120`: as few characters as tell it. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1_000_000) return `${trimmed(value / 1_000_000)}M`;
  if (size >= 10_000) return `${trimmed(value / 1_000)}k`;
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return trimmed(value);
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(Math.abs(value) >= 1 ? 3 : 2)));
}

/** A time on the axis: `45 s`, `2:30`, `1:05:00`. */
export function span(seconds: number): string {
  if (seconds < 60) return `${trimmed(seconds)} s`;
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
