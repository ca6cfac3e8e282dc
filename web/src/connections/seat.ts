/** Pages of this origin at once that keep their sessions; further ones keep them until they are left. */
const MAX_SEATS = 20;

/** Where this tab notes the seat that it had. */
const KEY = 'smpp-web.seat';

/** How long to wait for the seat of before: a page that is reloaded leaves it a moment late, on a busy machine seconds. */
const RELOAD_WAIT_MS = 10_000;
/** The same where the note may be of another tab, which this one is a copy of. */
const WAIT_MS = 500;

/** A place that this page has to itself, by a name that a reload finds again. */
export interface Seat {
  readonly name: string;
  leave(): void;
}

/**
 * Takes a seat: what is written down under its name is not written to by another tab at the same time. Undefined where
 * the browser has no locks, as on a page that is not served securely.
 */
export async function takeSeat(locks: LockManager | undefined = navigator.locks): Promise<Seat | undefined> {
  if (!locks) return undefined;
  const before = sessionStorage.getItem(KEY);
  const same =
    before && (await sit(locks, before, { signal: AbortSignal.timeout(isReload() ? RELOAD_WAIT_MS : WAIT_MS) }));
  if (same) return same;
  for (let number = 1; number <= MAX_SEATS; number++) {
    const seat = await sit(locks, String(number), { ifAvailable: true });
    if (!seat) continue;
    sessionStorage.setItem(KEY, seat.name);
    return seat;
  }
  return undefined;
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
}

/** Takes one seat, if it can be had, until it is left, or the page is. */
function sit(locks: LockManager, name: string, options: LockOptions): Promise<Seat | undefined> {
  return new Promise((resolve) => {
    locks
      .request(`${KEY}.${name}`, options, (lock) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((leave) => resolve({ name, leave }));
      })
      .catch(() => resolve(undefined));
  });
}
