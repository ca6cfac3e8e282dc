import cluster, { type Worker } from 'node:cluster';
import process from 'node:process';
import { type Claim, once, PlaceCounts, type Places } from './places.ts';

/** A worker asks for places, gives them back, and is answered: `refused` is the index of a claim, or null. */
type PlaceMessage =
  | { readonly kind: 'enter' | 'leave'; readonly id: number; readonly claims: readonly Claim[] }
  | { readonly kind: 'entered'; readonly id: number; readonly refused: number | null };

/** Places as a worker sees them: the first process counts for all. */
export function sharedPlaces(): Places {
  const asked = new Map<number, (refused: number | null) => void>();
  let ids = 0;
  process.on('message', (message: PlaceMessage) => {
    if (message.kind !== 'entered') return;
    asked.get(message.id)?.(message.refused);
    asked.delete(message.id);
  });
  const tell = (message: PlaceMessage) => process.send!(message);
  return {
    async enter(claims) {
      const id = ++ids;
      const refused = await new Promise<number | null>((resolve) => {
        asked.set(id, resolve);
        tell({ kind: 'enter', id, claims });
      });
      return refused ?? once(() => tell({ kind: 'leave', id, claims }));
    },
  };
}

/** Counts in the first process for all workers. What one of them held when it died is free again. */
export function servePlaces(): void {
  const counts = new PlaceCounts();
  const held = new Map<Worker, Map<number, readonly Claim[]>>();
  cluster.on('message', (worker, message: PlaceMessage) => {
    if (message.kind === 'leave' && held.get(worker)?.delete(message.id)) counts.leave(message.claims);
    if (message.kind !== 'enter' || !worker.isConnected()) return;
    const { id, claims } = message;
    const refused = counts.enter(claims) ?? null;
    if (refused === null) held.set(worker, (held.get(worker) ?? new Map<number, readonly Claim[]>()).set(id, claims));
    worker.send({ kind: 'entered', id, refused } satisfies PlaceMessage);
  });
  cluster.on('exit', (worker) => {
    for (const claims of held.get(worker)?.values() ?? []) counts.leave(claims);
    held.delete(worker);
  });
}
