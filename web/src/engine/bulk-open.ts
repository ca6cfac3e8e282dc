import { type BulkParts, Bulks } from './bulk.ts';
import { BulkDb, BulkMemory } from './bulk-db.ts';

/** One tab works on the job at a time: two would send each row twice. */
const LOCK = 'smpp-web.bulk';

/** Bulk sending with what this browser has to keep the job in. */
export async function openBulk(parts: Omit<BulkParts, 'store' | 'warning'>): Promise<Bulks> {
  return new Bulks({ ...parts, ...(await openStore()) });
}

/** How long a tab that is being closed or reloaded may take to let go of the job. */
const PATIENCE_MS = 3_000;

async function openStore(): Promise<Pick<BulkParts, 'store' | 'warning'>> {
  if (!(await isAlone())) return { store: new BulkMemory(), warning: ELSEWHERE };
  try {
    return { store: await BulkDb.open() };
  } catch {
    return { store: new BulkMemory(), warning: NOT_KEPT };
  }
}

/** Takes the lock for as long as this program lives. False when another tab has it. */
function isAlone(): Promise<boolean> {
  const { locks } = navigator;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const hold = () => {
      resolve(true);
      return new Promise<never>(() => undefined);
    };
    locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE_MS) }, hold).catch(() => resolve(false));
  });
}

const ELSEWHERE =
  'Another tab of this browser has the bulk job in hand. One that is begun here works, and is gone when this tab is.';
const NOT_KEPT = 'This browser keeps nothing for this page: a bulk job is gone when the tab is.';
