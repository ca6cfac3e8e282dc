import { PDUS, type PduRow, TLVS, type TlvRow, type Version } from '../src/spec/index.ts';
import { decoderOf } from './decoder.ts';
import { encoderOf } from './encoder.ts';

const HEAD = '// Made from the table of the protocol by `npm run generate`: change the table, not this file.\n\n';

/** The generated files by name: the table without its words, and straight-line code for the PDUs that matter most. */
export function generateFiles(): Readonly<Record<string, string>> {
  return { 'rows.ts': HEAD + rows(), 'fast-decode.ts': HEAD + decoders(), 'fast-encode.ts': HEAD + encoders() };
}

/** PDUs of both 3.4 and 5.0 with no lists: they have straight-line code. The careful way does the rest. */
export function fastPdus(): readonly (readonly [name: string, row: PduRow])[] {
  const isFast = ({ versions, fields }: PduRow) =>
    versions.includes('3.4') && versions.includes('5.0') && Object.values(fields).every(({ kind }) => kind !== 'list');
  return (Object.entries(PDUS) as [string, PduRow][]).filter(([, row]) => isFast(row));
}

function rows(): string {
  const pdus = Object.entries(PDUS as Record<string, PduRow>).map(([name, { id, kind, versions, fields }]) => {
    return `${name}: { id: ${hex(id, 8)}, kind: '${kind}', versions: ${versionsOf(versions)}, fields: ${bare(fields)} }`;
  });
  const tlvs = Object.entries(TLVS as Record<string, TlvRow>).map(([name, row]) => {
    const { tag, versions, field, in: carriers, repeatable, requires, accept } = row;
    const facts = { ...(repeatable && { repeatable }), ...(requires && { requires }), ...(accept && { accept }) };
    const rest = JSON.stringify(facts).slice(1, -1);
    const places = JSON.stringify(carriersOf(carriers));
    return `${name}: { tag: ${hex(tag, 4)}, versions: ${versionsOf(versions)}, field: ${bare(field)}, in: ${places}${rest && `, ${rest}`} }`;
  });
  return `import type { WireRows } from './types.ts';

const ALL = ['3.3', '3.4', '5.0'] as const;
const SINCE_34 = ['3.4', '5.0'] as const;
const ONLY_33 = ['3.3'] as const;
const ONLY_50 = ['5.0'] as const;

export const ROWS: WireRows = {
  pdus: { ${pdus.join(',\n')} },
  tlvs: { ${tlvs.join(',\n')} },
};
`;
}

function decoders(): string {
  const made = fastPdus().map(([name, row]) => decoderOf(name, row));
  return `import { ascii, nulAfter, nulAfterTime, readTlvs, view } from './cursor.ts';
import { allowedIn } from './fast-tlvs.ts';

const NO_ISSUES: readonly never[] = Object.freeze([]);

type Decoder = (frame: Uint8Array, command_status: number, sequence_number: number) => object | undefined;

${made.map(({ code }) => code).join('\n')}
/** Decoders by command_id. They return undefined for a frame that is not in perfect order. */
export const FAST_DECODERS: readonly (readonly [command_id: number, decoder: Decoder])[] = [
${made.map(({ name, id }) => `  [${hex(id, 8)}, ${name}],`).join('\n')}
];
`;
}

function encoders(): string {
  const made = fastPdus().map(([name, row]) => encoderOf(name, row));
  return `import { counted, type FastInit, finish, isBare, nothing, octet, string, writeTlvs } from './pen.ts';

type Encoder = (octets: Uint8Array, start: number, init: FastInit) => number;

${made.map(({ code }) => code).join('\n')}
/** Encoders by command. They return where the PDU ends, or -1 for what is not in perfect order. */
export const FAST_ENCODERS: ReadonlyMap<string, Encoder> = new Map<string, Encoder>([
${made.map(({ name }) => `  ['${name}', ${name}],`).join('\n')}
]);
`;
}

export function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

function versionsOf(versions: readonly Version[]): string {
  const names = { '3.3,3.4,5.0': 'ALL', '3.4,5.0': 'SINCE_34', '3.3': 'ONLY_33', '5.0': 'ONLY_50' } as const;
  return names[versions.join(',') as keyof typeof names];
}

/** A row without its words. */
function bare(value: object): string {
  return JSON.stringify(value, (key, inner) => (WORDS.has(key) && typeof inner !== 'number' ? undefined : inner));
}

const WORDS = new Set(['doc', 'values', 'parts', 'section']);

/** Only the names of the PDUs: who sends and how firmly is not checked. */
function carriersOf(carriers: TlvRow['in']): unknown {
  if (!carriers) return [];
  const names = (list: readonly { readonly pdu: string }[]) => list.map(({ pdu }) => pdu);
  if (Array.isArray(carriers)) return names(carriers);
  return Object.fromEntries(Object.entries(carriers).map(([version, list]) => [version, names(list)]));
}
