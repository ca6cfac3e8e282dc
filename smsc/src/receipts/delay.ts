import type { Random } from '../random.ts';
import type { ReceiptSettings } from '../settings.ts';

/** How long one message takes, in milliseconds, 0 or more. A fixed delay draws nothing from chance. */
export function drawDelay({ delayMs, delayShape = 'fixed', spreadMs = 0 }: ReceiptSettings, random: Random): number {
  switch (delayShape) {
    case 'fixed':
      return delayMs;
    case 'uniform':
      return Math.max(0, delayMs + (2 * random.next() - 1) * spreadMs);
    case 'normal':
      return Math.max(0, delayMs + normal(random) * spreadMs);
    case 'exponential':
      return -Math.log(1 - random.next()) * delayMs;
  }
}

/** The standard normal distribution (Box and Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
