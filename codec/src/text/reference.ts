/** Gives the next reference number of a long message. */
export type ReferenceCounter = () => number;

/**
 * Counts references up and wraps, for one pair of addresses or one link. Starts at random, so that a restart does not
 * meet parts that still wait somewhere under the first numbers. Default width: 8 bits, also for sar_msg_ref_num, since
 * many centres keep its low octet only.
 */
export function referenceCounter(width: 8 | 16 = 8, start = Math.floor(Math.random() * 2 ** width)): ReferenceCounter {
  const count = 2 ** width;
  let next = start % count;
  return () => {
    const reference = next;
    next = (next + 1) % count;
    return reference;
  };
}
