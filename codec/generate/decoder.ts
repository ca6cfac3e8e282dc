import { carriersOf, type Field, type PduRow, TLVS, type TlvRow } from '../src/spec/index.ts';
import { hex } from './files.ts';

/** Straight-line code that decodes one PDU. */
export function decoderOf(name: string, { id, kind, fields }: PduRow): { name: string; id: number; code: string } {
  const entries = Object.entries(fields);
  const takesTlvs = entries.length > 0 || isCarrier(name);
  const reads = entries.map(([field, row]) => `  const ${field} = ${readOf(field, row)};`);
  const names = entries.map(([field]) => field).join(', ');
  const head = `command: '${name}', command_length: frame.length, command_id: ${hex(id, 8)}, command_status, sequence_number`;
  const hasText = 'short_message' in fields;
  const lines = [
    `const ${name}Tlvs = allowedIn('${name}');`,
    `function ${name}(frame: Uint8Array, command_status: number, sequence_number: number): object | undefined {`,
    ...(takesTlvs ? [] : ['  if (frame.length !== 16) return undefined;']),
    ...(kind === 'response' && entries.length > 0 ? [errorResponse(entries, head)] : []),
    '  open(frame, 16);',
    ...reads,
    `  const list = tlvs(${name}Tlvs);`,
    ...(hasText ? ['  if (sm_length > 0 && carriesPayload()) return undefined;'] : []),
    `  return { ${head}, ${names && `${names}, `}tlvs: list, issues: NO_ISSUES };`,
    '}',
  ];
  return { name, id, code: `${lines.join('\n')}\n` };
}

/** An error response is its header alone, or is read the careful way. */
function errorResponse(entries: readonly (readonly [string, Field])[], head: string): string {
  const nulls = entries.map(([field]) => `${field}: null`).join(', ');
  return `  if (command_status !== 0) {
    if (frame.length !== 16) return undefined;
    open(frame, 16);
    return { ${head}, ${nulls}, tlvs: [], issues: NO_ISSUES };
  }
  if (frame.length === 16) return undefined;`;
}

function readOf(name: string, field: Field): string {
  switch (field.kind) {
    case 'integer':
    case 'length':
      return field.kind === 'integer' && field.fixed ? `fixed(${field.fixed['3.4']})` : 'u8()';
    case 'cstring':
      if (field.fixed) return 'empty()';
      return field.format === 'time' ? 'time()' : `cstring(${narrowest(field.max)})`;
    case 'octets':
      return `bytes(${field.length})`;
    default:
      throw new Error(`${name}: no straight-line code for ${field.kind}`);
  }
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
