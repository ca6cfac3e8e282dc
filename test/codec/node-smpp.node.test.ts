import { type Command, decode, encode, type Init } from '@smpp-web/codec';
import { PDUS, type PduRow } from '@smpp-web/codec/spec';
import { resolveTime } from '@smpp-web/codec/text';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeSmpp } from '../helpers/node-smpp.ts';
import { toHex } from '../vectors/hex.ts';
import { anyPduOf } from './arbitrary.ts';

/** The npm package `smpp` and we write the same octets, and read them the same way, but for what is listed here. */

const RUNS = 100;
const SEED = 5;

type Values = Readonly<Record<string, unknown>>;
type AnyTlv = { readonly tag: number; readonly name?: string; readonly value: number | string | Uint8Array };
type AnyInit = Values & { readonly tlvs: readonly AnyTlv[] };

const COMMANDS = Object.keys(PDUS).filter((command) => command in nodeSmpp.commands) as Command[];

/** TLVs that the peer writes and reads otherwise, and how. They are left out of what is compared. */
const DEVIATING: Readonly<Record<string, string>> = {
  broadcast_end_time: 'without the NUL of the string',
  source_telematics_id: 'as two octets, where 3.4 (5.3.2.8) has one',
  dest_addr_np_country: 'as a number of four octets, where 5.0 (4.8.4) has one to five',
};

/** TLVs in which it reads seven-bit text, though they are octets: the top bit of each is lost. */
const READ_AS_TEXT = new Set([
  'broadcast_area_identifier',
  'broadcast_content_type_info',
  'broadcast_service_group',
  'callback_num',
  'dest_addr_np_information',
  'dest_node_id',
  'source_node_id',
]);

/** What it calls a TLV in one PDU only. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  broadcast_sm_resp: { broadcast_area_identifier: 'failed_broadcast_area_identifier' },
};

describe('what it does not know at all', () => {
  test('the commands of 3.3 alone', () => {
    const unknown = Object.keys(PDUS).filter((command) => !(command in nodeSmpp.commands));
    expect(unknown.map((command) => (PDUS[command as Command] as PduRow).versions)).toEqual(unknown.map(() => ['3.3']));
  });
});

describe.each(COMMANDS)('%s', (command) => {
  const samples = fc.sample(anyPduOf(command), { numRuns: RUNS, seed: SEED });
  const inits = samples.map(({ init }) => comparable(command, init as unknown as AnyInit));

  test('they write what we write', () => {
    for (const init of inits) {
      const named = { ...init, tlvs: init.tlvs.filter(({ name }) => name) };
      const theirs = new nodeSmpp.PDU(command, inTheirWords(named)).toBuffer();
      expect(toHex(theirs)).toBe(toHex(encode(command, named as Init<Command>)));
      expect(decode(Uint8Array.from(theirs))).toMatchObject({ ...named, issues: [] });
    }
  });

  test('they read what we write', () => {
    for (const init of inits) {
      const theirs = new nodeSmpp.PDU(Buffer.from(encode(command, init as Init<Command>)));
      expect(readOf(theirs, command, init)).toEqual(valuesOf(command, init));
    }
  });
});

/** A PDU without what the peer would take apart on its own: it makes text of octets that data_coding or a header names. */
function comparable(command: string, init: AnyInit): AnyInit {
  const row = PDUS[command as Command] as PduRow;
  const OCTETS_CODING = 4;
  return {
    ...init,
    ...('data_coding' in row.fields && { data_coding: OCTETS_CODING }),
    ...('esm_class' in row.fields && { esm_class: (init.esm_class as number) & 0x3f }),
    tlvs: init.tlvs.filter(({ name }) => !name || !(name in row.fields || name in DEVIATING)),
  };
}

/** TLVs are properties, those that may repeat in a list; octets are Buffers; a destination is told by its fields. */
function inTheirWords({ tlvs, dest_address, ...fields }: AnyInit): Record<string, unknown> {
  const theirs: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) theirs[name] = buffered(value);
  if (dest_address) theirs.dest_address = withoutFlags(dest_address as readonly Values[]);
  for (const { name, value } of tlvs) {
    theirs[name!] = nodeSmpp.tlvs[name!]!.multiple ? [buffered(value)] : buffered(value);
  }
  return theirs;
}

function withoutFlags(items: readonly Values[]): Values[] {
  return items.map(({ dest_flag: _, ...item }) => item);
}

function buffered(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

/** All values of a PDU by name, vendor TLVs by tag; octets as hex, absolute times as moments. */
function valuesOf(command: string, { tlvs, ...fields }: AnyInit): Values {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) values[name] = comparableValue(command, name, value);
  for (const { tag, name, value } of tlvs) {
    values[name ?? tag] = value instanceof Uint8Array ? hexOf(name, value) : value;
  }
  return values;
}

function comparableValue(command: string, name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return toHex(value);
  if (name === 'dest_address') return withoutFlags(value as readonly Values[]);
  const field = (PDUS[command as Command] as PduRow).fields[name];
  if (field?.kind !== 'cstring' || field.format !== 'time' || value === '') return value;
  return (value as string).endsWith('R') ? 'relative' : resolveTime(value as string, new Date(0))!.getTime();
}

function readOf(theirs: Values, command: string, init: AnyInit): Values {
  const names = Object.keys(valuesOf(command, init));
  return Object.fromEntries(
    names.map((name) => [name, readValue(name, theirs[RENAMED[command]?.[name] ?? name], init)]),
  );
}

function readValue(name: string, value: unknown, init: AnyInit): unknown {
  if (value instanceof Date) return String(init[name]).endsWith('R') ? 'relative' : value.getTime();
  const tlv = nodeSmpp.tlvs[name];
  const isTlv = init.tlvs.some((one) => one.name === name);
  const only = isTlv && tlv?.multiple ? (value as unknown[])[0] : value;
  if (isTlv && tlv?.filter && name !== 'message_payload') return hexOf(name, tlv.filter.encode(only));
  const octets = messageIn(only);
  if (octets instanceof Uint8Array) return hexOf(name, octets);
  return isTlv && READ_AS_TEXT.has(name) ? hexOf(name, Buffer.from(only as string, 'latin1')) : only;
}

/** Text comes as `{ message }`, which is octets where data_coding says so. */
function messageIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'message' in value ? value.message : value;
}

function hexOf(name: string | undefined, octets: Uint8Array): string {
  const isText = name !== undefined && READ_AS_TEXT.has(name);
  return toHex(isText ? octets.map((octet) => octet & 0x7f) : octets);
}
