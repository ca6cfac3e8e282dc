import {
  concatOf,
  type ParsedUdh,
  UDH_ELEMENTS,
  type UdhElement,
  type UdhFieldSpan,
  type UdhRow,
} from '../text/udh.ts';
import { makeSpan, unreadSpan } from './span.ts';
import type { Span, SpanBits } from './types.ts';
import { count, hex, octetsInWords } from './words.ts';

const SECTION = '3GPP TS 23.040, 9.2.3.24';

/** The span of a header that starts at `base` of the input. `path` is that of the user data. */
export function udhSpan(udh: ParsedUdh, userData: Uint8Array, base: number, path: string): Span {
  const own = `${path}.udh`;
  const last = udh.elements.at(-1);
  const end = last ? last.offset + 2 + last.data.length : 1;
  const stray = userData.subarray(end, udh.length);
  return makeSpan({
    name: 'udh',
    path: own,
    offset: base,
    length: udh.length,
    meaning: udh.elements.map(elementInWords).join('; ') || 'no elements',
    doc: 'User data header: what the phone is told about the text that follows.',
    section: SECTION,
    children: [
      makeSpan({
        name: 'udhl',
        path: `${own}.udhl`,
        offset: base,
        length: 1,
        value: udh.length - 1,
        meaning: `${count(udh.length - 1, 'octet')} of header follow`,
        doc: 'Octets of the header, this one not counted.',
      }),
      ...udh.elements.map((element, index) => elementSpan(element, base, `${own}[${index}]`)),
      ...(stray.length > 0 ? [unreadSpan(stray, base + end, `${own}.unread`)] : []),
    ],
  });
}

function elementSpan(element: UdhElement, base: number, path: string): Span {
  const { id, name, title, data, fields } = element;
  const row = name && (UDH_ELEMENTS[name] as UdhRow);
  const offset = base + element.offset;
  const children = [
    makeSpan({ name: 'iei', path: `${path}.iei`, offset, length: 1, value: id, meaning: title, doc: 'Which element.' }),
    makeSpan({
      name: 'iedl',
      path: `${path}.iedl`,
      offset: offset + 1,
      length: 1,
      value: data.length,
      meaning: `${count(data.length, 'octet')} of data`,
      doc: 'Octets of data in the element.',
    }),
    ...fields.filter(({ length }) => length > 0).map((field) => fieldSpan(field, row, base, path)),
  ];
  if (fields.length === 0 && data.length > 0) {
    const place = { path: `${path}.data`, offset: offset + 2, length: data.length };
    children.push(makeSpan({ name: 'data', ...place, value: data, meaning: octetsInWords(data) }));
  }
  return makeSpan({
    name: name ?? hex(id, 2),
    path,
    offset,
    length: 2 + data.length,
    meaning: elementInWords(element),
    doc: row?.doc,
    section: SECTION,
    children,
  });
}

function fieldSpan(field: UdhFieldSpan, row: UdhRow | undefined, base: number, path: string): Span {
  const { name, offset, length, value, bits } = field;
  const masks = row?.fields.find((each) => each.name === name)?.bits;
  const groups = bits?.map(
    (group): SpanBits => ({
      mask: masks?.find((each) => each.name === group.name)?.mask ?? 0,
      name: group.name,
      value: group.value,
      meaning: group.meaning ?? '',
    }),
  );
  const meaning = value instanceof Uint8Array ? octetsInWords(value) : fieldInWords(field);
  return makeSpan({ name, path: `${path}.${name}`, offset: base + offset, length, value, meaning, bits: groups });
}

function fieldInWords({ meaning, bits = [] }: UdhFieldSpan): string {
  return meaning ?? bits.map((group) => `${group.name}: ${group.meaning ?? group.value}`).join(', ');
}

function elementInWords(element: UdhElement): string {
  const concat = concatOf([element]);
  if (concat) return `part ${concat.sequence} of ${concat.total}, reference ${concat.reference}`;
  const facts = element.fields
    .filter(({ value }) => !(value instanceof Uint8Array))
    .map((field) => `${field.name} ${fieldInWords(field) || field.value}`);
  return [element.title, ...(facts.length > 0 ? [facts.join(', ')] : [])].join(': ');
}
