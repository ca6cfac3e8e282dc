import {
  concatOf,
  decodeAddress,
  encodeAddress,
  encodeUdh,
  parseUdh,
  portsOf,
  shiftsOf,
  UDH_ELEMENTS,
  type UdhInit,
  udhTitleOf,
} from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../vectors/hex.ts';

const concat8 = { name: 'concat8', value: { reference: 5, total: 3, sequence: 2 } } as const;
const ports16 = { name: 'ports16', value: { destinationPort: 2948, originatorPort: 9200 } } as const;

describe('headers both ways', () => {
  test.each<[string, readonly UdhInit[], string]>([
    ['nothing', [], ''],
    ['8-bit concatenation', [concat8], '050003050302'],
    [
      '16-bit concatenation',
      [{ name: 'concat16', value: { reference: 0x1234, total: 2, sequence: 1 } }],
      '06080412340201',
    ],
    ['WAP push', [ports16, concat8], '0b05040b8423f00003050302'],
    ['single shift', [{ name: 'singleShift', value: { language: 1 } }], '03240101'],
    ['voice mail waits', [{ name: 'messageIndication', value: { store: 1, basicType: 0, count: 3 } }], '0401028003'],
    ['bold text without a colour', [{ name: 'textFormat', value: { start: 0, length: 4, bold: 1 } }], '050a03000410'],
    ['reply address', [{ name: 'replyAddress', value: { address: '+4477123' } }], '0822060791447721f3'],
    ['an identifier without a row', [{ id: 0x80, data: Uint8Array.of(1, 2) }], '0480020102'],
  ])('%s', (_, elements, hex) => {
    const octets = encodeUdh(elements);
    expect(toHex(octets)).toBe(hex);
    if (hex === '') return;
    const parsed = parseUdh(Uint8Array.from([...octets, 0x41]));
    expect(parsed).toMatchObject({ sound: true, length: octets.length, issues: [] });
    expect(toHex(parsed.body)).toBe('41');
    const again = parsed.elements.map(({ id, data }) => ({ id, data }));
    expect(toHex(encodeUdh(again))).toBe(hex);
    elements.forEach((element, index) => {
      if ('value' in element) expect(parsed.elements[index]?.value).toMatchObject(element.value);
    });
  });

  test('fields know where they stand, and what they mean', () => {
    const { elements } = parseUdh(fromHex('0b05040b8423f0000305030241'));
    expect(
      elements.map(({ name, offset, fields }) => [name, offset, fields.map((f) => [f.name, f.offset, f.value])]),
    ).toEqual([
      [
        'ports16',
        1,
        [
          ['destinationPort', 3, 2948],
          ['originatorPort', 5, 9200],
        ],
      ],
      [
        'concat8',
        7,
        [
          ['reference', 9, 5],
          ['total', 10, 3],
          ['sequence', 11, 2],
        ],
      ],
    ]);
    const [indication] = parseUdh(fromHex('0401028103')).elements;
    expect(indication?.fields[0]?.bits).toContainEqual({ name: 'basicType', value: 1, meaning: 'fax' });
  });
});

describe('unsound headers give the octets back as text', () => {
  test.each([
    ['no octets', '', 'found no octets'],
    ['longer than the text', '0a0003', '10 octets after its first, but 2 are there'],
    ['an octet too long for its element', '06000305030241', 'does not end within the header of 6 octets'],
    ['an element that runs past the header', '030005010241', 'does not end within the header of 3 octets'],
    ['ordinary text', '48656c6c6f', '72 octets after its first, but 4 are there'],
  ])('%s', (_, hex, message) => {
    const parsed = parseUdh(fromHex(hex));
    expect(parsed).toMatchObject({ sound: false, length: 0, elements: [] });
    expect(toHex(parsed.body)).toBe(hex);
    expect(parsed.issues.map((issue) => issue.message).join()).toContain(message);
  });
});

describe('odd but sound headers', () => {
  test.each([
    ['an empty one', '0041', 1, []],
    ['one of a single octet', '010041', 2, ['udh_length']],
    ['an element of a wrong length is passed over', '04000201024100', 5, ['udh_element_length']],
  ])('%s', (_, hex, length, codes) => {
    const parsed = parseUdh(fromHex(hex));
    expect(parsed).toMatchObject({ sound: true, length });
    expect(parsed.issues.map(({ code }) => code)).toEqual(codes);
    expect(concatOf(parsed.elements)).toBeUndefined();
  });
});

describe('which element counts', () => {
  test.each([
    [
      'concatenation anywhere in the header',
      '0b05040b8423f00003050302',
      { reference: 5, width: 8, total: 3, sequence: 2 },
    ],
    ['the last of two', '0a00030503020003060301', { reference: 6, width: 8, total: 3, sequence: 1 }],
    ['the last of both widths', '0b0003050302080400070201', { reference: 7, width: 16, total: 2, sequence: 1 }],
    ['a void one does not count', '0a00030503020003060300', { reference: 5, width: 8, total: 3, sequence: 2 }],
    ['total 0', '050003050001', undefined],
    ['sequence above the total', '050003050203', undefined],
  ])('%s', (_, hex, expected) => {
    expect(concatOf(parseUdh(fromHex(hex)).elements)).toEqual(expected);
  });

  test.each([
    ['16-bit ports', '0605040b8423f0', { destination: 2948, originator: 9200, width: 16 }],
    ['8-bit ports', '040402f0f1', { destination: 240, originator: 241, width: 8 }],
    ['8-bit ports in the reserved range are void', '0404020102', undefined],
  ])('%s', (_, hex, expected) => {
    expect(portsOf(parseUdh(fromHex(hex)).elements)).toEqual(expected);
  });

  test.each([
    ['none', '050003050302', { locking: 0, single: 0 }],
    ['both, of two languages', '0624010d250106', { locking: 6, single: 13 }],
    ['the last of two', '06240101240102', { locking: 0, single: 2 }],
  ])('national tables: %s', (_, hex, expected) => {
    expect(shiftsOf(parseUdh(fromHex(hex)).elements)).toEqual(expected);
  });
});

describe('what cannot be written is refused by name', () => {
  test.each<[string, UdhInit, string]>([
    [
      'a missing field',
      { name: 'concat8', value: { reference: 1, total: 2 } },
      'udh.concat8.sequence: expected 0 to 255',
    ],
    [
      'a number too large',
      { name: 'concat8', value: { reference: 256, total: 1, sequence: 1 } },
      'udh.concat8.reference',
    ],
    [
      'octets of a wrong length',
      { name: 'largePicture', value: { position: 0, bitmap: new Uint8Array(3) } },
      'expected 129',
    ],
    ['a header that fills the message', { id: 0x80, data: new Uint8Array(140) }, 'does not fit the 140'],
    ['an address that is none', { name: 'replyAddress', value: { address: 'Bank' } }, 'expected 1 to 20 digits'],
  ])('%s', (_, element, message) => {
    expect(() => encodeUdh([element])).toThrow(message);
  });
});

test.each([
  ['+447700900123', '0c91447700091032'],
  ['12345', '05812143f5'],
  ['*100#', '05811a00fb'],
])('address %s', (address, hex) => {
  expect(toHex(encodeAddress(address))).toBe(hex);
  expect(decodeAddress(fromHex(hex))).toBe(address);
});

test('an alphanumeric address is read by its septets', () => {
  expect(decodeAddress(fromHex('07d0c2b07b0d'))).toBe('Bank');
});

test('identifiers are unique, and every one has a title', () => {
  const ids = Object.values(UDH_ELEMENTS).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const titles = Array.from({ length: 256 }, (_, id) => udhTitleOf(id));
  expect(titles.filter((title) => title === '')).toEqual([]);
  expect([titles[0x1b], titles[0x70], titles[0x80], titles[0xc0], titles[0xff]]).toEqual([
    'reserved for EMS',
    '(U)SIM Toolkit security header',
    'private, from SME to SME',
    'specific to the message centre',
    'reserved',
  ]);
});
