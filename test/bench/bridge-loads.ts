/** What the benchmark of the bridge puts on a relay, known to its client and its message centre alike. */

export const REQUEST_OCTETS = 209;
export const ANSWER_OCTETS = 25;
/** Octets of one write of bulk, and of bulk up until the message centre says so with one octet. */
export const BULK_OCTETS = 65_536;
export const RECEIPT_OCTETS = 262_144;

/** First octet of a connection: what it is for. */
export const KINDS = {
  /** Each request is answered. */
  echo: 'e',
  /** Each receipt's worth is answered with one octet. */
  up: 'u',
  /** Each octet is answered with a receipt's worth. */
  down: 'd',
  /** The message centre sends without end. */
  flood: 'f',
  /** The message centre does not read. */
  deaf: 's',
  /** Both. */
  floodDeaf: 'b',
} as const;

export type Kind = keyof typeof KINDS;

export interface Load {
  readonly name: string;
  /** Least ratio to the raw relay. */
  readonly goal: number;
  readonly kind: 'echo' | 'up' | 'down' | 'connect';
  /** PDUs under way, and PDUs of one frame. */
  readonly window?: number;
  readonly perFrame?: number;
}

export const LOADS: readonly Load[] = [
  { name: 'W=1', goal: 0.87, kind: 'echo', window: 1 },
  { name: 'W=10, one PDU a frame', goal: 0.7, kind: 'echo', window: 10 },
  { name: 'W=100, one PDU a frame', goal: 0.4, kind: 'echo', window: 100 },
  { name: 'W=100, 10 PDUs a frame', goal: 0.8, kind: 'echo', window: 100, perFrame: 10 },
  { name: 'bulk up', goal: 0.8, kind: 'up' },
  { name: 'bulk down', goal: 1, kind: 'down' },
  { name: 'connects', goal: 0.6, kind: 'connect' },
];
