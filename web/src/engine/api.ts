import type { Init, Version } from '@smpp-web/codec';
import type { SegmentOptions } from '@smpp-web/codec/text';
import type { BindMode, LinkFacts } from '@smpp-web/session';
import type { ControlRequest, MoInit, Scenario, Simulator } from '@smpp-web/smsc';
import type { BulkMapping, BulkQuery, BulkRows, BulkSettings } from './bulk-state.ts';
import type { Failure, LayerName } from './feed.ts';
import type { LoadPlan } from './load-plan.ts';
import type { SimulatorPlace } from './simulator-state.ts';

/** Where to connect to: the message centre inside this page, or one behind a bridge. */
export type Target = { readonly kind: 'page' } | { readonly kind: 'bridge'; readonly url: string };

/** What a bind needs to know. What is left out has the default of the session. */
export interface BindRequest {
  readonly target: Target;
  readonly system_id: string;
  readonly password: string;
  readonly mode: BindMode;
  readonly version: Version;
  readonly system_type?: string;
  readonly addr_ton?: number;
  readonly addr_npi?: number;
  readonly address_range?: string;
  /** Requests in flight at once. */
  readonly windowSize?: number;
  /** Silence after which enquire_link is sent. 0: never. */
  readonly enquireLinkMs?: number;
  readonly responseTimeoutMs?: number;
  /** Whether the message centre in this page is to ask for the bind, by outbind (SMPP 5.0, 4.1.1.7). Default false. */
  readonly outbind?: boolean;
  /** Whether to connect again by itself when the connection is lost. Default false. */
  readonly stayConnected?: boolean;
}

/** What may be changed about the message centre in this page. */
export type SimulatorChange = Parameters<Simulator['configure']>[0];

/** A text to send. */
export interface SendRequest {
  readonly to: string;
  /** Empty: the message centre chooses. */
  readonly from: string;
  readonly text: string;
  /** Whether a receipt for the final state is wanted. */
  readonly receipt: boolean;
  /** Default: none, all is left to the defaults. */
  readonly options?: SendOptions;
}

/** How a text is written, cut and carried, beside what everybody fills in. What is left out has its default. */
export interface SendOptions
  extends Pick<
    SegmentOptions,
    | 'alphabet'
    | 'national'
    | 'shifts'
    | 'by'
    | 'keepGraphemes'
    | 'packed'
    | 'data_coding'
    | 'messageClass'
    | 'form'
    | 'replacement'
  > {
  /** Kind of the address of the sender. Default: guessed from what is typed. */
  readonly source?: AddressKind;
  /** Kind of the address of the receiver. Default: guessed. */
  readonly destination?: AddressKind;
  /** Other fields and the TLVs of the submit_sm, by their names. registered_delivery comes before `receipt`. */
  readonly fields?: Init<'submit_sm'>;
}

/** Type of number and numbering plan of an address (SMPP 5.0, 4.7.1 and 4.7.2). */
export interface AddressKind {
  readonly ton: number;
  readonly npi: number;
}

/**
 * What the page may ask of the engine, by part. All that comes of it arrives in the feed; a promise tells that it was
 * taken. No method is called `bind`: comlink takes that for the one of functions.
 */
export interface EngineApi {
  /** Answers at once: an engine that does not has hung. */
  ping(): Promise<void>;
  readonly sessions: SessionsApi;
  readonly simulator: SimulatorApi;
  readonly load: LoadApi;
  readonly bulk: BulkApi;
}

/**
 * The sessions of the console, by their numbers, which the page gives. What comes of them is told in the feed: `links`,
 * `frames`, `sent`, `received`, and `pulses` of `latest`. Whatever rejects does so with an `Error` whose message is a
 * sentence for people.
 */
export interface SessionsApi {
  /**
   * Says where the messages of a session are written down, and tells in the feed what an earlier page has left there:
   * what was sent and not answered is `unknown` now. `journal` is the name of a database that no other page uses at the
   * same time; undefined, or a session that was not restored: in memory, until the page is left. Before `connect`.
   */
  restore(session: number, journal: string | undefined): Promise<void>;
  /**
   * Connects and binds; resolves when the first attempt has succeeded or failed. A connection that is there is ended
   * first. With `stayConnected` the session then goes on by itself, until `disconnect` or a refusal that is for good.
   */
  connect(session: number, request: BindRequest): Promise<void>;
  /** Makes the next attempt at once, where the session waits for one. */
  connectNow(session: number): Promise<void>;
  /** Ends the session in order, or calls off the attempts. Messages that wait end as not sent. */
  disconnect(session: number): Promise<void>;
  /** Ends the session and deletes what was written down of it. */
  close(session: number): Promise<void>;
  /**
   * Sends a text; resolves when every part has its outcome. While the session is connecting, the message waits. Rejects
   * when there is no session or the text does not fit.
   */
  send(session: number, request: SendRequest): Promise<void>;
  /** Sends the unknown parts of a message again, which may make them arrive twice. Resolves as `send` does. */
  resend(session: number, number: number): Promise<void>;
  /** Takes the unknown parts of a message for not sent. */
  writeOff(session: number, number: number): Promise<void>;
  /** Forgets a message: it does not come back with `restore`, its receipts are for nobody, and what waits is not sent. */
  forget(session: number, number: number): Promise<void>;
  /**
   * Sends a whole request PDU as octets, and resolves with the octets of the response, whatever its command_status. The
   * octets go as they are but for the sequence_number, which the session gives, unless `keepSequence`. Rejects when the
   * session is not bound, ends, or has no answer in time; octets that are no whole frame are refused.
   */
  request(session: number, octets: Uint8Array, options?: RawRequestOptions): Promise<Uint8Array>;
  /** Sends octets as they are, broken on purpose or not. Rejects when the session is not bound. */
  writeRaw(session: number, octets: Uint8Array): Promise<void>;
  /** Asks what is there, without a bind: how far the way goes, and whether what answers speaks SMPP. Rejects never. */
  check(target: Target): Promise<CheckReport>;
}

/** How a PDU of octets is sent. */
export interface RawRequestOptions {
  /** Leaves the sequence_number as it is in the octets. */
  readonly keepSequence?: boolean;
  /** Default 30 s. */
  readonly timeoutMs?: number;
}

/** What was found at a target, nearest layer first, as sentences. */
export interface CheckReport {
  readonly steps: readonly { readonly layer: LayerName; readonly ok: boolean; readonly says: string }[];
  readonly facts: LinkFacts;
  /** What the bridge has seen, step by step, where it makes probes. */
  readonly seen?: readonly string[];
  /** Why it does not work; absent when a bind may be tried. */
  readonly failure?: Failure;
}

/** The message centre in this page, and those on this machine that have a control channel. */
export interface SimulatorApi {
  /** Changes how it behaves. */
  configure(settings: SimulatorChange): Promise<void>;
  /** Has it deliver a message; resolves with the number of its parts. */
  injectMo(mo: MoInit): Promise<number>;
  /** Has the one at a place do something. Rejects with a sentence when that cannot be. */
  request(place: SimulatorPlace, request: ControlRequest): Promise<void>;
  /** Has told how the one at a place stands, as `simulator` of the latest; undefined: none. */
  watch(place: SimulatorPlace | undefined): Promise<void>;
  /** Ends all sessions with the one in this page and begins anew, with the same accounts, settings and faults. */
  restart(seed?: number): Promise<void>;
  /** Reads a scenario from YAML or JSON. Rejects with a line for each thing that is wrong with it. */
  readScenario(text: string): Promise<Scenario>;
}

/** Load runs, one at a time. How the latest stands is told as `load`. */
export interface LoadApi {
  /** Starts a run. Rejects with a sentence when the plan cannot be carried out, or another run is under way. */
  start(plan: LoadPlan): Promise<void>;
  /** Changes what is in force while it runs. A rate of undefined is no limit. */
  change(change: { readonly rate?: number | undefined; readonly windowSize?: number }): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Sends no more, and ends with the last answer; called again, it does not wait for that. */
  stop(): Promise<void>;
}

/** Bulk sending: one job, which survives reloads and crashes. How it stands is told as `bulk`. */
export interface BulkApi {
  /** Finds the job of an earlier page, if there is one; what was interrupted is paused. */
  restore(): Promise<void>;
  /** Makes a job of a CSV file; guesses what its columns are. Rejects with a sentence when it cannot be read. */
  read(file: Blob, name: string): Promise<void>;
  /** Says how rows become messages, and checks them all. A later call calls off the check of an earlier one. */
  map(mapping: BulkMapping): Promise<void>;
  /** Begins to send. Rejects when the session is not bound or there is nothing to send. */
  start(settings: BulkSettings): Promise<void>;
  pause(): Promise<void>;
  /** Goes on, through this session. */
  resume(session: number): Promise<void>;
  /** Sends no more; what has not left is not sent. */
  stop(): Promise<void>;
  /** Sends again what was rejected or not sent, or what is unknown, which may make those arrive twice. */
  retry(which: 'failed' | 'unknown'): Promise<void>;
  /** Rows to look at. */
  rows(query: BulkQuery): Promise<BulkRows>;
  /** Every row with its outcome, or with what would be sent, as a CSV file. */
  export(kind: 'results' | 'dry'): Promise<Blob>;
  /** Forgets the job. */
  discard(): Promise<void>;
}
