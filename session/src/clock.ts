/** The one place where time comes from, so that tests and simulations can bring their own. */
export interface Clock {
  /** Milliseconds that never shrink; the zero is arbitrary. The platform's clock stands still within one turn. */
  now(): number;
  /** Milliseconds since 1970, for what people read and for what outlives the session. */
  wall(): number;
  /** Calls once after `ms`. Returns how to call it off. */
  after(ms: number, callback: () => void): () => void;
}

/** Longest delay that timers of every platform keep to; a longer one fires at once on some. */
const LONGEST_TIMER_MS = 0x7fffffff;

/** The time of the turn at hand; NaN until somebody asks. */
let turn = Number.NaN;

/** The clock of the platform. */
export const systemClock: Clock = {
  // Asked for every PDU, answered by the platform once per turn: hundreds of PDUs travel in one.
  now() {
    if (Number.isNaN(turn)) {
      turn = performance.now();
      queueMicrotask(endTurn);
    }
    return turn;
  },
  wall: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

function endTurn(): void {
  turn = Number.NaN;
}

/** A clock that moves when it is told to. */
export interface VirtualClock extends Clock {
  /** Moves time on, calling what falls due on the way, in order. */
  advance(ms: number): void;
  /** Calls that are still to come. */
  readonly pending: number;
}

/** Makes a {@link VirtualClock}; `wall` is where its calendar starts, in milliseconds since 1970. */
export function virtualClock(wall = 0): VirtualClock {
  let now = 0;
  let count = 0;
  const timers = new Map<number, { at: number; callback: () => void }>();
  const earliest = (until: number) => {
    let found: [number, { at: number; callback: () => void }] | undefined;
    for (const entry of timers) if (entry[1].at <= until && (!found || entry[1].at < found[1].at)) found = entry;
    return found;
  };
  return {
    now: () => now,
    wall: () => wall + now,
    after(ms, callback) {
      const id = count++;
      timers.set(id, { at: now + Math.max(ms, 0), callback });
      return () => void timers.delete(id);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = earliest(until); due; due = earliest(until)) {
        const [id, { at, callback }] = due;
        timers.delete(id);
        now = at;
        callback();
      }
      now = until;
    },
    get pending() {
      return timers.size;
    },
  };
}
