import type { FrameRecord } from '../../engine/feed.ts';
import { readHex, toHex } from '../../words/hex.ts';

/** One frame as a line of JSON: `{"session": 1, "at": 1764050000000, "direction": "out", "frame": "0000…"}`. */
export function lineOfFrame({
  session,
  at,
  direction,
  frame,
}: Omit<FrameRecord, 'frame'> & { frame: Uint8Array }): string {
  return `${JSON.stringify({ session, at, direction, frame: toHex(frame) })}\n`;
}

/**
 * The frames of JSON lines. Lines of another kind are passed over; sessions keep apart what they kept apart, and are
 * numbered from `firstSession` on. Throws at a line that is no JSON, or whose frame is none.
 */
export function framesOfLines(text: string, firstSession: number): FrameRecord[] {
  const sessions = new Map<unknown, number>();
  const frames: FrameRecord[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const { frame, direction, at, session } = readLine(line, index + 1);
    if (frame === undefined) return;
    const octets = typeof frame === 'string' ? readHex(frame) : 'its frame is no text.';
    if (typeof octets === 'string') throw new Error(`Line ${index + 1}: ${octets}`);
    if (!sessions.has(session)) sessions.set(session, firstSession + sessions.size);
    frames.push({
      session: sessions.get(session)!,
      direction: direction === 'in' ? 'in' : 'out',
      at: timeOf(at),
      frame: octets,
    });
  });
  return frames;
}

function readLine(line: string, number: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Error(`Line ${number} is no object of JSON.`);
}

/** Milliseconds since 1970, also from a date as text. */
function timeOf(at: unknown): number {
  const time = typeof at === 'string' ? Date.parse(at) : Number(at);
  return Number.isFinite(time) ? time : 0;
}
