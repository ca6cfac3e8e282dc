import type { Command, Init } from '@smpp-web/codec';
import { type Field, type Fields, type ItemRow, PDUS, type PduRow, TLVS, type TlvRow } from '@smpp-web/codec/spec';
import * as fc from 'fast-check';

/** Arbitrary PDUs made from the table of the protocol: what the table allows, and nothing else. */

export interface AnyPdu {
  readonly command: Command;
  readonly init: Init<Command>;
}

const ROWS = Object.entries(PDUS) as [Command, PduRow][];

export const anyPdu: fc.Arbitrary<AnyPdu> = fc.oneof(...ROWS.map(([command]) => anyPduOf(command)));

export function anyPduOf(command: Command): fc.Arbitrary<AnyPdu> {
  const row = PDUS[command] as PduRow;
  const head = { sequence_number: fc.integer({ min: 1, max: 0x7fffffff }), tlvs: anyTlvs(command) };
  return fc
    .record({ ...fieldsOf(row.fields), ...head })
    .map((init) => ({ command, init: withoutSecondText(init) as unknown as Init<Command> }));
}

/** short_message and message_payload may not both hold text. */
function withoutSecondText(init: Record<string, unknown> & { tlvs: readonly { name?: string }[] }) {
  const hasText = (init.short_message as Uint8Array | undefined)?.length;
  return hasText ? { ...init, tlvs: init.tlvs.filter(({ name }) => name !== 'message_payload') } : init;
}

function fieldsOf(fields: Fields): Record<string, fc.Arbitrary<unknown>> {
  const settable = Object.entries(fields).filter(([, { kind }]) => kind !== 'length' && kind !== 'count');
  return Object.fromEntries(settable.map(([name, field]) => [name, settableValue(field)]));
}

function settableValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'integer':
      return fc.integer({ min: 0, max: 256 ** field.octets - 1 });
    case 'cstring':
      return field.format === 'time'
        ? fc.constantFrom('', '261125103000000+', '000001000000000R')
        : text(least(field.max) - 1);
    case 'octets':
      return fc.uint8Array({ maxLength: least(field.max) });
    case 'list':
      return fc.array(itemOf(field.item), { minLength: field.min ?? 0, maxLength: 5 });
    default:
      throw new Error(`${field.kind} is not settable`);
  }
}

function itemOf(item: ItemRow): fc.Arbitrary<unknown> {
  if (item.kind === 'struct') return fc.record(fieldsOf(item.fields));
  const variants = Object.entries(item.variants).map(([value, fields]) =>
    fc.record({ [item.discriminator]: fc.constant(Number(value)), ...fieldsOf(fields) }),
  );
  return fc.oneof(...variants);
}

function anyTlvs(command: string): fc.Arbitrary<{ tag: number; name?: string; value: unknown }[]> {
  const rows = (Object.entries(TLVS) as [string, TlvRow][]).filter(([, row]) => isFor(row, command) && !row.requires);
  const known = rows.map(([name, row]) => tlvValue(row).map((value) => ({ tag: row.tag, name, value })));
  const vendor = fc.record({ tag: fc.integer({ min: 0x1400, max: 0x3fff }), value: fc.uint8Array({ maxLength: 40 }) });
  return fc.uniqueArray(fc.oneof(vendor, ...known), { maxLength: 4, selector: ({ tag }) => tag });
}

function isFor({ in: carriers = [] }: TlvRow, command: string): boolean {
  return Object.values(carriers)
    .flat()
    .some(({ pdu }) => pdu === command);
}

function tlvValue({ field }: TlvRow): fc.Arbitrary<unknown> {
  if (field.kind === 'integer') return fc.integer({ min: 0, max: 256 ** field.octets - 1 });
  if (field.kind === 'flag') return fc.integer({ min: 0, max: 255 });
  const min = field.min ?? 0;
  if (field.kind === 'cstring') return text(Math.min(least(field.max), 80) - 1, Math.max(min - 1, 0));
  const sizes = field.sizes && Object.values(field.sizes).flat();
  if (sizes) return fc.uint8Array({ minLength: sizes[0] as number, maxLength: sizes[0] as number });
  return fc.uint8Array({ minLength: min, maxLength: Math.max(min, Math.min(least(field.max), 60)) });
}

function text(maxLength: number, minLength = 0): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength,
    maxLength,
  });
}

function least(max: number | Readonly<Record<string, number>>): number {
  return typeof max === 'number' ? max : Math.min(...Object.values(max));
}
