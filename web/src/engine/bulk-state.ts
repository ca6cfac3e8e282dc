/** How a row becomes a message: templates over the columns of the table. */
export interface BulkMapping {
  readonly to: string;
  /** Empty: the message centre chooses. */
  readonly from: string;
  readonly text: string;
}

/** How a job is sent. */
export interface BulkSettings {
  /** The session of the console that it goes through. */
  readonly session: number;
  /** Messages per second at most; undefined: as fast as the window allows. */
  readonly rate: number | undefined;
  readonly receipts: boolean;
}

/**
 * What has become of a row. `invalid`: no message can be made of it. `sending`: it was handed to the session, and its
 * answer is awaited. `unknown`: it was sent, and nobody knows whether it was accepted.
 */
export type RowState = 'invalid' | 'waiting' | 'sending' | 'accepted' | 'rejected' | 'unknown' | 'not_sent';

export const ROW_STATES: readonly RowState[] = [
  'invalid',
  'waiting',
  'sending',
  'accepted',
  'rejected',
  'unknown',
  'not_sent',
];

/** A row's outcome as it is written down. Times are milliseconds since 1970. */
export interface RowOutcome {
  readonly state: RowState;
  /** submit_sm PDUs that the message takes. */
  readonly parts?: number;
  /** Names that the message centre gave the parts; empty where a part has none. */
  readonly ids?: readonly string[];
  readonly command_status?: number;
  /** Why, in a sentence. */
  readonly problem?: string;
  readonly sentAt?: number;
  readonly answeredAt?: number;
  /** The state that its receipts tell; of several parts the one that is furthest from delivered. */
  readonly receipt?: string;
  readonly receiptAt?: number;
}

/** What the rows come to with a mapping, before anything is sent. */
export interface BulkCheck {
  /** Rows looked at so far. */
  readonly checked: number;
  readonly invalid: number;
  /** PDUs of all rows that are valid. */
  readonly parts: number;
  /** Messages by their alphabet. */
  readonly alphabets: Readonly<Record<string, number>>;
  /** Rows to a number that a row before them has. */
  readonly repeated: number;
}

/** How the job stands. */
export interface BulkState {
  /** `none`: there is no job. `draft`: a table has been read, and nothing has been sent. */
  readonly phase: 'none' | 'draft' | 'running' | 'paused' | 'stopping' | 'done';
  /** Why it is so, in a sentence; empty where that is plain. */
  readonly note: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** What was odd about the file, in sentences. */
  readonly notes: readonly string[];
  readonly mapping: BulkMapping;
  /** Why the mapping cannot be used, by template; empty when it can. */
  readonly slips: Readonly<Partial<Record<keyof BulkMapping, string>>>;
  readonly check: BulkCheck;
  readonly settings: BulkSettings;
  readonly counts: Readonly<Record<RowState, number>>;
  /** Messages by what their receipts tell. */
  readonly receipts: Readonly<Record<string, number>>;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** Messages answered in the last second. */
  readonly perSecond: number;
}

/** Which rows to show. */
export interface BulkQuery {
  readonly show: RowState | 'all';
  readonly offset: number;
  readonly limit: number;
}

/** One row as it is shown. */
export interface BulkRow {
  /** Counted from 1, without the row that names the columns. */
  readonly n: number;
  readonly from: string;
  readonly to: string;
  /** Cut where it is long. */
  readonly text: string;
  readonly alphabet: string;
  readonly outcome: RowOutcome;
}

export interface BulkRows {
  readonly rows: readonly BulkRow[];
  /** How many there are to show. */
  readonly total: number;
}

export const NO_CHECK: BulkCheck = { checked: 0, invalid: 0, parts: 0, alphabets: {}, repeated: 0 };
export const NO_MAPPING: BulkMapping = { to: '', from: '', text: '' };
export const NO_SETTINGS: BulkSettings = { session: 1, rate: undefined, receipts: true };
