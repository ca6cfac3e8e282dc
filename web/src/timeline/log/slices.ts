/** Longest that one slice of long work may keep the page from drawing. */
export const SLICE_MS = 4;

/** The slice that is worked at once when somebody asks: what was typed is to be seen in the next frame of the screen. */
export const FIRST_SLICE_MS = 3;

/** Rows between two looks at the clock. */
const STRIDE = 64;

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Calls back when the page has had its turn. A timer would wait 4 ms each time, which a million rows cannot spare. */
export function afterTurn(callback: () => void): void {
  waiting.push(callback);
  channel.port2.postMessage(undefined);
}

/** Works through the steps from `next` to `last` until the slice is over; tells the first one that is left. */
export function workSlice(next: number, last: number, step: (index: number) => unknown, ms = SLICE_MS): number {
  const end = performance.now() + ms;
  let index = next;
  while (index <= last) {
    const stop = Math.min(last, index + STRIDE - 1);
    for (; index <= stop; index++) step(index);
    if (performance.now() >= end) break;
  }
  return index;
}
