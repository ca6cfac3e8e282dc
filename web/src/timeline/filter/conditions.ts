import { type Expression, print, quote } from './expression.ts';
import { type FieldValue, type FilterField, fieldNamed } from './fields.ts';
import type { FilterRow } from './filter-row.ts';
import { joined, parse } from './parse.ts';
import { namedValues } from './values.ts';

/** How a condition is put to a filter: alone, turned round, or joined to what is there. */
export type Joining = 'only' | 'not' | 'and' | 'or';

/** Fields that one row is filtered by, those first that people ask for most. */
const OFFERED = [
  'command',
  'command_status',
  'source_addr',
  'destination_addr',
  'message_id',
  'receipted_message_id',
  'system_id',
  'sequence_number',
  'session',
  'direction',
] as const;

/** The column of the timeline that shows a field. */
const FIELD_OF_COLUMN: Readonly<Record<string, string>> = {
  session: 'session',
  direction: 'direction',
  command: 'command',
  number: 'sequence_number',
  status: 'command_status',
  length: 'length',
};

/** Longer values make no condition that anybody could read. */
const MAX_TEXT = 200;
const MAX_OCTETS = 32;

/** A row's own value as a condition: `command == submit_sm`. Undefined where the row has none, or it is too long. */
export function conditionOf({ name, kind, values }: FilterField, value: FieldValue): string | undefined {
  if (typeof value === 'number') {
    const named = values ? namedValues(values).find((each) => each.value === value) : undefined;
    if (kind === 'time') return undefined;
    return `${name} == ${named?.name ?? value}`;
  }
  if (typeof value === 'boolean') return `${name} == ${value}`;
  if (typeof value === 'string') {
    if (value.length > MAX_TEXT) return undefined;
    return kind === 'octets' || !/^[a-z0-9_+.:-]+$/i.test(value) ? `${name} == ${quote(value)}` : `${name} == ${value}`;
  }
  if (value.length === 0 || value.length > MAX_OCTETS) return undefined;
  return `${name} == ${Array.from(value, (octet) => octet.toString(16).padStart(2, '0')).join('')}`;
}

/** What a row can be filtered by. The field of the column that was pointed at comes first. */
export function conditionsOf(row: FilterRow, column?: string): string[] {
  const first = column === undefined ? undefined : FIELD_OF_COLUMN[column];
  const names = new Set([...(first ? [first] : []), ...OFFERED]);
  const found: string[] = [];
  for (const name of names) {
    const field = fieldNamed(name)!;
    const value = field.get(row);
    const one = Array.isArray(value) ? value[0] : (value as FieldValue | undefined);
    const isTold = one !== undefined && one !== '' && !(name === 'command_status' && one === 0);
    const condition = isTold ? conditionOf(field, one) : undefined;
    if (condition) found.push(condition);
  }
  return found;
}

/** The text of a filter after a condition has been put to it. What is no filter is as good as empty. */
export function withCondition(text: string, condition: string, how: Joining): string {
  const one = parse(condition)!;
  if (how === 'only') return condition;
  const before = expressionOf(text);
  const added: Expression = how === 'not' ? turned(one) : one;
  if (!before) return print(added);
  return print(joined(how === 'or' ? 'or' : 'and', [before, added]));
}

/** The opposite of a condition, in the shortest form. */
function turned(one: Expression): Expression {
  return one.kind === 'compare' && one.operator === '==' ? { ...one, operator: '!=' } : { kind: 'not', term: one };
}

function expressionOf(text: string): Expression | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
