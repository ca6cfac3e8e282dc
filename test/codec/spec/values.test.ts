import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describe as describeValue, nameOf } from '../../../codec/src/spec/describe.ts';
import type { ValueSet } from '../../../codec/src/spec/row.ts';
import { VALUES } from '../../../codec/src/spec/values.ts';
import { VERSIONS } from '../../../codec/src/spec/version.ts';

const sets = Object.entries(VALUES) as [string, ValueSet][];
const octetsWithBits = sets.filter(([, { bits }]) => bits).map(([name]) => name);

describe('the table in itself', () => {
  test.each(sets)('%s: no value twice, every value within its octets, every sentence whole', (_, set) => {
    const values = set.values ?? [];
    const largest = 2 ** (8 * (set.octets ?? 0)) - 1;
    const numbers = values.map(({ value }) => value).filter((value) => typeof value === 'number');
    const docs = [set, ...values, ...(set.ranges ?? []), ...(set.bits ?? []).flatMap((bits) => bits.values)];

    expect(new Set(values.map(({ value }) => value)).size).toBe(values.length);
    expect(numbers.filter((value) => value < 0 || value > largest)).toEqual([]);
    expect((set.ranges ?? []).filter(({ from, to }) => from > to || to > largest)).toEqual([]);
    expect(docs.map(({ doc }) => doc).filter((doc) => !/^\S.*\.$/.test(doc))).toEqual([]);
  });

  test.each(sets)('%s: the values of a group of bits fit its mask', (_, { bits = [] }) => {
    const misfits = bits.flatMap(({ mask, shift, values }) =>
      values.filter(({ value }) => (((value as number) << shift) & ~mask) !== 0),
    );
    expect(misfits).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['ton', 1, undefined, 'international'],
    ['ton', 9, undefined, undefined],
    ['npi', 18, '3.4', 'wap_client_id'],
    ['message_state', 9, '5.0', 'SKIPPED'],
    ['message_state', 9, '3.4', undefined],
    ['message_state', 9, undefined, 'SKIPPED'],
    ['ms_validity', 4, '3.4', 'reserved'],
    ['ms_validity', 4, '5.0', 'relative_period'],
    ['sm_default_msg_id', 255, '3.4', 'reserved'],
    ['sm_default_msg_id', 255, '5.0', 'allowed'],
    ['sm_default_msg_id', 101, '3.3', undefined],
    ['data_coding', 0xf0, '3.4', 'gsm_message_class'],
    ['data_coding', 8, '3.3', undefined],
    ['congestion_state', 85, '5.0', 'optimum'],
    ['broadcast_content_type', 0x0100, '5.0', 'multi_category'],
    ['service_type', 'USSD', '3.4', 'ussd'],
    ['service_type', '', undefined, 'default'],
    ['receipt_stat', 'DELIVRD', '3.4', 'DELIVERED'],
    ['network_id_prefix', '1270100', '5.0', 'gsm_network'],
    ['command_status', 0x58, undefined, 'ESME_RTHROTTLED'],
    ['command_status', 0x499, undefined, undefined],
    ['no_such_list', 0, undefined, undefined],
    ['toString', 0, undefined, undefined],
  ] as const)('%s %s in %s is %s', (set, value, version, name) => {
    expect(nameOf(set, value, version)).toBe(name);
  });

  test('an enumeration can be given whole', () => {
    const set: ValueSet = {
      octets: 1,
      doc: 'Ours.',
      section: '',
      values: [{ value: 7, name: 'seven', doc: 'Seven.' }],
    };
    expect(describeValue(set, 7)).toEqual({ name: 'seven', doc: 'Seven.' });
  });
});

describe('bits', () => {
  test.each([
    ['esm_class', 0x00, '3.4', 'default', ['default', 'default', 'none']],
    ['esm_class', 0x04, '3.4', 'mc_delivery_receipt', ['default', 'mc_delivery_receipt', 'none']],
    ['esm_class', 0x43, '3.4', 'store_and_forward + udhi', ['store_and_forward', 'default', 'udhi']],
    ['esm_class', 0x04, '3.3', 'mc_delivery_receipt', ['mc_delivery_receipt']],
    ['esm_class', 0x40, '3.3', 'reserved', ['reserved']],
    ['registered_delivery', 0x11, '3.4', 'success_or_failure + yes', ['success_or_failure', 'none', 'yes']],
    ['registered_delivery', 0x03, '3.4', '3', ['3', 'none', 'no']],
    ['registered_delivery', 0x03, '5.0', 'success', ['success', 'none', 'no']],
    [
      'registered_delivery',
      0x21,
      '3.4',
      'success_or_failure + reserved',
      ['success_or_failure', 'none', 'no', 'reserved'],
    ],
    ['data_coding_gsm_group', 0xf1, '3.4', 'coding_and_class + class_1', ['coding_and_class', 'class_1', 'gsm7']],
    ['data_coding_gsm_group', 0xc8, '3.4', 'mwi_discard + active', ['mwi_discard', 'active', 'voicemail']],
    [
      'data_coding_gsm_group',
      0x18,
      '3.4',
      'general_uncompressed_with_class + ucs2',
      ['general_uncompressed_with_class', 'ucs2', 'class_0'],
    ],
    ['its_session_info_octet2', 0x07, '3.4', 'sequence_number 3 + active', ['sequence_number 3', 'active']],
  ] as const)('%s %i in %s: %s', (set, octet, version, name, groups) => {
    const described = describeValue(set, octet, version);
    expect(described?.name).toBe(name);
    expect(described?.groups?.map((group) => group.name)).toEqual(groups);
  });

  test('esm_class 0 says nothing in 3.3', () => {
    expect(describeValue('esm_class', 0, '3.3')).toBeUndefined();
  });

  test('no bit that is set is left out, whatever the octet', () => {
    const octets = fc.integer({ min: 0, max: 0xff });
    fc.assert(
      fc.property(fc.constantFrom(...octetsWithBits), octets, fc.constantFrom(...VERSIONS), (set, octet, version) => {
        const groups = describeValue(set, octet, version)?.groups;
        return !groups || groups.reduce((seen, { mask }) => seen | (octet & mask), 0) === octet;
      }),
    );
    expect(octetsWithBits).toContain('esm_class');
  });
});
