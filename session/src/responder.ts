import type { Command, DecodeError, Init, Pdu, PduOf, RequestCommand } from '@smpp-web/codec';
import type { Clock } from './clock.ts';
import { allowedIn, COMMAND_ROWS, type CommandRow, rowOf } from './commands.ts';
import type { Counters } from './counters.ts';
import { StatusError } from './errors.ts';
import type { Emitter } from './events.ts';
import type { Handler, Handlers } from './handlers.ts';
import type { SessionEvents } from './session-events.ts';
import { isBound, type Role, type State } from './state.ts';
import {
  ESME_RALYBND,
  ESME_RINVBNDSTS,
  ESME_RINVCMDID,
  ESME_RINVCMDLEN,
  ESME_RSYSERR,
  ESME_RTHROTTLED,
  ESME_RX_T_APPN,
} from './status.ts';
import type { Wire } from './wire.ts';

/** The parts of a session that its answers need. */
export interface ResponderParts {
  readonly role: Role;
  readonly clock: Clock;
  readonly events: Emitter<SessionEvents>;
  readonly counters: Counters;
  readonly wire: Wire;
  /** Requests of the peer that handlers may work on at once. */
  readonly maxHandling: number;
  /** The peer ends the session; unbind_resp is on its way. */
  onUnbind(): void;
  /** The peer asks to be bound to (SMPP 5.0, 2.3.2). */
  onOutbind(): void;
}

const GOOD: Init<Command> = Object.freeze({});
const GENERIC_NACK = rowOf('generic_nack');

/** A request of the peer that may be handled. */
interface Request {
  readonly pdu: PduOf<RequestCommand>;
  readonly row: CommandRow;
  readonly response: CommandRow;
}

/** Answers the requests of the peer: each one once, by its handler or by the rules. */
export class Responder {
  readonly #parts: ResponderParts;
  readonly #peer: Role;
  /** By the index of the command. */
  readonly #handlers = new Array<Handler<never> | undefined>(COMMAND_ROWS.length).fill(undefined);
  /** The state that the peer's requests are judged by. */
  #state: State = 'OPEN';
  #allowed: readonly boolean[];
  #handling = 0;
  /** The peer has unbound: nothing is sent after unbind_resp. */
  #isSilent = false;

  constructor(handlers: Handlers, parts: ResponderParts) {
    this.#parts = parts;
    this.#peer = parts.role === 'esme' ? 'smsc' : 'esme';
    this.#allowed = allowedIn(this.#peer, this.#state);
    for (const [command, handler] of Object.entries(handlers)) {
      this.setHandler(command as RequestCommand, handler as Handler<never>);
    }
  }

  /** Requests of the peer that handlers work on. */
  get handling(): number {
    return this.#handling;
  }

  /** Whether the peer has unbound. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  setHandler(command: RequestCommand, handler: Handler<never> | undefined): void {
    this.#handlers[rowOf(command).index] = handler;
  }

  setState(state: State): void {
    // Between our unbind and its response the peer may still send what it may send to a bound session.
    if (state === 'UNBOUND' && !this.#isSilent) return;
    this.#state = state;
    this.#allowed = allowedIn(this.#peer, state);
  }

  /** Takes a request or notification of the peer. */
  take(pdu: Pdu, row: CommandRow): void {
    const { events } = this.#parts;
    const { response } = row;
    if (pdu.command === null) return this.#nack(ESME_RINVCMDID, pdu.sequence_number);
    if (response && row.isKeepalive) return this.#respond(response, pdu.sequence_number, 0);
    if (events.has('request')) events.emit('request', pdu);
    if (pdu.command === 'outbind') return this.#parts.onOutbind();
    if (!response) return;
    if (pdu.command === 'unbind') return this.#takeUnbind(response, pdu.sequence_number);
    if (this.#allowed[row.index]) this.#handle({ pdu: pdu as PduOf<RequestCommand>, row, response });
    else this.#respond(response, pdu.sequence_number, this.#refusalOf(row));
  }

  /** Answers a frame that could not be read, so that the peer does not send it again and again. */
  takeUnreadable(error: DecodeError, sequence_number: number): void {
    const response = error.command && rowOf(error.command).response;
    if (response) this.#respond(response, sequence_number, error.command_status ?? ESME_RINVCMDLEN);
    else this.#nack(error.command_status ?? ESME_RINVCMDLEN, sequence_number);
  }

  /** After an impossible command_length no number can be trusted (SMPP 5.0, 2.8). */
  nackLost(): void {
    this.#nack(ESME_RINVCMDLEN, 0);
  }

  #refusalOf({ isBind }: CommandRow): number {
    return isBound(this.#state) && isBind ? ESME_RALYBND : ESME_RINVBNDSTS;
  }

  #takeUnbind(response: CommandRow, sequence_number: number): void {
    this.#respond(response, sequence_number, 0);
    this.#isSilent = true;
    this.#parts.onUnbind();
  }

  #handle(request: Request): void {
    const { pdu, row, response } = request;
    const handler = this.#handlers[row.index] as ((pdu: unknown) => unknown) | undefined;
    if (!handler) return this.#unhandled(request);
    if (this.#handling >= this.#parts.maxHandling) {
      const busy = this.#parts.role === 'smsc' ? ESME_RTHROTTLED : ESME_RX_T_APPN;
      return this.#respond(response, pdu.sequence_number, busy);
    }
    let reply: unknown;
    try {
      reply = handler(pdu);
    } catch (error) {
      return this.#refuse(request, error);
    }
    if (isPromise(reply)) this.#await(request, reply);
    else this.#reply(request, reply);
  }

  #await(request: Request, reply: Promise<unknown>): void {
    const { clock, counters } = this.#parts;
    const since = clock.now();
    const done = () => {
      this.#handling--;
      counters.handled(request.row, clock.now() - since);
    };
    this.#handling++;
    reply.then(
      (value) => {
        done();
        this.#reply(request, value);
      },
      (error: unknown) => {
        done();
        this.#refuse(request, error);
      },
    );
  }

  /** Nobody answers this kind here: a message is better kept by the peer for later, the rest is not supported. */
  #unhandled({ pdu, response }: Request): void {
    const isMessage = this.#parts.role === 'esme' && (pdu.command === 'deliver_sm' || pdu.command === 'data_sm');
    if (isMessage) this.#respond(response, pdu.sequence_number, ESME_RX_T_APPN);
    else this.#nack(ESME_RINVCMDID, pdu.sequence_number);
  }

  #reply(request: Request, reply: unknown): void {
    if (this.#isSilent) return;
    const init = typeof reply === 'number' ? { command_status: reply } : ((reply ?? GOOD) as Init<Command>);
    const { pdu, response } = request;
    const { wire } = this.#parts;
    try {
      wire.answer(response, wire.version === '3.3' ? withoutTlvs(init) : init, pdu.sequence_number);
    } catch (error) {
      return this.#refuse(request, error);
    }
    this.#tell(pdu, init.command_status ?? 0);
  }

  /** Answers with the status that a handler threw. Any other error is a fault of the handler, and reported. */
  #refuse({ pdu, response }: Request, error: unknown): void {
    const { events, role } = this.#parts;
    const isStatus = error instanceof StatusError;
    const fallback = role === 'smsc' ? ESME_RSYSERR : ESME_RX_T_APPN;
    const command_status = isStatus ? error.command_status : fallback;
    this.#respond(response, pdu.sequence_number, command_status);
    if (!isStatus) events.emit('fault', error);
    this.#tell(pdu, command_status);
  }

  #tell(request: PduOf<RequestCommand>, command_status: number): void {
    const { events } = this.#parts;
    if (events.has('answered')) events.emit('answered', { request, command_status });
  }

  #respond(response: CommandRow, sequence_number: number, command_status: number): void {
    if (this.#isSilent) return;
    const { wire } = this.#parts;
    try {
      wire.answer(response, command_status === 0 ? GOOD : { command_status }, sequence_number);
    } catch {
      // A command of a later version than the one agreed on: for this session it does not exist.
      wire.answer(GENERIC_NACK, { command_status: ESME_RINVCMDID }, sequence_number);
    }
  }

  #nack(command_status: number, sequence_number: number): void {
    this.#respond(GENERIC_NACK, sequence_number, command_status);
  }
}

/** A 3.3 peer must be sent no TLVs (SMPP 3.4, 3.2). */
function withoutTlvs(init: Init<Command>): Init<Command> {
  if (init.tlvs === undefined) return init;
  const { tlvs: _, ...rest } = init;
  return rest as Init<Command>;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | undefined)?.then === 'function';
}
