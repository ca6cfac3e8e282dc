import { parseTime, type SmppTime } from '../text/time.ts';

/** Characters of a text that a summary or a meaning shows. */
const SHOWN_CHARACTERS = 160;
const MINUTE = 60_000;

/** `store_and_forward` as people write it, `smpp_3_4` with a point. Names in capitals, as those of statuses, stay. */
export function inWords(name: string): string {
  return name === name.toUpperCase() ? name : name.replace(/(?<=\d)_(?=\d)/g, '.').replaceAll('_', ' ');
}

/** `1 octet`, `2 octets`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A text in quotation marks, cut where it is long; control characters are written out. */
export function quote(text: string): string {
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1)}…` : text;
  return JSON.stringify(shown);
}

/** `0x0424`. */
export function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** Octets as what they are likely to be: text in quotation marks, else how many there are. */
export function octetsInWords(octets: Uint8Array): string {
  if (octets.length === 0) return 'empty';
  if (!octets.every(isPrintable)) return count(octets.length, 'octet');
  return quote(String.fromCharCode(...octets.subarray(0, SHOWN_CHARACTERS + 1)));
}

function isPrintable(octet: number): boolean {
  return octet >= 0x20 && octet < 0x7f;
}

/** A time field in words: `in 1 day`, `2026-11-25 10:00 +00:00`. `none` says what an empty one means. */
export function timeInWords(text: string, none: string): string {
  let time: SmppTime;
  try {
    time = parseTime(text);
  } catch {
    return 'not a time';
  }
  switch (time.kind) {
    case 'none':
      return none;
    case 'relative':
      return durationInWords(time.duration);
    case 'absolute':
      return `${dateInWords(time.date, time.offsetMinutes)} ${offsetInWords(time.offsetMinutes)}`;
    case 'local':
      return `${dateInWords(time.date)}, zone not stated`;
  }
}

function durationInWords(duration: Readonly<Record<string, number>>): string {
  const parts = Object.entries(duration).filter(([, amount]) => amount > 0);
  if (parts.length === 0) return 'at once';
  return `in ${parts.map(([unit, amount]) => count(amount, unit.slice(0, -1))).join(' ')}`;
}

/** `2026-11-25 10:00`, with seconds where they are not 0, as a clock shows it that is so far ahead of UTC. */
export function dateInWords(date: Date, offsetMinutes = 0): string {
  const shown = new Date(date.getTime() + offsetMinutes * MINUTE).toISOString();
  return `${shown.slice(0, 10)} ${shown.slice(11, 17 + 2).replace(/:00$/, '')}`;
}

function offsetInWords(minutes: number): string {
  const ahead = Math.abs(minutes);
  const [hours, rest] = [Math.floor(ahead / 60), ahead % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}
