import type { Random } from './random.ts';

/** Messages of mobiles at a rate. */
export interface MoStream {
  /** Source; digits in braces are drawn: `4477{6}` ends in six random digits. */
  readonly from: string;
  readonly to: string;
  /** The text; `{n}` is its number from 1, `{time}` the time, `{6}` six random digits. */
  readonly text: string;
  /** How many in a second, above 0. */
  readonly perSecond: number;
  /** How many in all. Default: until it is stopped. */
  readonly count?: number;
  /** The account that they are for. Default: every one that is bound to receive and serves the destination. */
  readonly system_id?: string;
}

/** Most random digits in one place. */
const MAX_DIGITS = 15;

/** Fills in the braces of a template; those that it does not know stay as they are. */
export function fillTemplate(template: string, number: number, wall: number, random: Random): string {
  return template.replace(/\{(n|time|\d{1,2})\}/g, (whole, name: string) => {
    if (name === 'n') return String(number);
    if (name === 'time') return new Date(wall).toISOString();
    const digits = Number(name);
    if (digits === 0 || digits > MAX_DIGITS) return whole;
    return Array.from({ length: digits }, () => random.integer(0, 9)).join('');
  });
}
