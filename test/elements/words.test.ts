import { duration, octets, plural, readHex, wordsOf } from '@smpp-web/console/words';
import { describe, expect, test } from 'vitest';
import { FRAMES, type FrameName } from './frames.ts';

describe('a frame in one line', () => {
  test.each<[FrameName, object]>([
    ['bind', { command: 'bind_transceiver', summary: 'shop', status: undefined }],
    ['refused', { command: 'bind_transceiver_resp', status: 'ESME_RINVPASWD' }],
    ['submit', { command: 'submit_sm', summary: '2775 → 447700900123  Hello' }],
    ['accepted', { command: 'submit_sm_resp', summary: 'id 77' }],
    ['receipt', { command: 'deliver_sm', summary: 'receipt DELIVRD for 77  447700900123 → 2775' }],
    ['enquire', { command: 'enquire_link', summary: '', problem: undefined }],
  ])('%s', (name, expected) => {
    expect(wordsOf(FRAMES[name])).toMatchObject(expected);
  });

  test('octets that are no PDU have a problem instead', () => {
    expect(wordsOf(FRAMES.garbage).problem).toMatch(/.+/);
  });

  test('the password of a bind is not in it', () => {
    expect(JSON.stringify(wordsOf(FRAMES.bind))).not.toContain('s3cret');
  });
});

describe('hex', () => {
  test.each([
    ['plain', '0000001000000015', '0000001000000015'],
    ['spaced, over lines', '00 00 00 10\n00 00 00 15', '0000001000000015'],
    ['with 0x and commas', '0x00, 0x1F', '001f'],
    ['with colons', '00:1f:A0', '001fa0'],
    ['a C string', '\\x00\\x1f', '001f'],
    ['a dump of xxd', '00000000: 0000 0010 8000  ......\n00000006: 0015            ..', '0000001080000015'],
    ['a dump of Wireshark', '0000  00 00 00 10 80 00   ......\n0006  00 15   ..', '0000001080000015'],
    ['a dump with bars', '00000000  00 00 00 10  |....|', '00000010'],
    [
      'a full line of hexdump, with its gap in the middle',
      '00000000  61 62 63 64 65 66 67 68  69 6a 6b 6c 6d 6e 6f 70  |abcdefghijklmnop|\n00000010  ab                        |.|',
      '6162636465666768696a6b6c6d6e6f70ab',
    ],
    [
      'a full line of Wireshark',
      '0000   61 62 63 64 65 66 67 68 69 6a 6b 6c 6d 6e 6f 70   abcdefghijklmnop\n0010   61                                                a',
      '6162636465666768696a6b6c6d6e6f7061',
    ],
    ['two dumps, each from 0 on', '0000  00 01   ..\n0000  00 02   ..', '00010002'],
    ['groups of four octets', '00000010 80000015 00000000 00000001', '00000010800000150000000000000001'],
    ['groups of two octets', '0000 0010 8000 0015', '0000001080000015'],
    ['an array of C', 'const unsigned char pdu[] = { 0x00, 0x1f, /* two */ 0xA0 };', '001fa0'],
    ['a string of Python', 'b"\\x00\\x1f"', '001f'],
    ['Base64', 'AAAAEIAAABUAAAAAAAAAAQ==', '00000010800000150000000000000001'],
  ])('%s', (_, text, expected) => {
    const read = readHex(text);
    expect(
      typeof read === 'string' ? read : Array.from(read, (octet) => octet.toString(16).padStart(2, '0')).join(''),
    ).toBe(expected);
  });

  test.each([
    ['', 'Paste the octets of a PDU as hex.'],
    ['00 1', '3 hex digits: the last octet has only one.'],
    ['00 zz', '“z” is no hex digit.'],
    ['0000001080000015000000000000000l', '“l” is no hex digit.'],
  ])('%j is refused in words', (text, expected) => {
    expect(readHex(text)).toBe(expected);
  });
});

test.each([
  [duration(0.2), '<1 ms'],
  [duration(120), '120 ms'],
  [duration(3_400), '3.40 s'],
  [duration(120_000), '2 min'],
  [duration(18_000_000), '5 h'],
  [octets(12), '12 B'],
  [octets(2_048), '2.0 KiB'],
  [octets(3_145_728), '3.0 MiB'],
  [plural(1, 'part'), '1 part'],
  [plural(2_000, 'part'), '2,000 parts'],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});
