import type { Field, PduRow } from '../src/spec/index.ts';
import { narrowest } from './decoder.ts';
import { hex } from './files.ts';

/** Straight-line code that encodes one PDU. */
export function encoderOf(name: string, { id, kind, fields }: PduRow): { name: string; code: string } {
  const entries = Object.entries(fields);
  const hasOctets = entries.some(([, { kind }]) => kind === 'integer');
  const end = `finish(o, start, at, ${hex(id, 8)}, init, given)`;
  const lines = [
    `function ${name}(o: Uint8Array, start: number, init: FastInit): number {`,
    // Each member is looked up once: a look-up is dear where callers pass objects of many shapes.
    `  const { ${[...entries.map(([field]) => field), 'tlvs'].join(', ')} } = init;`,
    `  const given = ${presence(entries)};`,
    '  let at = start + 16;',
    ...(hasOctets ? ['  let bad = 0;', '  let value = 0;'] : []),
    ...(kind === 'response' && entries.length > 0 ? [`  if (isBare(init, given)) return ${end};`] : []),
    ...entries.map(([field, row]) => writeOf(field, row)),
    ...(hasOctets ? ['  if (bad < 0) return -1;'] : []),
    `  at = writeTlvs(o, at, tlvs, ${'short_message' in fields ? 'short_message !== undefined' : 'false'});`,
    `  return ${end};`,
    '}',
  ];
  return { name, code: `${lines.filter(Boolean).join('\n')}\n` };
}

/** How many of the fields the caller has named: a name that is counted nowhere is a mistake. */
function presence(entries: readonly (readonly [string, Field])[]): string {
  return entries.map(([field]) => `(${field} === undefined ? 0 : 1)`).join(' + ') || '0';
}

function writeOf(name: string, field: Field): string {
  switch (field.kind) {
    case 'integer':
      return `  value = octet(${name}, ${field.initial});
  bad |= ${field.fixed ? `value === ${field.fixed['3.4']} ? 0 : -1` : 'value'};
  o[at++] = value;`;
    case 'cstring':
      return ending(stringOf(name, field));
    case 'length':
      // Written together with the octets that it counts.
      return '';
    case 'octets':
      return ending(`counted(o, at, ${name}, ${narrowest(field.max)})`);
    default:
      throw new Error(`${name}: no straight-line code for ${field.kind}`);
  }
}

function stringOf(name: string, field: Extract<Field, { kind: 'cstring' }>): string {
  if (field.fixed || field.format === 'time') return `nothing(o, at, ${name})`;
  return `string(o, at, ${name}, ${narrowest(field.max)})`;
}

function ending(call: string): string {
  return `  at = ${call};\n  if (at < 0) return -1;`;
}
