import type { Session } from '@smpp-web/session';
import type { RawRequestOptions } from './api.ts';

const HEADER_OCTETS = 16;
const COMMAND_ID_AT = 4;
const SEQUENCE_AT = 12;
/** Responses have the highest bit of command_id set (SMPP 5.0, 4.7.5). */
const FIRST_RESPONSE_ID = 0x80000000;

/** The session counts its own requests from 1: these numbers it would reach after two thousand million. */
const FIRST_SEQUENCE = 0x7f000000;
const LAST_SEQUENCE = 0x7fffffff;

const RESPONSE_TIMEOUT_MS = 30_000;

let lastSequence = FIRST_SEQUENCE - 1;

/**
 * Sends a request as octets and resolves with the octets of its response. It goes past the window: a person sends one at a
 * time, and what is sent may be what no encoder would write.
 */
export async function requestRaw(session: Session, octets: Uint8Array, options: RawRequestOptions = {}) {
  const { keepSequence = false, timeoutMs = RESPONSE_TIMEOUT_MS } = options;
  const frame = octets.slice();
  const header = headerOf(frame);
  if (!keepSequence) header.setUint32(SEQUENCE_AT, nextSequence());
  const sequence_number = header.getUint32(SEQUENCE_AT);
  return new Promise<Uint8Array>((resolve, reject) => {
    const settle = (end: () => void) => {
      for (const stop of stops) stop();
      end();
    };
    const stops = [
      session.on('frame', ({ direction, frame: answer }) => {
        if (direction === 'out' || answer.length < HEADER_OCTETS) return;
        const view = headerOf(answer);
        if (view.getUint32(COMMAND_ID_AT) < FIRST_RESPONSE_ID || view.getUint32(SEQUENCE_AT) !== sequence_number)
          return;
        const copy = answer.slice();
        settle(() => resolve(copy));
      }),
      session.on('close', ({ message }) =>
        settle(() => reject(new Error(`The session ended before the answer came. ${message}`))),
      ),
      session.clock.after(timeoutMs, () =>
        settle(() => reject(new Error(`No answer came within ${timeoutMs / 1000} s.`))),
      ),
    ];
    session.sendRaw(frame);
  });
}

function headerOf(frame: Uint8Array): DataView {
  if (frame.length < HEADER_OCTETS)
    throw new RangeError(`${frame.length} octets are no PDU: its header alone has ${HEADER_OCTETS}.`);
  return new DataView(frame.buffer, frame.byteOffset, frame.length);
}

function nextSequence(): number {
  lastSequence = lastSequence < LAST_SEQUENCE ? lastSequence + 1 : FIRST_SEQUENCE;
  return lastSequence;
}
