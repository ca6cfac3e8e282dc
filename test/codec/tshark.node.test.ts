import { type Command, decode, encode, type Init } from '@smpp-web/codec';
import { PDUS, type PduRow } from '@smpp-web/codec/spec';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DissectedField, dissect, hasTshark } from '../helpers/tshark.ts';
import { anyPduOf } from './arbitrary.ts';
import { type WireLine, wireLinesOf } from './wire-lines.ts';

/**
 * The dissector of Wireshark and our decoder read the same octets: every field has the same name, place and octets.
 * Without tshark the suite is skipped: install the package `tshark`.
 */

const RUNS_PER_COMMAND = 180;
const SEED = 2775;

/** The dissector knows 3.4 and 5.0; the commands of 3.3 alone are unknown to it. */
const COMMANDS = (Object.entries(PDUS) as [Command, PduRow][]).filter(([, { versions }]) => versions.includes('5.0'));

/** Its names where they are not those of the specification. Groups of bits stand for the octet they are in. */
const NAMES: Readonly<Record<string, string>> = {
  message: 'short_message',
  schedule_delivery_time_r: 'schedule_delivery_time',
  validity_period_r: 'validity_period',
  final_date_r: 'final_date',
  dlist: 'number_of_dests',
  dlist_resp: 'no_unsuccess',
  'esm.submit.msg_mode': 'esm_class',
  'esm.submit.msg_type': 'esm_class',
  'esm.submit.features': 'esm_class',
  'regdel.receipt': 'registered_delivery',
  'regdel.acks': 'registered_delivery',
  'regdel.notif': 'registered_delivery',
  opt_param_tag: 'tag',
  opt_param_len: 'length',
  vendor_op: 'vendor',
  SC_interface_version: 'sc_interface_version',
  destination_port: 'dest_port',
  'network_error.type': 'network_error_code',
  'its_session.number': 'its_session_info',
  billing_id: 'billing_identification',
  dest_addr_np_info: 'dest_addr_np_information',
  'msg_wait.ind': 'ms_msg_wait_facilities',
  alert_on_message_delivery_type: 'alert_on_message_delivery',
  'broadcast_content_type.nw': 'broadcast_content_type',
  'broadcast_content_type.info': 'broadcast_content_type_info',
  'broadcast_area_identifier.format': 'broadcast_area_identifier',
  'broadcast_frequency_interval.unit': 'broadcast_frequency_interval',
  broadcast_end_time_r: 'broadcast_end_time',
};

/** What it shows beside the fields: brackets around others, readings of a field that it has shown already. */
const NO_FIELDS = /^(opt_params|opt_param|message_text|data_coding_tree|dcs\..*)$/;

/** Known deviations of the dissector, each with its reason. First, lines that it does not show: */
const NOT_SHOWN: readonly { readonly why: string; readonly is: (line: WireLine, command: string) => boolean }[] = [
  {
    why: 'a request has no status: it is shown for responses only',
    is: ({ name }, command) => name === 'command_status' && !isResponse(command),
  },
  { why: 'an empty string has nothing to show', is: ({ hex, name }) => hex === '00' && isString(name) },
  { why: 'octets that are none have nothing to show', is: ({ hex }) => hex === '' },
  {
    why: 'a list without items has nothing to show',
    is: ({ hex, name }) => hex === '00' && /^(number_of_dests|no_unsuccess)$/.test(name),
  },
  { why: 'the kind of a destination is told by the fields that follow', is: ({ name }) => name === 'dest_flag' },
];

/** PDUs in which it looks for no TLVs, since 3.4 lists none for them: ours may carry a vendor's or congestion_state. */
const NO_TLVS = new Set([
  'bind_receiver',
  'bind_transmitter',
  'bind_transceiver',
  'outbind',
  'unbind',
  'unbind_resp',
  'enquire_link',
  'enquire_link_resp',
  'generic_nack',
  'query_sm',
  'query_sm_resp',
  'replace_sm_resp',
  'cancel_sm',
  'cancel_sm_resp',
  'cancel_broadcast_sm_resp',
]);

/** Inputs that it does not take for SMPP at all, and what is given to it instead. */
const BELIEVED: Readonly<Record<string, { readonly why: string; readonly init: object }>> = {
  alert_notification: {
    why: 'taken for SMPP only where the first octet of the body is a type of number that has a name, and the next a numbering plan',
    init: { source_addr_ton: 1, source_addr_npi: 1, esme_addr_ton: 1, esme_addr_npi: 1 },
  },
};

/** A TLV after which it loses its way: it reads one octet where 5.0 (4.8.4) has two, whatever the length says. */
const MISREAD_TLV = 'broadcast_rep_num';

interface Case {
  readonly command: Command;
  readonly frame: Uint8Array;
}

const CASES: readonly Case[] = COMMANDS.flatMap(([command, { kind }]) => {
  const believed = BELIEVED[command]?.init;
  const made = fc.sample(anyPduOf(command), { numRuns: RUNS_PER_COMMAND, seed: SEED });
  const frames = made.map(({ init }) => {
    const tlvs = init.tlvs!.filter(({ name }) => name !== MISREAD_TLV);
    return encode(command, { ...init, ...believed, tlvs } as Init<Command>);
  });
  // The body of an error response is not dissected: it has none here.
  const refused = kind === 'response' ? [encode(command, { command_status: 8 } as Init<Command>)] : [];
  return [...frames, ...refused].map((frame) => ({ command, frame }));
});

const isInstalled = hasTshark();

describe.skipIf(!isInstalled)(
  `tshark reads ${CASES.length} PDUs as we do${isInstalled ? '' : ' (no tshark here)'}`,
  () => {
    const dissected = new Map<Case, DissectedField[]>();

    beforeAll(() => {
      const found = dissect(CASES.map(({ frame }) => frame));
      CASES.forEach((one, index) => void dissected.set(one, found[index]!));
    }, 120_000);

    test('there are at least 5000 of them', () => {
      expect(CASES.length).toBeGreaterThanOrEqual(5000);
    });

    test.each(COMMANDS.map(([command]) => command))('%s, field by field', (command) => {
      const cases = CASES.filter((one) => one.command === command);
      const ours = cases.map(({ frame }) => ourLines(frame, command));
      const theirs = cases.map((one) => theirLines(dissected.get(one)!, command));
      expect(theirs).toEqual(ours);
    });
  },
);

function ourLines(frame: Uint8Array, command: string): string[] {
  const lines = wireLinesOf(decode(frame));
  const end = NO_TLVS.has(command) ? lines.findIndex(({ name }) => name === 'tag') : -1;
  const shown = end < 0 ? lines : lines.slice(0, end);
  return shown.filter((line) => !isHidden(line, command)).map(inWords);
}

function isHidden(line: WireLine, command: string): boolean {
  return NOT_SHOWN.some(({ is }) => is(line, command));
}

/** Fields of the dissector in our words. What stands behind the length of a TLV is its value, in one line as ours. */
function theirLines(fields: readonly DissectedField[], command: string): string[] {
  const lines: WireLine[] = [];
  for (const { name, offset, hex } of fields) {
    if (NO_FIELDS.test(name) || hex === '') continue;
    const last = lines.at(-1);
    const isValue = lines.at(-2)?.name === 'length' && last?.name !== 'tag' && name !== 'opt_param_tag';
    if (isValue) lines[lines.length - 1] = { ...last!, hex: joined(last!, { offset, hex }) };
    else if (last?.offset !== offset) lines.push({ name: NAMES[name] ?? name, offset, hex });
  }
  return lines.filter((line) => !isHidden(line, command)).map(inWords);
}

/** The octets of two parts of a value; parts may overlap, as groups of bits in one octet do. */
function joined(first: Omit<WireLine, 'name'>, second: Omit<WireLine, 'name'>): string {
  return first.hex.slice(0, (second.offset - first.offset) * 2) + second.hex;
}

function inWords({ name, offset, hex }: WireLine): string {
  return `${offset} ${name} ${hex}`;
}

const STRINGS = new Set(Object.values(PDUS as Record<string, PduRow>).flatMap(({ fields }) => stringsIn(fields)));

function stringsIn(fields: PduRow['fields']): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'cstring') return [name];
    if (field.kind !== 'list') return [];
    const { item } = field;
    return item.kind === 'struct' ? stringsIn(item.fields) : Object.values(item.variants).flatMap(stringsIn);
  });
}

function isString(name: string): boolean {
  return STRINGS.has(name);
}

function isResponse(command: string): boolean {
  return (PDUS[command as Command] as PduRow).kind === 'response';
}
