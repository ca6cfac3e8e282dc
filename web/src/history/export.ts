import type { FrameRecord } from '../engine/feed.ts';
import type { KeptMessage, Recording } from './history-db.ts';

/**
 * A recording as JSON lines: `{"recording": ...}`, then `{"at", "direction", "frame"}` for each frame, its octets as hex,
 * then `{"message": ...}` for each message.
 */
export function recordingAsLines(
  { system_id, target, from, until }: Recording,
  frames: readonly FrameRecord[],
  messages: readonly KeptMessage[],
): string {
  const lines = [
    { recording: { system_id, target, from, until } },
    ...frames.map(({ at, direction, frame }) => ({ at, direction, frame: hexOf(frame) })),
    ...messages.map(({ kind, message }) => ({ message: { kind, ...message } })),
  ];
  return `${lines.map((line) => JSON.stringify(line, octetsAsHex)).join('\n')}\n`;
}

function octetsAsHex(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? hexOf(value) : value;
}

function hexOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
