/** One line of a ladder. Ids are those of the log; rows stand in their order. */
export type LadderRow = ArrowRow | GapRow | GroupRow;

/** One PDU. */
export interface ArrowRow {
  readonly kind: 'arrow';
  readonly id: number;
}

/** A time in which nothing happened. */
export interface GapRow {
  readonly kind: 'gap';
  /** The entry that ended it. */
  readonly id: number;
  readonly ms: number;
}

/** Exchanges of the same kinds, one after the other, in one line. */
export interface GroupRow {
  readonly kind: 'group';
  /** Its first entry, by which it is folded and unfolded. */
  readonly id: number;
  readonly last: number;
  /** Milliseconds since 1970 of its first and last entry. */
  readonly from: number;
  readonly until: number;
  /** PDUs in all. */
  readonly count: number;
  readonly parts: readonly GroupPart[];
  /** Whether its PDUs stand below it, each on its own. */
  readonly isOpen: boolean;
}

/** What a group has of one kind of exchange. */
export interface GroupPart {
  readonly session: number;
  /** Of the request. */
  readonly command_id: number;
  /** Which way the request goes. */
  readonly direction: 'in' | 'out';
  readonly requests: number;
  readonly responses: number;
  /** Responses with another command_status than 0: how many of which. */
  readonly refused: ReadonlyMap<number, number>;
}
