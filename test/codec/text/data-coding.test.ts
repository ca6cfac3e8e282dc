import { type AlphabetName, type DataCodingOptions, dataCodingFor, readDataCoding } from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';

describe('reading', () => {
  test.each([
    [0x00, { group: 'smpp', alphabet: 'default' }],
    [0x01, { group: 'smpp', alphabet: 'ascii' }],
    [0x03, { group: 'smpp', alphabet: 'latin1' }],
    [0x04, { group: 'smpp', alphabet: 'binary' }],
    [0x08, { group: 'smpp', alphabet: 'ucs2' }],
    [0x0b, { group: 'smpp', alphabet: 'gsm7', name: 'reserved' }],
    [0x10, { group: 'general', alphabet: 'gsm7', messageClass: 0 }],
    [0x18, { group: 'general', alphabet: 'ucs2', messageClass: 0 }],
    [0x20, { group: 'general', alphabet: 'gsm7', compressed: true }],
    [0x48, { group: 'automatic deletion', alphabet: 'ucs2' }],
    [0x80, { group: 'reserved', alphabet: 'gsm7' }],
    [0xc8, { group: 'MWI discard', indication: { active: true, type: 'voice mail', store: false } }],
    [0xd1, { group: 'MWI store', indication: { active: false, type: 'fax', store: true } }],
    [0xea, { group: 'MWI store UCS-2', alphabet: 'ucs2', indication: { active: true, type: 'e-mail', store: true } }],
    [0xf1, { group: 'class', alphabet: 'gsm7', messageClass: 1 }],
    [0xf5, { group: 'class', alphabet: 'binary', messageClass: 1 }],
  ])('%i', (octet, expected) => {
    expect(readDataCoding(octet)).toMatchObject({ data_coding: octet, ...expected });
  });

  test('every octet has a name and an alphabet', () => {
    const readings = Array.from({ length: 256 }, (_, octet) => readDataCoding(octet));
    expect(readings.filter(({ name, alphabet }) => !name || !alphabet)).toEqual([]);
    expect(readings.map(({ data_coding }) => data_coding)).toEqual(Array.from({ length: 256 }, (_, octet) => octet));
  });
});

describe('writing', () => {
  test.each<[AlphabetName, DataCodingOptions, number]>([
    ['gsm7', {}, 0x00],
    ['ascii', {}, 0x01],
    ['latin1', {}, 0x03],
    ['binary', {}, 0x04],
    ['jis', {}, 0x05],
    ['iso8859-5', {}, 0x06],
    ['iso8859-8', {}, 0x07],
    ['ucs2', {}, 0x08],
    ['iso2022jp', {}, 0x0a],
    ['euckr', {}, 0x0e],
    ['gsm7', { flash: true }, 0xf0],
    ['gsm7', { flash: true, form: 'general' }, 0x10],
    ['ucs2', { flash: true }, 0x18],
    ['binary', { messageClass: 1 }, 0xf5],
    ['binary', { messageClass: 1, form: 'general' }, 0x15],
    ['latin1', { defaultAlphabet: 'latin1' }, 0x00],
    ['gsm7', { defaultAlphabet: 'latin1' }, 0xf1],
  ])('%s with %j is %i', (alphabet, options, octet) => {
    expect(dataCodingFor(alphabet, options)).toBe(octet);
    const read = readDataCoding(octet).alphabet;
    expect(read === 'default' ? (options.defaultAlphabet ?? 'gsm7') : read).toBe(alphabet);
  });

  test('an alphabet without a message class refuses one', () => {
    expect(() => dataCodingFor('latin1', { flash: true })).toThrow('latin1 has no data_coding with a message class');
  });
});
