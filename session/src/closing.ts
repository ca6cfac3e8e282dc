import type { Clock } from './clock.ts';
import { DEFAULTS } from './defaults.ts';
import { SessionError } from './errors.ts';
import type { CloseReason } from './session-events.ts';
import type { Transport } from './transport.ts';

/** Lets what was written go out, for a while, then closes. Never rejects, and never takes longer than its limit. */
export async function closeTransport(
  transport: Transport,
  written: Promise<void>,
  reason: CloseReason,
  clock: Clock,
): Promise<void> {
  let stop: () => void = () => undefined;
  const limit = new Promise<void>((resolve) => {
    stop = clock.after(DEFAULTS.closeLimitMs, resolve);
  });
  const inOrder = written.then(() => transport.close());
  // After the limit nobody waits for it, and it may still fail.
  inOrder.catch(() => undefined);
  try {
    await Promise.race([inOrder, limit]);
    await Promise.race([transport.close(new SessionError('closed', reason.message)), limit]);
  } catch {
    // A transport that cannot even close is gone, which is what was wanted.
  } finally {
    stop();
  }
}
