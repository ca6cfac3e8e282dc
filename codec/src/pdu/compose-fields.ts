import type { WireField, WireItem } from '../spec/row.ts';
import { SHORT_TIME, TIME } from '../wire/time-form.ts';
import { type Draft, kindOf, type LooseInit, show } from './draft.ts';
import { allSizes, type WirePdu, widest } from './protocol.ts';

type Of<Kind extends WireField['kind']> = Extract<WireField, { kind: Kind }>;

const EMPTY = new Uint8Array();

/** Most that an octet can count. */
const MOST_COUNTED = 255;

/** Writes the fields of a body. A response may end before any of them. */
export function composeFields(draft: Draft, { fields, kind }: WirePdu, values: LooseInit): void {
  if (kind !== 'response') return writeFields(draft, fields, values, '');
  for (const [name, field] of fields) {
    if (values[name] === null || endsBefore(field, name, values)) return;
    writeField(draft, field, values, name, name);
  }
}

function endsBefore(field: WireField, name: string, values: LooseInit): boolean {
  if (field.kind === 'length') return values[field.of] === null;
  return field.kind === 'count' && values[field.of] === null && values[name] == null;
}

function writeFields(draft: Draft, fields: WirePdu['fields'], values: LooseInit, path: string): void {
  for (const [name, field] of fields) writeField(draft, field, values, name, path + name);
}

function writeField(draft: Draft, field: WireField, values: LooseInit, name: string, path: string): void {
  const value = values[name];
  switch (field.kind) {
    case 'integer':
      return writeInteger(draft, field, value ?? field.initial, path);
    case 'cstring':
      return writeCString(draft, field, value ?? '', path);
    case 'length':
      return writeCount(draft, draft.bytes(values[field.of] ?? EMPTY, field.of).length, field.of);
    case 'count':
      return writeCount(draft, draft.items(values[field.of] ?? [], field.of).length, field.of);
    case 'octets': {
      const octets = draft.bytes(value ?? EMPTY, path);
      if (!draft.lenient) draft.size(octets.length, widest(field.max, draft.version), path);
      return draft.writer.bytes(octets);
    }
    case 'list':
      return writeList(draft, field, draft.items(value ?? [], path), path);
  }
}

function writeCount(draft: Draft, count: number, path: string): void {
  draft.writer.u8(draft.size(count, MOST_COUNTED, path));
}

function writeInteger(draft: Draft, field: Of<'integer'>, value: unknown, path: string): void {
  const { version, lenient } = draft;
  const fixed = version && field.fixed?.[version];
  if (!lenient && fixed !== undefined && draft.uint(value, field.octets, path) !== fixed) {
    throw draft.error('not_in_version', path, `SMPP ${version} wants ${fixed} here, got ${value}`);
  }
  draft.writeUint(value, field.octets, path);
}

function writeCString(draft: Draft, field: Of<'cstring'>, value: unknown, path: string): void {
  const text = draft.text(value, path, !draft.lenient);
  if (!draft.lenient) checkCString(draft, field, text, path);
  draft.writer.latin1(text);
  draft.writer.u8(0);
}

function checkCString(draft: Draft, field: Of<'cstring'>, text: string, path: string): void {
  const { version } = draft;
  const max = widest(field.max, version) - 1;
  if (field.format === 'time' && text !== '') {
    const sizes = allSizes(field.sizes ?? [], version);
    const form = text.length === 12 ? SHORT_TIME : TIME;
    if (!sizes.includes(text.length + 1) || !form.test(text)) {
      throw draft.error('bad_time', path, `a time of the form YYMMDDhhmmsstnnp expected, got ${show(text)}`);
    }
  } else if (text.length > max) {
    const shown = path === 'password' ? `${text.length} characters` : `${text.length} (${show(text)})`;
    const where = version ? ` in SMPP ${version}` : '';
    throw draft.error('too_long', path, `at most ${max} characters and the NUL${where}, got ${shown}`);
  }
  const fixed = version && field.fixed?.[version];
  if (fixed !== undefined && text !== fixed) {
    throw draft.error('not_in_version', path, `SMPP ${version} wants ${show(fixed)} here`);
  }
}

function writeList(draft: Draft, field: Of<'list'>, items: readonly LooseInit[], path: string): void {
  if (!draft.lenient) {
    draft.size(items.length, widest(field.max, draft.version), path);
    if (items.length < (field.min ?? 0)) {
      throw draft.error('out_of_range', path, `at least ${field.min} expected, got ${items.length}`);
    }
  }
  items.forEach((item, index) => {
    writeItem(draft, field.item, item, `${path}[${index}]`);
  });
}

function writeItem(draft: Draft, item: WireItem, value: LooseInit, path: string): void {
  if (typeof value !== 'object' || value === null)
    throw draft.error('wrong_type', path, `an object expected, got ${kindOf(value)}`);
  if (item.kind === 'struct') return writeFields(draft, Object.entries(item.fields), value, `${path}.`);
  const choice = value[item.discriminator];
  const variant = item.variants[choice as number];
  if (!variant) {
    const known = Object.keys(item.variants).join(' or ');
    throw draft.error('bad_dest_flag', `${path}.${item.discriminator}`, `${known} expected, got ${show(choice)}`);
  }
  draft.writer.u8(choice as number);
  writeFields(draft, Object.entries(variant), value, `${path}.`);
}
