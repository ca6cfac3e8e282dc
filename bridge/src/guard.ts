import { createFramer, decode, encode, FrameError, type Framer, isSmppError, type Pdu } from '@smpp-web/codec';
import type { Ending } from './close-codes.ts';
import { LIMITS } from './defaults.ts';
import type { Credentials, Policy } from './options.ts';
import { BIND_IDS, COMMANDS, commandId, commandStatus, isRequest, refusalOf, STATUS } from './pdu-header.ts';
import type { Places } from './places.ts';
import type { Target } from './targets.ts';
import { Throttle } from './throttle.ts';

/** Where a guard's octets go on to, and what it tells its link. */
export interface GuardOutlets {
  toPeer(octets: Uint8Array): void;
  toClient(octets: Uint8Array): void;
  /** The guard takes octets of the client again. */
  onReady(): void;
  end(ending: Ending): void;
}

/** What looks at the PDUs between client and message centre, where a target has a policy or credentials. */
export interface Guard {
  /** Whether octets of the client wait for a decision: it should send no more. */
  readonly waiting: boolean;
  fromClient(octets: Uint8Array): void;
  fromPeer(octets: Uint8Array): void;
  close(): void;
}

/** Makes the guard of a link, or none where the target has neither policy nor credentials. */
export function createGuard(
  { name, options: { policy, credentials } }: Target,
  places: Places,
  outlets: GuardOutlets,
): Guard | undefined {
  if (policy === undefined && credentials === undefined) return undefined;
  const claims = policy?.binds === undefined ? [] : [{ key: `binds ${name}`, limit: policy.binds }];
  return new PduGuard(policy, credentials, () => places.enter(claims), outlets);
}

/** SMPP 5.0 knows a status for operations that are not permitted; before that the command is simply not known. */
const PROHIBITED_SINCE = 0x50;

class PduGuard implements Guard {
  readonly #policy: Policy | undefined;
  readonly #credentials: Credentials | undefined;
  readonly #enter: () => ReturnType<Places['enter']>;
  readonly #outlets: GuardOutlets;
  readonly #allowed: ReadonlySet<number> | undefined;
  readonly #rate: Throttle | undefined;
  readonly #up: Framer;
  readonly #down: Framer;
  /** Frames of the client that are not judged yet: more than none only while a bind waits for its place. */
  #queue: Uint8Array[] = [];
  #lost: FrameError | undefined;
  /** Refusals that wait for the message centre's PDU under way to end. */
  #refusals: Uint8Array[] = [];
  /** Gives the place of the bind back. */
  #leave: (() => void) | undefined;
  #closed = false;
  #interfaceVersion = 0;

  waiting = false;

  constructor(
    policy: Policy | undefined,
    credentials: Credentials | undefined,
    enter: () => ReturnType<Places['enter']>,
    outlets: GuardOutlets,
  ) {
    this.#policy = policy;
    this.#credentials = credentials;
    this.#enter = enter;
    this.#outlets = outlets;
    this.#allowed = policy?.commands && allowedIds(policy.commands);
    this.#rate = policy?.pdusPerSecond === undefined ? undefined : new Throttle(policy.pdusPerSecond, Date.now());
    // What is too large by policy is read and refused; only what cannot be a PDU at all ends the stream.
    this.#up = createFramer({ maxPduOctets: LIMITS.framerOctets });
    this.#down = createFramer({ maxPduOctets: LIMITS.framerOctets });
  }

  fromClient(octets: Uint8Array): void {
    this.#lost ??= pushAll(this.#up, octets, (frame) => this.#queue.push(frame));
    this.#judgeQueue();
  }

  fromPeer(octets: Uint8Array): void {
    const frames: Uint8Array[] = [];
    const lost = pushAll(this.#down, octets, (frame) => {
      this.#watch(frame);
      frames.push(frame);
    });
    if (frames.length > 0) this.#outlets.toClient(join(frames));
    this.#sendRefusals();
    if (lost) this.#endOf(lost);
  }

  close(): void {
    this.#closed = true;
    this.#giveBack();
  }

  #judgeQueue(): void {
    const passed: Uint8Array[] = [];
    while (!this.waiting && this.#queue.length > 0) {
      const judged = this.#judge(this.#queue.shift()!);
      if (judged !== undefined) passed.push(judged);
    }
    if (passed.length > 0) this.#outlets.toPeer(join(passed));
    const lost = this.waiting ? undefined : this.#lost;
    if (lost) this.#refusals.push(refusalOf(undefined, STATUS.ESME_RINVCMDLEN));
    this.#sendRefusals();
    if (lost) this.#endOf(lost);
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
    if (this.#leave !== undefined) return rewritten;
    this.waiting = true;
    void this.#takePlace(frame, rewritten);
    return undefined;
  }

  /** A bind goes on once it has a place; what comes behind it waits. */
  async #takePlace(frame: Uint8Array, bind: Uint8Array): Promise<void> {
    const entered = await this.#enter();
    this.waiting = false;
    if (typeof entered === 'number') this.#refusals.push(refusalOf(frame, STATUS.ESME_RALYBND));
    else if (this.#closed) return entered();
    else {
      this.#leave = entered;
      this.#outlets.toPeer(bind);
    }
    this.#judgeQueue();
    this.#outlets.onReady();
  }

  /** A bind that was refused, or undone, gives its place back. */
  #watch(frame: Uint8Array): void {
    const id = commandId(frame);
    const isBindResponse = BIND_IDS.has(id & 0x7fffffff) && !isRequest(id);
    if ((isBindResponse && commandStatus(frame) !== 0) || id === COMMANDS.get('unbind_resp')) this.#giveBack();
  }

  #giveBack(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  #endOf({ message }: FrameError): void {
    this.#outlets.end({ cause: 'pdu', detail: `${message}.` });
  }

  /** Only between two PDUs of the message centre: the framer keeps a part of one back, so what was sent is whole. */
  #sendRefusals(): void {
    if (this.#refusals.length === 0) return;
    const refusals = this.#refusals;
    this.#refusals = [];
    this.#outlets.toClient(join(refusals));
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
