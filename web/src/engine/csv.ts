import type { ParseResult } from 'papaparse';

/** A table as it was read. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What was odd about the file, in sentences. */
  readonly notes: readonly string[];
}

/** Characters read in one go: short enough that nothing else has to wait for long. */
const CHUNK = 524_288;

/** A longer file is no list of messages that one sends from a page. */
const MAX_FILE_OCTETS = 67_108_864;

/** Characters of a cell that are kept; a text of 255 parts has 39,015. */
const MAX_CELL = 65_536;

const MAX_COLUMNS = 200;

/**
 * Reads a CSV file, whatever its delimiter, its quotes and its line ends; a byte order mark decides between UTF-8 and
 * UTF-16, and what is no UTF-8 is taken for Windows-1252. The first row names the columns. Rejects with a sentence.
 */
export async function readCsv(file: Blob, maxRows: number): Promise<CsvTable> {
  if (file.size === 0) throw new RangeError('The file is empty.');
  if (file.size > MAX_FILE_OCTETS)
    throw new RangeError(`The file has ${Math.round(file.size / 1_048_576)} MiB: at most 64 MiB are read.`);
  const encoding = await encodingOf(file);
  const rows: string[][] = [];
  const notes = new Set<string>();
  if (encoding === 'windows-1252') notes.add('The file is no UTF-8: it was read as Windows-1252.');
  // Decoded as a whole: characters of several octets would be torn where pieces of the file meet.
  const text = new TextDecoder(encoding).decode(await file.arrayBuffer());
  await parse(text, ({ data, errors }) => {
    for (const row of data)
      if (rows.length <= maxRows) rows.push(row.slice(0, MAX_COLUMNS).map((cell) => clip(cell, notes)));
    for (const error of errors)
      if (error.type === 'Quotes') notes.add(`Quotes do not match near row ${(error.row ?? 0) + 1}.`);
    return rows.length <= maxRows;
  });
  if (rows.length > maxRows) {
    rows.length = maxRows + 1;
    notes.add(`Only the first ${maxRows.toLocaleString('en')} rows were read.`);
  }
  const [head = [], ...body] = rows;
  if (body.length === 0) throw new RangeError('The file has no rows below the first one, which names the columns.');
  return { columns: namesOf(head), rows: body, notes: [...notes] };
}

async function parse(text: string, take: (result: ParseResult<string[]>) => boolean): Promise<void> {
  const { default: Papa } = await import('papaparse');
  await new Promise<void>((resolve) => {
    // Texts are read piece by piece as files are, which their types do not know.
    Papa.parse<string[]>(text as unknown as File, {
      skipEmptyLines: 'greedy',
      chunkSize: CHUNK,
      chunk: (result, parser) => {
        if (!take(result)) return parser.abort();
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: () => resolve(),
    });
  });
}

/** Octets that are looked at to tell the encoding. */
const LOOK_OCTETS = 65_536;

async function encodingOf(file: Blob): Promise<string> {
  const octets = new Uint8Array(await file.slice(0, LOOK_OCTETS).arrayBuffer());
  if (octets[0] === 0xff && octets[1] === 0xfe) return 'utf-16le';
  if (octets[0] === 0xfe && octets[1] === 0xff) return 'utf-16be';
  try {
    // A cut in the middle of a character is no error of the file.
    new TextDecoder('utf-8', { fatal: true }).decode(octets, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Names of columns: each its own, none empty. */
function namesOf(head: readonly string[]): string[] {
  const names: string[] = [];
  for (const [index, cell] of head.entries()) {
    const plain =
      cell
        .replace(/^\ufeff/, '')
        .replace(/[{}]/g, '')
        .trim() || `column ${index + 1}`;
    let name = plain;
    for (let count = 2; names.includes(name); count++) name = `${plain} ${count}`;
    names.push(name);
  }
  return names;
}

function clip(cell: string, notes: Set<string>): string {
  if (cell.length <= MAX_CELL) return cell;
  notes.add(`Cells of more than ${MAX_CELL.toLocaleString('en')} characters were cut.`);
  return cell.slice(0, MAX_CELL);
}

/**
 * A cell for a CSV file: quoted where it must be, and never a formula: spreadsheets run what begins like one, so an
 * apostrophe is put in front of it.
 */
export function csvCell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : neutral(value);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a CSV file, with its end. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** What no spreadsheet takes for a formula. Numbers with a sign in front are none. */
function neutral(text: string): string {
  if (/^\+?\d+$/.test(text)) return text;
  return /^[\s]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
}
