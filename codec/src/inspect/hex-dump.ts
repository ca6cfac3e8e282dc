import { secretsOf } from './span.ts';
import type { Span } from './types.ts';

const PER_LINE = 16;

/**
 * Octets as a classic dump: offset, sixteen octets, and the same as characters, line by line. Octets of secret spans
 * are shown as `**`.
 */
export function hexDump(octets: Uint8Array, spans: readonly Span[] = []): string {
  const hidden = new Uint8Array(octets.length);
  for (const { offset, length } of secretsOf(spans)) hidden.fill(1, offset, offset + length);
  const lines: string[] = [];
  for (let start = 0; start < octets.length; start += PER_LINE) {
    const line = Array.from(octets.subarray(start, start + PER_LINE), (octet, index) =>
      hidden[start + index] ? undefined : octet,
    );
    const digits = line.map((octet) => octet?.toString(16).padStart(2, '0') ?? '**').join(' ');
    const characters = line.map((octet) => (octet === undefined ? '*' : character(octet))).join('');
    lines.push(`${start.toString(16).padStart(8, '0')}  ${digits.padEnd(PER_LINE * 3 - 1)}  |${characters}|`);
  }
  return lines.join('\n');
}

function character(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.';
}
