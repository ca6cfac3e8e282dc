import {
  addDuration,
  durationOf,
  formatAbsoluteTime,
  formatLocalTime,
  formatReceiptDate,
  formatRelativeTime,
  parseReceiptDate,
  parseTime,
  resolveTime,
} from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';

const at = (iso: string) => new Date(iso);

describe('time fields', () => {
  test.each([
    ['nothing', '', { kind: 'none' }],
    ['UTC', '210630143901000+', { kind: 'absolute', date: at('2021-06-30T14:39:01Z'), offsetMinutes: 0 }],
    ['ahead of UTC', '210630143901008+', { kind: 'absolute', date: at('2021-06-30T12:39:01Z'), offsetMinutes: 120 }],
    ['behind UTC', '210630143901020-', { kind: 'absolute', date: at('2021-06-30T19:39:01Z'), offsetMinutes: -300 }],
    ['a zone beyond the specification', '210630143901056+', { kind: 'absolute', offsetMinutes: 840 }],
    ['tenths are ignored', '210630143901900+', { kind: 'absolute', date: at('2021-06-30T14:39:01Z') }],
    ['a leap day', '240229000000000+', { kind: 'absolute', date: at('2024-02-29T00:00:00Z') }],
    [
      'relative',
      '020610233429000R',
      { kind: 'relative', duration: { years: 2, months: 6, days: 10, hours: 23, minutes: 34, seconds: 29 } },
    ],
    ['relative, nothing but seconds', '000000000010000R', { kind: 'relative', duration: { months: 0, seconds: 10 } }],
    ['the twelve digits of 3.3', '210630143901', { kind: 'local', date: at('2021-06-30T14:39:01Z') }],
  ])('%s', (_, text, expected) => {
    expect(parseTime(text)).toMatchObject(expected);
  });

  test.each([
    ['word', 'tomorrow', 'expected 12 digits, or 15 digits and one of + - R'],
    ['too short', '2106301439', 'expected 12 digits'],
    ['month', '211330143901000+', 'month 13, expected 1 to 12'],
    ['day', '210231143901000+', 'day 31, expected 1 to 28'],
    ['hour', '210630243901000+', 'hour 24, expected 0 to 23'],
    ['minute', '210630146001000+', 'minute 60, expected 0 to 59'],
    ['second', '210630143960', 'second 60, expected 0 to 59'],
    ['zone', '210630143901064+', '64 quarter hours'],
  ])('a wrong %s is named', (_, text, message) => {
    expect(() => parseTime(text)).toThrow(message);
  });

  test.each([
    ['', undefined],
    ['210630143901000+', at('2021-06-30T14:39:01Z')],
    ['000001000000000R', at('2024-02-01T00:00:00Z')],
    ['000100000000000R', at('2024-02-29T00:00:00Z')],
    ['010100000000000R', at('2025-02-28T00:00:00Z')],
  ])('%j, counted from the end of January 2024', (text, date) => {
    expect(resolveTime(text, at('2024-01-31T00:00:00Z'))).toEqual(date);
  });

  test('a clock without a zone is one by setting', () => {
    expect(resolveTime('210630143901', new Date(0), { localOffsetMinutes: 60 })).toEqual(at('2021-06-30T13:39:01Z'));
  });

  test.each([
    [0, '210630143901300+'],
    [120, '210630163901308+'],
    [-300, '210630093901320-'],
  ])('written %i minutes from UTC', (offset, text) => {
    const date = at('2021-06-30T14:39:01.399Z');
    expect(formatAbsoluteTime(date, offset)).toBe(text);
    expect(parseTime(text)).toMatchObject({ date: at('2021-06-30T14:39:01Z'), offsetMinutes: offset });
  });

  test.each([
    ['an offset that is no quarter hour', () => formatAbsoluteTime(new Date(), 7), 'quarter hours'],
    ['an offset above twelve hours', () => formatAbsoluteTime(new Date(), 840), '-720 to 720'],
    ['a date of another century', () => formatAbsoluteTime(at('1999-12-31T00:00:00Z')), '2000 to 2099'],
    ['no date', () => formatLocalTime(new Date(Number.NaN)), '2000 to 2099'],
    ['a part of three digits', () => formatRelativeTime({ hours: 100 }), '100 hours, expected 0 to 99'],
    ['a fraction', () => formatRelativeTime({ days: 1.5 }), '1.5 days'],
    ['a negative part', () => formatRelativeTime({ minutes: -1 }), '-1 minutes'],
  ])('refused: %s', (_, format, message) => {
    expect(format).toThrow(message);
  });

  test('spans', () => {
    expect(formatRelativeTime({ years: 2, months: 6, days: 10, hours: 23, minutes: 34, seconds: 29 })).toBe(
      '020610233429000R',
    );
    expect(formatRelativeTime(durationOf(90_061_001))).toBe('000001010102000R');
    expect(addDuration(at('2024-02-28T23:00:00Z'), { hours: 1 })).toEqual(at('2024-02-29T00:00:00Z'));
    expect(formatLocalTime(at('2021-06-30T14:39:01Z'), 60)).toBe('210630153901');
  });
});

describe('dates of receipts', () => {
  test.each([
    ['10 digits', '2106301439', '2021-06-30T14:39Z', 'YYMMDDhhmm'],
    ['12 digits', '210630143901', '2021-06-30T14:39:01Z', 'YYMMDDhhmmss'],
    ['12 digits with a century', '201506201641', '2015-06-20T16:41Z', 'YYYYMMDDhhmm'],
    ['14 digits', '20210630143901', '2021-06-30T14:39:01Z', 'YYYYMMDDhhmmss'],
    ['11 digits', '21063014390', '2021-06-30T14:39Z', 'YYMMDDhhmm'],
    ['a sign at the end', '2106301439+', '2021-06-30T14:39Z', 'YYMMDDhhmm'],
    ['an absolute time', '210630143901008+', '2021-06-30T12:39:01Z', 'absolute'],
    ['blanks around', ' 2106301439 ', '2021-06-30T14:39Z', 'YYMMDDhhmm'],
  ])('%s', (_, text, date, reading) => {
    expect(parseReceiptDate(text)).toEqual({ date: at(date), reading });
  });

  test.each(['', '0000000000', '000000000000', '2113011439', '...', 'null', '210630', '2106301439012'])(
    '%j is none',
    (text) => {
      expect(parseReceiptDate(text)).toBeUndefined();
    },
  );

  test.each([
    [10, '2106301539'],
    [12, '210630153901'],
    [14, '20210630153901'],
  ] as const)('%i digits are written and read, an hour ahead of UTC', (digits, text) => {
    const date = at('2021-06-30T14:39:01Z');
    expect(formatReceiptDate(date, digits, 60)).toBe(text);
    const minute = date.getTime() - (digits === 10 ? 1000 : 0);
    expect(parseReceiptDate(text, 60)?.date.getTime()).toBe(minute);
  });
});
