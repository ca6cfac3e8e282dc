import { DecodeError, decode } from '@smpp-web/codec';
import type { FrameEvent, Session } from '@smpp-web/session';
import type { Simulator } from '../src/index.ts';

/** Writes every PDU as a line of JSON, passwords masked, octets in hexadecimal. Returns how to stop. */
export function logPdus(simulator: Simulator, write: (line: string) => void): () => void {
  let sessions = 0;
  return simulator.onSession((session: Session) => {
    const number = ++sessions;
    const peer = session.transport.facts.peer;
    session.on('frame', (event) => write(JSON.stringify({ ...lineOf(event), session: number, peer }, asJson)));
    session.on('close', ({ code, message }) => {
      write(JSON.stringify({ at: new Date().toISOString(), session: number, peer, closed: code, message }));
    });
  });
}

function lineOf({ at, direction, frame }: FrameEvent): object {
  const head = { at: new Date(at).toISOString(), direction };
  try {
    const { issues, ...pdu } = decode(frame);
    const findings = issues.length > 0 ? { issues: issues.map(({ message }) => message) } : {};
    return { ...head, ...pdu, ...('password' in pdu && { password: '********' }), ...findings };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    // A bind that cannot be read may have its password anywhere: of the octets only the header is shown.
    return { ...head, unreadable: error.message, header: hexOf(frame.subarray(0, 16)) };
  }
}

function asJson(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? hexOf(value) : value;
}

function hexOf(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('hex');
}
