import type { Command, Pdu, PduOf, TlvName } from '@smpp-web/codec';
import { readUserData } from '@smpp-web/codec/text';

/** What a value should be: equal, found by an expression, or to a function's liking. */
export type Wanted = string | number | Uint8Array | RegExp | ((value: unknown) => boolean);

/** What a PDU should be like. Fields that are not named may be anything. */
export type PduMatch<C extends Command = Command> = {
  readonly [Field in Exclude<keyof PduOf<C>, 'tlvs' | 'issues' | 'command'>]?: Wanted;
} & {
  /** The text, wherever it stands and however it is coded. */
  readonly text?: Wanted;
  /** TLVs that must be there, by name. */
  readonly tlvs?: { readonly [Name in TlvName]?: Wanted };
};

/** In what a PDU differs from what is wanted, a phrase for each field; empty when it fits. */
export function differences(pdu: Pdu, match: Readonly<Record<string, unknown>>): readonly string[] {
  const { text, tlvs, ...fields } = match as { text?: Wanted; tlvs?: Record<string, Wanted> };
  const found: string[] = [];
  const compare = (name: string, value: unknown, wanted: Wanted) => {
    if (!fits(value, wanted)) found.push(`${name} is ${shown(value)}, not ${shown(wanted)}`);
  };
  for (const [name, wanted] of Object.entries(fields as Record<string, Wanted>)) {
    compare(name, (pdu as unknown as Record<string, unknown>)[name], wanted);
  }
  if (text !== undefined) compare('text', textOf(pdu), text);
  for (const [name, wanted] of Object.entries(tlvs ?? {})) {
    const tlv = 'tlvs' in pdu ? pdu.tlvs.find((one) => one.name === name) : undefined;
    compare(`tlvs.${name}`, tlv?.value, wanted);
  }
  return found;
}

function textOf(pdu: Pdu): string | undefined {
  return 'data_coding' in pdu && pdu.data_coding !== null ? readUserData(pdu as never).text : undefined;
}

function fits(value: unknown, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(value);
  if (wanted instanceof RegExp) return typeof value === 'string' && value.search(wanted) >= 0;
  if (wanted instanceof Uint8Array) return value instanceof Uint8Array && hexOf(value) === hexOf(wanted);
  return value === wanted;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'absent';
  if (value instanceof Uint8Array) return `<${hexOf(value)}>`;
  if (value instanceof RegExp || typeof value === 'function') return String(value);
  return JSON.stringify(value);
}

function hexOf(octets: Uint8Array): string {
  return [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
