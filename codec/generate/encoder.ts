import type { Field, PduRow } from '../src/spec/index.ts';
import { narrowest } from './decoder.ts';
import { hex } from './files.ts';

/** Straight-line code that encodes one PDU. */
export function encoderOf(name: string, { id, kind, fields }: PduRow): { name: string; code: string } {
  const entries = Object.entries(fields);
  const writes = entries.flatMap(([field, row]) => (row.kind === 'length' ? [] : [`  ${writeOf(field, row)};`]));
  const lines = [
    `function ${name}(init: FastInit): void {`,
    `  header(${hex(id, 8)}, init);`,
    `  const given = ${presence(entries)};`,
    ...(kind === 'response' && entries.length > 0 ? ['  if (isBare(init, given)) return finish(init, given);'] : []),
    ...writes,
    '  tlvs(init.tlvs);',
    '  finish(init, given);',
    '}',
  ];
  return { name, code: `${lines.join('\n')}\n` };
}

/** How many of the fields the caller has named: a name that is counted nowhere is a mistake. */
function presence(entries: readonly (readonly [string, Field])[]): string {
  return entries.map(([field]) => `(init.${field} === undefined ? 0 : 1)`).join(' + ') || '0';
}

function writeOf(name: string, field: Field): string {
  switch (field.kind) {
    case 'integer':
      if (field.fixed) return `fixed(init.${name}, ${field.fixed['3.4']})`;
      return `u8(init.${name}, ${field.initial})`;
    case 'cstring':
      if (field.fixed) return `empty(init.${name})`;
      return field.format === 'time' ? `time(init.${name})` : `cstring(init.${name}, ${narrowest(field.max)})`;
    case 'octets':
      return `counted(init.${name}, ${narrowest(field.max)})`;
    default:
      throw new Error(`${name}: no straight-line code for ${field.kind}`);
  }
}
