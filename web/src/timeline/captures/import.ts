import type { FrameRecord } from '../../engine/feed.ts';
import type { ConsoleModel } from '../../shell/model.ts';
import { plural } from '../../words/format.ts';
import { readHex } from '../../words/hex.ts';
import { framesOfPackets } from './conversations.ts';
import { framesIn } from './frames-in.ts';
import { framesOfLines } from './lines.ts';
import { isCapture, packetsIn } from './pcap-read.ts';

/** The largest file that is read, in octets: twice what the log keeps. */
const MAX_FILE = 536_870_912;

/** Sessions of the log that came from files are numbered from here on, apart from those that are bound. */
export const FIRST_READ_SESSION = 50_000;

let sessions = 0;

/** Reads files into the log, and looks at the first PDU of them. What cannot be read is told. */
export async function importFiles(model: ConsoleModel, files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      take(model, await framesOfFile(file), file.name);
    } catch (error) {
      model.toasts.show({
        text: '{name} could not be read: {reason}',
        values: { name: file.name, reason: (error as Error).message },
        tone: 'bad',
      });
    }
  }
}

/** Puts pasted octets into the log if they are several PDUs; tells whether they were. */
export function importPdus(model: ConsoleModel, octets: Uint8Array): boolean {
  const frames = framesIn(octets);
  if (frames.length < 2) return false;
  take(model, recordsOf(frames, nextSession()), 'What was pasted');
  return true;
}

function take(model: ConsoleModel, frames: readonly FrameRecord[], name: string): void {
  if (frames.length === 0) throw new Error('no PDU was found in it.');
  const first = model.log.range.last + 1;
  model.log.append(frames);
  void model.selection.select(model.log.entry(first));
  model.toasts.show({
    text: '{name}: {count} in the timeline now.',
    values: { name, count: plural(frames.length, 'PDU') },
    tone: 'good',
  });
}

/** The PDUs of a file, whatever kind of file it is. */
export async function framesOfFile(file: File): Promise<FrameRecord[]> {
  if (file.size > MAX_FILE)
    throw new Error('it is larger than 512 MiB: cut it with editcap, or filter it with tshark.');
  const octets = new Uint8Array(await file.arrayBuffer());
  const session = nextSession();
  const frames = readFrames(octets, session);
  sessions += new Set(frames.map((frame) => frame.session)).size;
  return frames;
}

function readFrames(octets: Uint8Array<ArrayBuffer>, session: number): FrameRecord[] {
  if (isCapture(octets)) return framesOfPackets(packetsIn(octets), session);
  const text = textOf(octets);
  if (text === undefined) return recordsOf(framesIn(octets), session);
  if (text.trimStart().startsWith('{')) return framesOfLines(text, session);
  const read = readHex(text);
  if (typeof read === 'string') throw new Error(read);
  return recordsOf(framesIn(read), session);
}

/** Frames without a time or direction of their own: requests are taken to go out, and responses to come in. */
function recordsOf(frames: readonly Uint8Array[], session: number): FrameRecord[] {
  const at = Date.now();
  return frames.map((frame) => ({
    session,
    at,
    direction: (frame[4] ?? 0) >= 0x80 ? 'in' : 'out',
    frame: frame.slice() as Uint8Array<ArrayBuffer>,
  }));
}

/** Octets as text, if they are that and nothing else. */
function textOf(octets: Uint8Array): string | undefined {
  if (octets.subarray(0, 4_096).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return undefined;
  }
}

function nextSession(): number {
  return FIRST_READ_SESSION + sessions++;
}
