import { describe, expect, expectTypeOf, test } from 'vitest';
import type { TlvRow } from '../../../codec/src/spec/row.ts';
import { TLVS, type TlvName, tlvByTag, tlvsOf, VENDOR_TLVS } from '../../../codec/src/spec/tlvs.ts';
import { VALUES } from '../../../codec/src/spec/values.ts';
import { inVersion, VERSIONS } from '../../../codec/src/spec/version.ts';

const rows = Object.entries(TLVS) as [TlvName, TlvRow][];
const vendorRows = Object.values(VENDOR_TLVS).flatMap(({ tlvs }) => Object.entries(tlvs) as [string, TlvRow][]);

function namesOfValues({ field }: TlvRow): string[] {
  const own = 'values' in field ? field.values : undefined;
  const parts = ('parts' in field && field.parts) || [];
  return [own, ...parts.map(({ values }) => values)].filter((name) => name !== undefined);
}

describe('the table in itself', () => {
  test('64 TLVs, each with a tag of its own', () => {
    expect(rows).toHaveLength(64);
    expect(new Set(rows.map(([, { tag }]) => tag)).size).toBe(64);
  });

  test('every enumeration that a TLV names exists', () => {
    const named = [...rows, ...vendorRows].flatMap(([, row]) => namesOfValues(row));
    const missing = named.filter((values) => values !== 'command_status' && !(values in VALUES));
    expect(missing).toEqual([]);
  });

  test('every TLV that another one requires exists', () => {
    expect(rows.flatMap(([, { requires = [] }]) => requires).filter((name) => !(name in TLVS))).toEqual([]);
  });

  test.each(rows)('%s: its parts fill its octets', (_, { field }) => {
    const parts = ('parts' in field && field.parts) || [];
    const sum = parts.reduce((octets, { length }) => octets + length, 0);
    const takesRest = parts.some(({ length }) => length === 0);
    const most =
      field.kind === 'integer' ? field.octets : Math.max(...VERSIONS.map((v) => inVersion(field.max, v) ?? 0));
    expect(parts.length === 0 || takesRest || sum === most).toBe(true);
  });

  test.each([...rows, ...vendorRows])('%s: its sentence is one', (_, { field }) => {
    expect(field.doc).toMatch(/^[A-Z0-9“].*[.]$/);
  });

  test.each(Object.entries(VENDOR_TLVS))('vendor %s: no tag twice in a set', (_, { tlvs }) => {
    const tags = Object.values(tlvs).map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(tags.length);
  });
});

describe('looking up', () => {
  test.each([
    [0x0204, 'user_message_reference'],
    [0x001e, 'receipted_message_id'],
    [0x0424, 'message_payload'],
    [0x1383, 'its_session_info'],
    [0x1400, undefined],
    [0xffff, undefined],
  ])('tag %i is %s', (tag, name) => {
    expect(tlvByTag(tag)?.name).toBe(name);
  });

  test.each([
    ['submit_sm', '3.3', { mandatory: [], conditional: [], optional: [] }],
    ['no_such_pdu', '5.0', { mandatory: [], conditional: [], optional: [] }],
    ['bind_transceiver_resp', '3.4', { mandatory: [], conditional: [], optional: ['sc_interface_version'] }],
    [
      'query_broadcast_sm_resp',
      '5.0',
      {
        mandatory: ['message_state', 'broadcast_area_identifier', 'broadcast_area_success'],
        conditional: [],
        optional: ['user_message_reference', 'congestion_state', 'broadcast_end_time'],
      },
    ],
  ] as const)('%s in %s', (command, version, expected) => {
    expect(tlvsOf(command, version)).toEqual(expected);
  });

  test.each([
    ['esme', 'set_dpf', true],
    ['mc', 'set_dpf', false],
    ['esme', 'receipted_message_id', false],
    ['mc', 'receipted_message_id', true],
    ['esme', 'source_port', true],
    ['mc', 'source_port', true],
  ] as const)('data_sm of 5.0 from the %s: %s is %s', (sender, name, expected) => {
    expect(tlvsOf('data_sm', '5.0', sender).optional.includes(name)).toBe(expected);
  });
});

test('the type of a value follows from its row', () => {
  expectTypeOf<(typeof TLVS)['user_message_reference']['field']['kind']>().toEqualTypeOf<'integer'>();
  expectTypeOf<(typeof TLVS)['receipted_message_id']['field']['kind']>().toEqualTypeOf<'cstring'>();
  expectTypeOf<(typeof TLVS)['message_payload']['field']['kind']>().toEqualTypeOf<'octets'>();
  expectTypeOf<(typeof TLVS)['alert_on_message_delivery']['field']['kind']>().toEqualTypeOf<'flag'>();
  expect(TLVS.message_payload.field.kind).toBe('octets');
});
