import { hexDump, inspect } from '@smpp-web/codec/inspect';
import { wordsOf } from '../words/frame-words.ts';
import { toHex } from '../words/hex.ts';
import type { CopyFormat } from './copy-formats.ts';
import { pduAsJson } from './pdu-json.ts';
import { pduAsTypeScript } from './pdu-typescript.ts';
import type { Entry } from './wire-log.ts';

/** Puts entries into the clipboard in a form. */
export async function copyText(entries: readonly Entry[], as: CopyFormat): Promise<void> {
  await navigator.clipboard.writeText(entriesAs(entries, as));
}

/** Entries in a form. Passwords are masked wherever that form is read by people. */
export function entriesAs(entries: readonly Entry[], as: CopyFormat): string {
  switch (as) {
    case 'hex':
      return entries.map(({ frame }) => toHex(frame)).join('\n');
    case 'hexdump':
      return entries.map(({ frame }) => hexDump(frame, inspect(frame).spans)).join('\n\n');
    case 'json':
      return entries.length === 1
        ? pduAsJson(entries[0]!.frame)
        : `[${entries.map(({ frame }) => pduAsJson(frame)).join(',\n')}]`;
    case 'typescript':
      return typeScriptOf(entries);
    case 'tshark':
      return entries.map(tsharkFilter).join(' or ');
    case 'summary':
      return entries.map(lineOf).join('\n');
  }
}

function typeScriptOf(entries: readonly Entry[]): string {
  const calls = entries.map(({ frame }) => pduAsTypeScript(frame));
  return `import { encode } from '@smpp-web/codec';\n\n${calls.join('\n\n')}\n`;
}

/** A display filter that finds the same PDU in a capture. */
function tsharkFilter({ command_id, sequence_number, command_status }: Entry): string {
  const parts = [
    `smpp.command_id == 0x${hex32(command_id)}`,
    `smpp.sequence_number == ${sequence_number}`,
    ...(command_status === 0 ? [] : [`smpp.command_status == 0x${hex32(command_status)}`]),
  ];
  return `(${parts.join(' and ')})`;
}

function lineOf({ at, direction, sequence_number, frame }: Entry): string {
  const { command, status, summary, problem } = wordsOf(frame);
  const parts = [new Date(at).toISOString(), direction, command, `#${sequence_number}`, status, problem, summary];
  return parts.filter(Boolean).join(' ');
}

function hex32(value: number): string {
  return value.toString(16).padStart(8, '0');
}
