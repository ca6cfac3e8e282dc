import { encode } from '@smpp-web/codec';
import { hexDump, inspect } from '@smpp-web/codec/inspect';
import { describe, expect, test } from 'vitest';
import { FRAMES, gapsIn, octetsOf, SECRET, spanAt } from './inspect-spans.ts';

const HEADER = ['command_length', 'command_id', 'command_status', 'sequence_number'];

describe('a sound PDU', () => {
  test.each(FRAMES.map((frame) => ({ frame, name: inspect(frame).command })))(
    '$name is covered without a gap',
    ({ frame }) => {
      const inspection = inspect(frame);
      expect(gapsIn(inspection.spans, 0, frame.length)).toEqual([]);
      expect(inspection.spans.slice(0, 4).map(({ name }) => name)).toEqual(HEADER);
      expect(inspection.error).toBeUndefined();
      expect(structuredClone(inspection)).toEqual(inspection);
    },
  );

  test.each([
    ['bind_transceiver #1 as esme', 0],
    ['bind_transceiver_resp #1 ESME_ROK as centre', 2],
    ['enquire_link #1', 3],
    ['submit_sm #1 from Shop to +447700900123: part 1 of 2, "Hello"', 4],
    ['submit_multi #1 to 2 destinations: "Пр"', 5],
    ['deliver_sm #1 from 447700900123: receipt: DELIVERED, id 42', 7],
    ['data_sm #1: "a payload"', 8],
    ['submit_multi_resp #1 ESME_ROK id a1 refused for 1 destination', 6],
    ['submit_sm_resp #1 ESME_ROK id a1', 9],
  ])('in one line: %s', (summary, index) => {
    expect(inspect(FRAMES[index]!).summary).toBe(summary);
  });
});

const SUBMIT = encode('submit_sm', {
  sequence_number: 7,
  service_type: 'WAP',
  source_addr_ton: 1,
  source_addr_npi: 9,
  source_addr: '447700900123',
  dest_addr_ton: 7,
  esm_class: 0x43,
  protocol_id: 0x41,
  priority_flag: 2,
  schedule_delivery_time: '261125100000004+',
  validity_period: '000001020000000R',
  registered_delivery: 0x11,
  data_coding: 0xf0,
  short_message: octetsOf('\0'),
});

describe('mandatory fields in words', () => {
  test.each([
    ['command_length', 81, '81 octets', '5.0 4.7.4'],
    ['command_id', 4, 'submit_sm', '5.0 4.7.5'],
    ['command_status', 0, 'ESME_ROK', '5.0 4.7.6'],
    ['sequence_number', 7, '', '5.0 4.7.24'],
    ['service_type', 'WAP', 'wap', '5.0 4.7.25'],
    ['source_addr_ton', 1, 'international', '5.0 4.7.1'],
    ['source_addr_npi', 9, 'private', '5.0 4.7.2'],
    ['source_addr', '447700900123', '+447700900123', '5.0 4.2.1.1, 3.4 4.4.1'],
    ['dest_addr_ton', 7, 'reserved', '5.0 4.7.1'],
    ['destination_addr', '', 'empty', '5.0 4.2.1.1, 3.4 4.4.1'],
    ['esm_class', 0x43, 'store and forward + udhi', '5.0 4.7.12'],
    ['protocol_id', 0x41, 'not listed', '5.0 4.7.20'],
    ['schedule_delivery_time', '261125100000004+', '2026-11-25 10:00 +01:00', '5.0 4.7.23'],
    ['validity_period', '000001020000000R', 'in 1 day 2 hours', '5.0 4.7.23'],
    ['registered_delivery', 0x11, 'success or failure + intermediate notification', '5.0 4.7.21'],
    ['data_coding', 0xf0, 'GSM class group, GSM 7-bit, class 0 (flash)', '5.0 4.7.7'],
    ['sm_length', 1, '1 octet', '5.0 4.2.1.1, 3.4 4.4.1'],
  ])('%s = %j is %s', (path, value, meaning, section) => {
    expect(spanAt(inspect(SUBMIT), path)).toMatchObject({ value, meaning, section });
  });

  test.each([
    [0x00, 'SMSC default alphabet, taken as GSM 7-bit'],
    [0x08, 'UCS-2'],
    [0x18, 'GSM general group, UCS-2, class 0 (flash)'],
    [0xc8, 'GSM MWI discard group, GSM 7-bit, voice mail waiting'],
    [0xe1, 'GSM MWI store UCS-2 group, UCS-2, fax no longer waiting'],
    [0x80, 'reserved, GSM 7-bit'],
  ])('data_coding %i is %s', (data_coding, meaning) => {
    expect(spanAt(inspect(encode('submit_sm', { data_coding })), 'data_coding').meaning).toBe(meaning);
  });

  test.each([
    [
      'esm_class',
      ['message_mode', 0x03, 3, 'store and forward'],
      ['message_type', 0x3c, 0, 'default'],
      ['gsm_features', 0xc0, 1, 'udhi'],
    ],
    [
      'registered_delivery',
      ['mc_delivery_receipt', 0x03, 1, 'success or failure'],
      ['sme_acknowledgement', 0x0c, 0, 'none'],
      ['intermediate_notification', 0x10, 1, 'yes'],
    ],
  ])('%s has its bits', (path, ...groups) => {
    const bits = spanAt(inspect(SUBMIT), path).bits?.map(({ name, mask, value, meaning }) => [
      name,
      mask,
      value,
      meaning,
    ]);
    expect(bits).toEqual(groups);
  });

  test.each([
    ['', 'as the message centre has it'],
    ['000000000000000R', 'at once'],
    ['261231235959000-', '2026-12-31 23:59:59 +00:00'],
    ['2611251000', 'not a time'],
  ])('validity_period %j is %s', (validity_period, meaning) => {
    const frame = encode('submit_sm', { validity_period }, { lenient: true });
    expect(spanAt(inspect(frame), 'validity_period').meaning).toBe(meaning);
  });

  test('an issue stands on the span it is about', () => {
    const frame = encode('submit_sm', { validity_period: '2611251000' }, { lenient: true });
    expect(spanAt(inspect(frame), 'validity_period').issues).toMatchObject([{ code: 'time_wrong_length' }]);
    expect(inspect(frame).issues).toHaveLength(1);
  });

  test('a status comes with its cause and its remedy', () => {
    const frame = encode('submit_sm_resp', { command_status: 0x58, message_id: null });
    const { meaning, detail } = spanAt(inspect(frame), 'command_status');
    expect(meaning).toBe('ESME_RTHROTTLED');
    expect(detail).toMatch(/faster.*[Ll]ower/);
  });
});

describe('lists', () => {
  test.each([
    { index: 5, path: 'dest_address', value: null, meaning: '2 items' },
    { index: 5, path: 'dest_address[0]', value: null, meaning: 'sme address, international, isdn, +447700900123' },
    { index: 5, path: 'dest_address[0].dest_flag', value: 1, meaning: 'sme address' },
    { index: 5, path: 'dest_address[1].dl_name', value: 'friends', meaning: '' },
    { index: 6, path: 'unsuccess_sme[0].destination_addr', value: '447700900124', meaning: '+447700900124' },
    { index: 6, path: 'unsuccess_sme[0].error_status_code', value: 11, meaning: 'ESME_RINVDSTADR' },
  ])('$path is $meaning', ({ index, path, value, meaning }) => {
    expect(spanAt(inspect(FRAMES[index]!), path)).toMatchObject({ value, meaning });
  });
});

const TLVS = inspect(
  encode(
    'submit_sm',
    {
      tlvs: [
        { name: 'callback_num', value: Uint8Array.of(1, 1, 1, 0x31, 0x32) },
        { name: 'ms_validity', value: Uint8Array.of(3) },
        { name: 'network_error_code', value: Uint8Array.of(3, 0, 6) },
        { name: 'its_session_info', value: Uint8Array.of(1, 5) },
        { tag: 0x1401, value: octetsOf('1107') },
        { tag: 0x4001, value: Uint8Array.of(0, 1) },
        { name: 'source_telematics_id', value: Uint8Array.of(1, 2, 3) },
        { name: 'dest_bearer_type', value: 1 },
      ],
    },
    { lenient: true },
  ),
);

describe('TLVs', () => {
  test.each([
    ['tlvs[0]', 'digit mode ascii, ton international, npi isdn, digits "12"'],
    ['tlvs[0].value.ton', 'international'],
    ['tlvs[0].value.digits', '"12"'],
    ['tlvs[0].tag', '0x0381'],
    ['tlvs[0].length', '5 octets'],
    ['tlvs[1].value.behaviour', 'display only'],
    ['tlvs[2].value.network_type', 'gsm'],
    ['tlvs[3].value.sequence_and_end', 'sequence number 2 + active'],
    ['tlvs[4]', '"1107"'],
    ['tlvs[4].tag', 'vendor tag, perhaps Template_ID or carrier_code'],
    ['tlvs[5].tag', 'reserved tag'],
    ['tlvs[5].value', '2 octets'],
    ['tlvs[7].value', 'sms'],
  ])('%s is %s', (path, meaning) => {
    expect(spanAt(TLVS, path).meaning).toBe(meaning);
  });

  test('have the name of their row or their tag, and its section', () => {
    const named = TLVS.spans.filter(({ path }) => path.startsWith('tlvs')).map(({ name, section }) => [name, section]);
    expect(named.slice(0, 5)).toEqual([
      ['callback_num', '3.4 5.3.2.36'],
      ['ms_validity', '3.4 5.3.2.27'],
      ['network_error_code', '3.4 5.3.2.31'],
      ['its_session_info', '3.4 5.3.2.43'],
      ['0x1401', undefined],
    ]);
  });

  test('of a wrong length carry the issue', () => {
    expect(spanAt(TLVS, 'tlvs[6]').issues.map(({ code }) => code)).toContain('tlv_wrong_length');
  });
});

describe('passwords', () => {
  const [bind, outbind] = FRAMES as [Uint8Array, Uint8Array];
  const cut = bind.subarray(0, 25);
  const little = bind.slice();
  for (let at = 0; at < 16; at += 4) little.subarray(at, at + 4).reverse();
  test.each([
    ['bind', bind],
    ['outbind', outbind],
    ['cut inside the password', cut],
    ['without the NUL after the password', Uint8Array.from([0, 0, 0, cut.length, ...cut.subarray(4)])],
    ['after another PDU', Uint8Array.from([...FRAMES[3]!, ...bind, ...cut])],
    ['in little endian', little],
    ['in a bind whose length is too large', Uint8Array.from([1, ...bind.subarray(1)])],
  ])('are nowhere in what is said of a %s', (_, frame) => {
    const inspection = inspect(frame);
    const said = JSON.stringify(inspection, (_key, value) => (value instanceof Uint8Array ? latin1(value) : value));
    expect(said).not.toContain(SECRET.slice(0, 3));
    expect(buffersOf(structuredClone(inspection)).map(latin1).join()).not.toContain(SECRET.slice(0, 3));
    expect(hexDump(frame, inspection.spans)).toContain('** ** **');
  });

  test('are shown as eight stars, in the PDU as well, and their octets are marked', () => {
    const inspection = inspect(bind);
    expect(spanAt(inspection, 'password')).toMatchObject({
      value: '********',
      secret: true,
      length: SECRET.length + 1,
    });
    expect(inspection.pdu).toMatchObject({ password: '********' });
  });

  test('are shown on demand', () => {
    const inspection = inspect(bind, { maskPasswords: false });
    expect(spanAt(inspection, 'password')).toMatchObject({ value: SECRET });
    expect(inspection.pdu).toMatchObject({ password: SECRET });
    expect(hexDump(bind, inspection.spans)).not.toContain('**');
  });

  test('stay in the input', () => {
    const before = bind.slice();
    inspect(bind);
    expect(bind).toEqual(before);
  });
});

function latin1(octets: Uint8Array): string {
  return String.fromCharCode(...octets);
}

/** The octets behind every view in a value. */
function buffersOf(value: unknown): Uint8Array[] {
  if (value instanceof Uint8Array) return [new Uint8Array(value.buffer)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersOf) : [];
}

test('a dump has offset, octets and characters', () => {
  expect(hexDump(octetsOf('SMPP in a browser!\n'))).toBe(
    [
      '00000000  53 4d 50 50 20 69 6e 20 61 20 62 72 6f 77 73 65  |SMPP in a browse|',
      '00000010  72 21 0a                                         |r!.|',
    ].join('\n'),
  );
});
