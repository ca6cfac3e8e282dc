import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_SEGMENT_OCTETS, PcapWriter } from '../../web/src/timeline/captures/pcap-write.ts';
import { toHex } from '../vectors/hex.ts';

/** A field as the dissector shows it. */
export interface DissectedField {
  /** Without the `smpp.` in front. */
  readonly name: string;
  /** Octets from the start of the PDU. */
  readonly offset: number;
  /** The octets of the field, in hex; for a group of bits, those of the whole octet. */
  readonly hex: string;
}

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
    writeFileSync(file, pcapOf(frames));
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

/** Each frame in one packet of a connection of its own, so that nothing is joined or taken for a repeat. */
function pcapOf(frames: readonly Uint8Array[]): Uint8Array {
  const writer = new PcapWriter(MAX_SEGMENT_OCTETS);
  const packets = frames.map((frame, session) => {
    if (frame.length > MAX_SEGMENT_OCTETS) throw new RangeError(`frame ${session} has ${frame.length} octets`);
    return writer.frame({ session, direction: 'out', at: 0, frame: frame.slice() });
  });
  return Buffer.concat([writer.header(), ...packets]);
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
