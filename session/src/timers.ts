/** The timers of a session as data (SMPP 5.0, 2.7): time comes in as an argument, what is due comes out. */
export interface Timers {
  /** When the connection was made; undefined once bound. */
  openedAt: number | undefined;
  /** When a PDU last travelled in either direction. */
  activeAt: number;
  /** When a PDU other than enquire_link last travelled. */
  usedAt: number;
  /** Whether an enquire_link is in flight. */
  enquiring: boolean;
  readonly sessionInitMs: number;
  readonly enquireLinkMs: number;
  readonly inactivityMs: number;
}

export type Due = 'session_init' | 'enquire_link' | 'inactivity';

/** What is due now. A timer of 0 ms never is. */
export function due(timers: Timers, now: number): Due | undefined {
  return deadlines(timers).find(({ at }) => at <= now)?.due;
}

/** When something is due next. */
export function nextDue(timers: Timers): number {
  return Math.min(Number.POSITIVE_INFINITY, ...deadlines(timers).map(({ at }) => at));
}

function deadlines(timers: Timers): { due: Due; at: number }[] {
  const { openedAt, activeAt, usedAt, enquiring } = timers;
  return [
    { due: 'session_init' as const, ms: timers.sessionInitMs, since: openedAt },
    { due: 'inactivity' as const, ms: timers.inactivityMs, since: openedAt === undefined ? usedAt : undefined },
    { due: 'enquire_link' as const, ms: timers.enquireLinkMs, since: enquiring ? undefined : activeAt },
  ].flatMap(({ due, ms, since }) => (ms > 0 && since !== undefined ? [{ due, at: since + ms }] : []));
}
