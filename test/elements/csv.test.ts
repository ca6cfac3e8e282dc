import { describe, expect, test } from 'vitest';
import { csvCell, csvLine, readCsv } from '../../web/src/engine/csv.ts';

const MAX_ROWS = 1_000;

const utf16 = (text: string, isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  return view.buffer;
};

describe('a CSV file', () => {
  test.each<[string, BlobPart, readonly string[], readonly (readonly string[])[]]>([
    [
      'with commas',
      'to,text\n1,a\n2,b\n',
      ['to', 'text'],
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    ],
    [
      'with semicolons',
      'to;text\r\n1;a\r\n2;b',
      ['to', 'text'],
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    ],
    ['with tabs', 'to\ttext\n1\ta', ['to', 'text'], [['1', 'a']]],
    [
      'with quotes, commas and line ends in cells',
      'to,text\n1,"say ""hi"",\nBo"',
      ['to', 'text'],
      [['1', 'say "hi",\nBo']],
    ],
    ['with a byte order mark', '\ufeffto,text\n1,ü', ['to', 'text'], [['1', 'ü']]],
    ['in UTF-16, little end first', utf16('\ufeffto,text\n1,ü', true), ['to', 'text'], [['1', 'ü']]],
    ['in UTF-16, big end first', utf16('\ufeffto,text\n1,ü', false), ['to', 'text'], [['1', 'ü']]],
    [
      'in Windows-1252',
      new Uint8Array([0x74, 0x6f, 0x2c, 0x78, 0x0a, 0x31, 0x2c, 0x80, 0xfc]),
      ['to', 'x'],
      [['1', '€ü']],
    ],
    [
      'with empty lines',
      'to,text\n\n1,a\n  ,\n2,b\n\n',
      ['to', 'text'],
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    ],
    [
      'with columns of one name, and of none',
      'to,to,,{{x}}\n1,2,3,4',
      ['to', 'to 2', 'column 3', 'x'],
      [['1', '2', '3', '4']],
    ],
    [
      'with markup and marks',
      'to,text\n1,<img src=x onerror=alert(1)>\u202Egnp',
      ['to', 'text'],
      [['1', '<img src=x onerror=alert(1)>\u202Egnp']],
    ],
  ])('%s', async (_, content, columns, rows) => {
    expect(await readCsv(new Blob([content]), MAX_ROWS)).toMatchObject({ columns, rows });
  });

  test('is read whole, and no character is torn, over many pieces', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `${index},"Grüße 😀, ${'x'.repeat(40)}"`);
    const table = await readCsv(new Blob([`to,text\n${rows.join('\n')}`]), 100_000);
    expect(table.rows.length).toBe(30_000);
    expect(table.rows.every(([to, text], index) => to === String(index) && text!.startsWith('Grüße 😀, x'))).toBe(true);
    expect(table.notes).toEqual([]);
  });

  test.each<[string, string, RegExp]>([
    ['a cell of a megabyte', `to,text\n1,${'x'.repeat(1_048_576)}`, /Cells of more than 65,536 characters were cut/],
    ['more rows than are read', `to\n${'1\n'.repeat(MAX_ROWS + 5)}`, /Only the first 1,000 rows/],
    ['quotes that do not match', 'to,text\n1,"open\n2,b', /Quotes do not match/],
  ])('%s is told', async (_, content, note) => {
    const { notes } = await readCsv(new Blob([content]), MAX_ROWS);
    expect(notes).toEqual([expect.stringMatching(note)]);
  });

  test.each<[string, string, RegExp]>([
    ['nothing', '', /empty/],
    ['a head alone', 'to,text\n', /no rows/],
  ])('%s is refused', async (_, content, message) => {
    await expect(readCsv(new Blob([content]), MAX_ROWS)).rejects.toThrow(message);
  });
});

describe('a cell that is written', () => {
  test.each<[string | number, string]>([
    ['plain', 'plain'],
    ['say "hi"', '"say ""hi"""'],
    ['a,b', '"a,b"'],
    ['line\nend', '"line\nend"'],
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['+cmd|calc', "'+cmd|calc"],
    ['  =1', "'  =1"],
    ['\t=1', '"\'\t=1"'],
    ['+447700900123', '+447700900123'],
    [-5, '-5'],
  ])('%j', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  test('cells make a line', () => expect(csvLine(['a', 1, 'b;c'])).toBe('a,1,"b;c"\r\n'));
});
