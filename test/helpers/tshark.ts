import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '../vectors/hex.ts';
import { writePcap } from './pcap.ts';

/** A field as the dissector shows it. */
export interface DissectedField {
  /** Without the `smpp.` in front. */
  readonly name: string;
  /** Octets from the start of the PDU. */
  readonly offset: number;
  /** The octets of the field, in hex; for a group of bits, those of the whole octet. */
  readonly hex: string;
}

const SMPP_PORT = 2775;
/** Octets of the IPv4 and TCP headers that stand before a PDU. */
const PDU_AT = 40;
const DISSECTION_MS = 60_000;
const MOST_OUTPUT_OCTETS = 512 * 1024 * 1024;

/** Whether tshark can be run here. */
export function hasTshark(): boolean {
  return spawnSync('tshark', ['--version']).status === 0;
}

/** Has each frame dissected as SMPP by tshark, in one run. A frame that it takes for no SMPP has no fields. */
export function dissect(frames: readonly Uint8Array[]): DissectedField[][] {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-web-'));
  try {
    const file = join(folder, 'frames.pcap');
    writeFileSync(file, writePcap(frames, SMPP_PORT));
    const run = spawnSync('tshark', ['-r', file, '-T', 'pdml', '-J', 'smpp'], {
      encoding: 'latin1',
      maxBuffer: MOST_OUTPUT_OCTETS,
      timeout: DISSECTION_MS,
    });
    if (run.status !== 0) throw new Error(`tshark ended with status ${run.status}: ${run.stderr}`);
    const packets = run.stdout.split('<packet>').slice(1);
    if (packets.length !== frames.length) throw new Error(`tshark shows ${packets.length} of ${frames.length} frames`);
    return packets.map((packet, index) => fieldsOf(packet, frames[index]!));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Fields in the order of the dissection. What it shows without octets of its own is read from the frame. */
function fieldsOf(packet: string, frame: Uint8Array): DissectedField[] {
  return Array.from(packet.matchAll(/<field name="smpp\.([\w.]+)"([^>]*)>/g), ([, name, rest]) => {
    const attribute = (wanted: string) => new RegExp(` ${wanted}="([^"]*)"`).exec(rest!)?.[1] ?? '';
    const offset = Number(attribute('pos')) - PDU_AT;
    const shown = attribute('unmaskedvalue') || attribute('value');
    const hex = shown || toHex(frame.subarray(offset, offset + Number(attribute('size'))));
    return { name: name!, offset, hex };
  });
}
