import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StatusRow } from '../../../codec/src/spec/row.ts';
import { describeStatus, STATUSES, STATUSES_33, statusName } from '../../../codec/src/spec/statuses.ts';

const rows = Object.entries(STATUSES) as [string, StatusRow][];

describe('the table in itself', () => {
  test('67 statuses, each with a number of its own', () => {
    expect(new Set(rows.map(([, { value }]) => value)).size).toBe(rows.length);
    expect(rows).toHaveLength(67);
  });

  test.each(rows)('%s: three whole sentences, short enough for a tooltip', (_, { doc, cause, remedy }) => {
    const LONGEST = 140;
    const unfit = [doc, cause, remedy].filter((text) => !/^\S.*\.$/.test(text) || text.length > LONGEST);
    expect(unfit).toEqual([]);
  });

  test('a sentence on what it means belongs to one status only', () => {
    expect(new Set(rows.map(([, { doc }]) => doc)).size).toBe(rows.length);
  });

  test('those that may succeed later', () => {
    expect(rows.filter(([, { transient }]) => transient).map(([name]) => name)).toEqual([
      'ESME_RSYSERR',
      'ESME_RMSGQFUL',
      'ESME_RTHROTTLED',
      'ESME_RX_T_APPN',
      'ESME_RSERTYPUNAVAIL',
    ]);
  });

  test('every successor of a 3.3 status knows it by its old name', () => {
    const lost = Object.entries(STATUSES_33).filter(
      ([name, row]) => 'successor' in row && !(STATUSES[row.successor] as StatusRow).aliases?.includes(name),
    );
    expect(lost).toEqual([]);
  });
});

describe('looking up', () => {
  test.each([
    [0x00, 'ESME_ROK', 'smpp', false],
    [0x0e, 'ESME_RINVPASWD', 'smpp', false],
    [0x58, 'ESME_RTHROTTLED', 'smpp', true],
    [0x112, 'ESME_RINVBCASTCHANIND', 'smpp', false],
    [0x09, 'ESME_RINVPAR', 'smpp_3_3', false],
    [0x22, 'ESME_RINVADRLEN', 'smpp_3_3', false],
    [0x19, 'ESME_RADDCUSTFAIL', 'legacy', false],
    [0x400, '0x00000400', 'vendor', false],
    [0x4ff, '0x000004FF', 'vendor', false],
    [0x601, 'RDELIVERSMFAIL', 'vendor', false],
    [0x500, '0x00000500', 'reserved', false],
    [0xffff_ffff, '0xFFFFFFFF', 'reserved', false],
  ])('%i is %s, from %s', (value, name, origin, transient) => {
    expect(describeStatus(value)).toMatchObject({ value, name, origin, transient });
  });

  test.each([
    [0x4a, 'ESME_RINVDSTTON'],
    [0x16, 'ESME_RINVSERTYP'],
  ])('%i may be a misprint for %s', (value, name) => {
    expect(describeStatus(value).cause).toContain(name);
  });

  test.each([
    [0x58, 'ESME_RTHROTTLED'],
    [0x09, undefined],
    [0x400, undefined],
  ])('statusName(%i) is %s', (value, name) => {
    expect(statusName(value)).toBe(name);
  });

  test('any 32-bit number is described', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (value) => {
        const { name, doc, cause, remedy } = describeStatus(value);
        return [name, doc, cause, remedy].every((text) => text.length > 0);
      }),
    );
    expect(describeStatus(0xdead_beef).name).toBe('0xDEADBEEF');
  });
});
