import { carriersOf, type Field, type PduRow, TLVS, type TlvRow } from '../src/spec/index.ts';
import { hex } from './files.ts';

/** Straight-line code that decodes one PDU. */
export function decoderOf(name: string, { id, kind, fields }: PduRow): { name: string; id: number; code: string } {
  const entries = Object.entries(fields);
  const takesTlvs = entries.length > 0 || isCarrier(name);
  const reads = entries.map(([field, row]) => readOf(field, row));
  const names = entries.map(([field]) => field).join(', ');
  const head = `command: '${name}', command_length: o.length, command_id: ${hex(id, 8)}, command_status, sequence_number`;
  const hasText = 'short_message' in fields ? 'sm_length > 0' : 'false';
  const lines = [
    `const ${name}Tlvs = allowedIn('${name}');`,
    `function ${name}(o: Uint8Array, command_status: number, sequence_number: number): object | undefined {`,
    ...(kind === 'response' && entries.length > 0 ? [errorResponse(entries, head)] : []),
    ...(takesTlvs ? [] : ['  if (o.length !== 16) return undefined;']),
    ...(takesTlvs ? [`  ${entries.length > 0 ? 'let' : 'const'} at = 16;`, ...reads] : []),
    // A read past the end gives nothing to count with, and no sum with it is within the frame.
    ...(entries.length > 0 ? ['  if (!(at <= o.length)) return undefined;'] : []),
    ...(takesTlvs ? [`  const tlvs = readTlvs(o, at, ${name}Tlvs, ${hasText});`] : []),
    ...(takesTlvs ? ['  if (tlvs === undefined) return undefined;'] : []),
    `  return { ${head}, ${names && `${names}, `}tlvs${takesTlvs ? '' : ': []'}, issues: NO_ISSUES };`,
    '}',
  ];
  return { name, id, code: `${lines.slice(takesTlvs ? 0 : 1).join('\n')}\n` };
}

/** An error response is its header alone, or is read the careful way. */
function errorResponse(entries: readonly (readonly [string, Field])[], head: string): string {
  const nulls = entries.map(([field]) => `${field}: null`).join(', ');
  return `  if (command_status !== 0) {
    return o.length === 16 ? { ${head}, ${nulls}, tlvs: [], issues: NO_ISSUES } : undefined;
  }
  if (o.length === 16) return undefined;`;
}

function readOf(name: string, field: Field): string {
  switch (field.kind) {
    case 'integer':
      if (field.fixed) return `  const ${name} = o[at++]!;\n  if (${name} !== ${field.fixed['3.4']}) return undefined;`;
      return `  const ${name} = o[at++]!;`;
    case 'length':
      return `  const ${name} = o[at++]!;`;
    case 'cstring':
      if (field.fixed) return `  const ${name} = '';\n  if (o[at++] !== 0) return undefined;`;
      return stringOf(
        name,
        field.format === 'time' ? 'nulAfterTime(o, at)' : `nulAfter(o, at, ${narrowest(field.max)})`,
      );
    case 'octets':
      return `  if (${field.length} > ${narrowest(field.max)} || !(at + ${field.length} <= o.length)) return undefined;
  const ${name} = view(o, at, at + ${field.length});
  at += ${field.length};`;
    default:
      throw new Error(`${name}: no straight-line code for ${field.kind}`);
  }
}

function stringOf(name: string, nul: string): string {
  return `  const ${name}Nul = o[at] === 0 ? at : ${nul};
  if (${name}Nul < 0) return undefined;
  const ${name} = ${name}Nul === at ? '' : ascii(o, at, ${name}Nul);
  at = ${name}Nul + 1;`;
}

/** The least of what 3.4 and 5.0 allow: what fits that is right in both. */
export function narrowest(max: Extract<Field, { kind: 'cstring' | 'octets' }>['max']): number {
  if (typeof max === 'number') return max;
  const in34 = max['3.4'] ?? max['3.3']!;
  return Math.min(in34, max['5.0'] ?? in34);
}

export function isCarrier(name: string): boolean {
  return Object.values(TLVS as Record<string, TlvRow>).some((row) =>
    (['3.4', '5.0'] as const).some((version) => carriersOf(row, version).some(({ pdu }) => pdu === name)),
  );
}
