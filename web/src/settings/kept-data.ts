/** What of this origin is ours begins with this: keys of `localStorage`, databases, caches. */
export const PREFIX = 'smpp-web';

/** Something that is kept in this browser. */
export interface Kept {
  readonly kind: 'setting' | 'database' | 'cache';
  readonly name: string;
  /** In octets; undefined where the browser does not tell. */
  readonly octets: number | undefined;
  /** Records, or files. */
  readonly count: number;
}

/** Octets of a character as storages keep it. */
const OCTETS_PER_CHARACTER = 2;

/** All that is kept for this origin and ours. */
export async function keptData(): Promise<readonly Kept[]> {
  return [...settings(), ...(await databases()), ...(await caches())];
}

/** Empties all that is ours, also what another tab or a worker has open. */
export async function clearKeptData(): Promise<void> {
  for (const { name } of settings()) localStorage.removeItem(name);
  for (const name of await databaseNames()) {
    const database = await opened(name);
    const stores = [...database.objectStoreNames];
    if (stores.length > 0) {
      const transaction = database.transaction(stores, 'readwrite');
      for (const store of stores) transaction.objectStore(store).clear();
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
    }
    database.close();
  }
  for (const name of await cacheNames()) await globalThis.caches.delete(name);
}

function settings(): readonly Kept[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((name) => {
        const octets = (name.length + (localStorage.getItem(name) ?? '').length) * OCTETS_PER_CHARACTER;
        return { kind: 'setting', name, octets, count: 1 };
      });
  } catch {
    // A page in a sandbox has none.
    return [];
  }
}

async function databases(): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const name of await databaseNames()) {
    const database = await opened(name);
    let count = 0;
    for (const store of database.objectStoreNames)
      count += await answered(database.transaction(store).objectStore(store).count());
    database.close();
    kept.push({ kind: 'database', name, octets: undefined, count });
  }
  return kept;
}

async function databaseNames(): Promise<readonly string[]> {
  const all = (await globalThis.indexedDB?.databases?.().catch(() => [])) ?? [];
  return all.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name] : []));
}

function opened(name: string): Promise<IDBDatabase> {
  return answered(indexedDB.open(name));
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function caches(): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const name of await cacheNames()) {
    const files = await (await globalThis.caches.open(name)).keys();
    kept.push({ kind: 'cache', name, octets: undefined, count: files.length });
  }
  return kept;
}

async function cacheNames(): Promise<readonly string[]> {
  // Only secure contexts have caches.
  const all = (await globalThis.caches?.keys().catch(() => [])) ?? [];
  return all.filter((name) => name.startsWith(PREFIX));
}
