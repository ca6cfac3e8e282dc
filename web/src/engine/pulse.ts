import { decode, type PduOf } from '@smpp-web/codec';
import type { FrameEvent, Session } from '@smpp-web/session';
import type { LinkState, Pulse } from './feed.ts';

const ENQUIRE_LINK = 0x15;
const HEADER_OCTETS = 16;

type Centre = NonNullable<NonNullable<LinkState['bound']>['smsc']>;

/** Is told every frame of one session, for what tells how it does. */
export class PulseTaker {
  readonly #session: Session;
  #heardAt = 0;
  #askedAt = 0;
  #enquireLink: Pulse['enquireLink'];
  #responses = { count: 0, sumMs: 0 };
  #centre: Centre | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** What the message centre told of itself in its bind response. */
  get centre(): Centre | undefined {
    return this.#centre;
  }

  /** How it does now, and since the last time that this was asked. */
  take(): Pulse {
    const { load, flow, counters, clock, windowSize } = this.#session;
    const before = this.#responses;
    this.#responses = { count: 0, sumMs: 0 };
    for (const { count, sumMs } of Object.values(counters.responseTimes)) {
      this.#responses.count += count;
      this.#responses.sumMs += sumMs;
    }
    const count = this.#responses.count - before.count;
    const { congestion_state, pace, throttled } = flow.state;
    return {
      at: clock.wall(),
      inFlight: load.inFlight,
      waiting: load.waiting,
      windowSize,
      heardAt: this.#heardAt,
      ...(this.#enquireLink && { enquireLink: this.#enquireLink }),
      ...(count > 0 && { roundTripMs: (this.#responses.sumMs - before.sumMs) / count }),
      ...(Number.isFinite(pace) && { pace }),
      ...(throttled > 0 && { throttled }),
      ...(congestion_state !== undefined && { congestion_state }),
    };
  }

  /** Takes note of a frame. Called for every PDU: looks at single octets only. */
  note({ direction, at, frame }: FrameEvent): void {
    const isEnquire = frame[7] === ENQUIRE_LINK && frame.length === HEADER_OCTETS;
    if (direction === 'out') {
      if (isEnquire && frame[4] === 0) this.#askedAt = this.#session.clock.now();
      return;
    }
    this.#heardAt = at;
    const isResponse = frame[4] === 0x80;
    if (isEnquire && isResponse) this.#enquireLink = { at, roundTripMs: this.#session.clock.now() - this.#askedAt };
    if (isResponse && this.#centre === undefined && isBindResponse(frame)) this.#centre = centreOf(frame);
  }
}

/** bind_receiver_resp, bind_transmitter_resp, bind_transceiver_resp. */
function isBindResponse(frame: Uint8Array): boolean {
  const id = frame[7];
  return frame[6] === 0 && (id === 1 || id === 2 || id === 9);
}

function centreOf(frame: Uint8Array): Centre | undefined {
  try {
    const { system_id, tlvs } = decode(frame) as PduOf<'bind_transceiver_resp'>;
    const version = tlvs.find(({ name }) => name === 'sc_interface_version')?.value;
    return { system_id: system_id ?? '', ...(typeof version === 'number' && { sc_interface_version: version }) };
  } catch {
    // It is in the log, with what is wrong with it.
    return undefined;
  }
}
