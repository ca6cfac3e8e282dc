import { createFramer, decode, encode, FrameError, type Framer, isSmppError, type Pdu } from '@smpp-web/codec';
import type { Ending } from './close-codes.ts';
import { LIMITS } from './defaults.ts';
import type { Credentials, Policy } from './options.ts';
import { BIND_IDS, COMMANDS, commandId, commandStatus, isRequest, refusalOf, STATUS } from './pdu-header.ts';
import type { Target } from './targets.ts';
import { Throttle } from './throttle.ts';

/** What looks at the PDUs between client and message centre, where a target has a policy or credentials. */
export interface Guard {
  /** Given once, before any octet: where octets go on to, and how to end the link. */
  connect(
    toPeer: (octets: Uint8Array) => void,
    toClient: (octets: Uint8Array) => void,
    end: (ending: Ending) => void,
  ): void;
  fromClient(octets: Uint8Array): void;
  fromPeer(octets: Uint8Array): void;
  close(): void;
}

/** Makes the guard of a link, or none where the target has neither policy nor credentials. */
export type GuardFactory = (target: Target) => Guard | undefined;

/** Guards of one bridge: they share the count of binds of each target. */
export function createGuards(): GuardFactory {
  const binds = new Map<string, number>();
  return ({ name, options: { policy, credentials } }) => {
    if (policy === undefined && credentials === undefined) return undefined;
    return new PduGuard(policy, credentials, {
      enter() {
        const count = binds.get(name) ?? 0;
        if (count >= (policy?.binds ?? Number.POSITIVE_INFINITY)) return false;
        binds.set(name, count + 1);
        return true;
      },
      leave: () => void binds.set(name, binds.get(name)! - 1),
    });
  };
}

interface BindPlaces {
  enter(): boolean;
  leave(): void;
}

/** SMPP 5.0 knows a status for operations that are not permitted; before that the command is simply not known. */
const PROHIBITED_SINCE = 0x50;

class PduGuard implements Guard {
  readonly #policy: Policy | undefined;
  readonly #credentials: Credentials | undefined;
  readonly #places: BindPlaces;
  readonly #allowed: ReadonlySet<number> | undefined;
  readonly #rate: Throttle | undefined;
  readonly #up: Framer;
  readonly #down: Framer;
  #toPeer: (octets: Uint8Array) => void = () => {};
  #toClient: (octets: Uint8Array) => void = () => {};
  #end: (ending: Ending) => void = () => {};
  /** Refusals that wait for the message centre's PDU under way to end. */
  #refusals: Uint8Array[] = [];
  #bound = false;
  #interfaceVersion = 0;

  constructor(policy: Policy | undefined, credentials: Credentials | undefined, places: BindPlaces) {
    this.#policy = policy;
    this.#credentials = credentials;
    this.#places = places;
    this.#allowed = policy?.commands && allowedIds(policy.commands);
    this.#rate = policy?.pdusPerSecond === undefined ? undefined : new Throttle(policy.pdusPerSecond, Date.now());
    // What is too large by policy is read and refused; only what cannot be a PDU at all ends the stream.
    this.#up = createFramer({ maxPduOctets: LIMITS.framerOctets });
    this.#down = createFramer({ maxPduOctets: LIMITS.framerOctets });
  }

  connect(
    toPeer: (octets: Uint8Array) => void,
    toClient: (octets: Uint8Array) => void,
    end: (ending: Ending) => void,
  ): void {
    this.#toPeer = toPeer;
    this.#toClient = toClient;
    this.#end = end;
  }

  fromClient(octets: Uint8Array): void {
    const passed: Uint8Array[] = [];
    const lost = pushAll(this.#up, octets, (frame) => {
      const judged = this.#judge(frame);
      if (judged !== undefined) passed.push(judged);
    });
    if (passed.length > 0) this.#toPeer(join(passed));
    if (lost) this.#refusals.push(refusalOf(undefined, STATUS.ESME_RINVCMDLEN));
    this.#sendRefusals();
    if (lost) this.#end({ cause: 'pdu', detail: `${lost.message}.` });
  }

  fromPeer(octets: Uint8Array): void {
    const frames: Uint8Array[] = [];
    const lost = pushAll(this.#down, octets, (frame) => {
      this.#watch(frame);
      frames.push(frame);
    });
    if (frames.length > 0) this.#toClient(join(frames));
    this.#sendRefusals();
    if (lost) this.#end({ cause: 'pdu', detail: `${lost.message}.` });
  }

  close(): void {
    this.#leave();
  }

  /** The frame as it goes on, or undefined when it was refused. */
  #judge(frame: Uint8Array): Uint8Array | undefined {
    const id = commandId(frame);
    const refuse = (status: number) => void this.#refusals.push(refusalOf(frame, status));
    if (frame.length > (this.#policy?.maxPduOctets ?? LIMITS.pduOctets)) return refuse(STATUS.ESME_RINVCMDLEN);
    if (!isRequest(id)) return frame;
    if (BIND_IDS.has(id)) return this.#judgeBind(id, frame, refuse);
    if (ALWAYS_ALLOWED.has(id)) return frame;
    if (this.#allowed !== undefined && !this.#allowed.has(id)) {
      return refuse(this.#interfaceVersion >= PROHIBITED_SINCE ? STATUS.ESME_RPROHIBITED : STATUS.ESME_RINVCMDID);
    }
    if (this.#rate !== undefined && !this.#rate.tryTake(Date.now())) return refuse(STATUS.ESME_RTHROTTLED);
    return frame;
  }

  #judgeBind(id: number, frame: Uint8Array, refuse: (status: number) => undefined): Uint8Array | undefined {
    const restricted = this.#allowed !== undefined && [...BIND_IDS].some((bind) => this.#allowed!.has(bind));
    if (restricted && !this.#allowed!.has(id)) return refuse(STATUS.ESME_RINVCMDID);
    let rewritten: Uint8Array;
    try {
      const bind = decode(frame) as Extract<Pdu, { command: 'bind_transceiver' }>;
      this.#interfaceVersion = bind.interface_version;
      rewritten = this.#credentials === undefined ? frame : encode({ ...bind, ...this.#credentials } as Pdu);
    } catch (error) {
      return refuse(isSmppError(error) ? (error.command_status ?? STATUS.ESME_RSYSERR) : STATUS.ESME_RSYSERR);
    }
    if (this.#bound) return rewritten;
    if (!this.#places.enter()) return refuse(STATUS.ESME_RALYBND);
    this.#bound = true;
    return rewritten;
  }

  /** A bind that was refused, or undone, gives its place back. */
  #watch(frame: Uint8Array): void {
    const id = commandId(frame);
    const isBindResponse = BIND_IDS.has(id & 0x7fffffff) && !isRequest(id);
    if ((isBindResponse && commandStatus(frame) !== 0) || id === COMMANDS.get('unbind_resp')) this.#leave();
  }

  #leave(): void {
    if (!this.#bound) return;
    this.#bound = false;
    this.#places.leave();
  }

  /** Only between two PDUs of the message centre: the framer keeps a part of one back, so what was sent is whole. */
  #sendRefusals(): void {
    if (this.#refusals.length === 0) return;
    const refusals = this.#refusals;
    this.#refusals = [];
    this.#toClient(join(refusals));
  }
}

/** Without these no session can be kept or ended. */
const ALWAYS_ALLOWED: ReadonlySet<number> = new Set(['enquire_link', 'unbind'].map((name) => COMMANDS.get(name)!));

function allowedIds(names: readonly string[]): ReadonlySet<number> {
  return new Set(names.map((name) => COMMANDS.get(name)).filter((id) => id !== undefined));
}

/** Hands out every whole frame, also those before a broken one. */
function pushAll(framer: Framer, octets: Uint8Array, take: (frame: Uint8Array) => void): FrameError | undefined {
  try {
    for (const frame of framer.push(octets)) take(frame);
    return undefined;
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    for (const frame of (error as FrameError & { readonly frames?: readonly Uint8Array[] }).frames ?? []) take(frame);
    return error;
  }
}

function join(parts: Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
