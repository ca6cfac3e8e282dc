import type { Socket } from 'node:net';
import { createFramer, decode, encode, isSmppError, type Pdu } from '@smpp-web/codec';
import { looksLike } from './looks-like.ts';

/** Octets of a stranger's answer that are looked at. */
const MAX_ANSWER_OCTETS = 65_536;

/** What one connection said. */
export interface Talk {
  readonly smpp: boolean | null;
  readonly interface_version: string | null;
  readonly looksLike: string | null;
  readonly steps: readonly string[];
}

/**
 * Asks what answers at the other end of a connection for signs of SMPP, and destroys the socket.
 * @param untilTimeout makes the signal that ends the wait for one answer
 * @param way how the steps name the connection
 */
export async function talk(socket: Socket, untilTimeout: () => AbortSignal, way: string): Promise<Talk> {
  const answers = readAnswers(socket);
  const steps: string[] = [];
  const questions: readonly (readonly [string, Uint8Array])[] = [
    ['enquire_link', encode('enquire_link', { sequence_number: 1 })],
    ['bind_transceiver', encode('bind_transceiver', { sequence_number: 2, interface_version: 0x50 })],
  ];
  let smpp: boolean | null = null;
  let interface_version: string | null = null;
  let other: string | null = null;
  try {
    for (const [name, octets] of questions) {
      socket.write(octets);
      const answer = await answers.next(untilTimeout());
      steps.push(`${way}: ${name} -> ${describeAnswer(answer)}`);
      if (typeof answer !== 'string' && 'command' in answer) {
        smpp = true;
        interface_version ??= versionIn(answer);
      } else if (typeof answer !== 'string') {
        smpp = false;
        other = looksLike(answer) ?? null;
        break;
      } else if (answer === 'closed') break;
    }
  } finally {
    socket.destroy();
  }
  return { smpp, interface_version, looksLike: other, steps };
}

/** A PDU, octets that are none, or why there is neither. */
type Answer = Pdu | Uint8Array | 'closed' | 'silence';

function describeAnswer(answer: Answer): string {
  if (typeof answer === 'string') return answer;
  if ('command' in answer) return `${answer.command}, status 0x${answer.command_status.toString(16).padStart(8, '0')}`;
  return `octets that are no SMPP: ${Buffer.from(answer.subarray(0, 16)).toString('hex')}`;
}

/** Hands out PDUs one by one; of what is no SMPP, the first octets. */
function readAnswers(socket: Socket): { next(timeout: AbortSignal): Promise<Answer> } {
  const framer = createFramer();
  const queue: Answer[] = [];
  let raw = Buffer.alloc(0);
  let wake = () => {};
  let closed = false;
  socket.on('data', (chunk: Buffer) => {
    if (raw.length < MAX_ANSWER_OCTETS) raw = Buffer.concat([raw, chunk]);
    try {
      for (const frame of framer.push(chunk)) queue.push(decode(frame));
    } catch (error) {
      if (!isSmppError(error)) throw error;
      queue.push(raw);
    }
    wake();
  });
  const onClosed = () => {
    closed = true;
    wake();
  };
  socket.on('close', onClosed).on('end', onClosed).on('error', onClosed);
  return {
    async next(timeout) {
      if (queue.length === 0 && !closed && !timeout.aborted) {
        await new Promise<void>((resolve) => {
          timeout.addEventListener('abort', () => resolve(), { once: true });
          wake = () => {
            if (queue.length > 0 || closed) resolve();
          };
        });
      }
      // A greeting shorter than a PDU header never becomes a frame, nor an error.
      return queue.shift() ?? (raw.length > 0 && framer.pending === raw.length ? raw : closed ? 'closed' : 'silence');
    },
  };
}

/** sc_interface_version of a bind response, as `3.4`. */
function versionIn(pdu: Pdu): string | null {
  if (!pdu.command?.startsWith('bind_') || !('tlvs' in pdu)) return null;
  const value = pdu.tlvs.find(({ name }) => name === 'sc_interface_version')?.value;
  return typeof value === 'number' ? `${value >> 4}.${value & 0x0f}` : null;
}
