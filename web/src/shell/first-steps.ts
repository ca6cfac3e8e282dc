import type { ConsoleModel } from './model.ts';
import { PlaceStore } from './place-store.ts';

/** The account of the message centre in this page. It is no secret: everybody has the same. */
export const SIMULATOR_ACCOUNT = { system_id: 'smppclient1', password: 'password' } as const;

/** What somebody may begin with who has nothing yet. */
export type FirstStep = 'bind' | 'samples' | 'learn';

export function takeFirstStep(model: ConsoleModel, step: FirstStep): unknown {
  if (step === 'bind') return bindToSimulator(model);
  return step === 'samples' ? showSamples(model) : model.part(PlaceStore).go('learn');
}

/** Binds to the message centre in this page, with all that takes. */
export function bindToSimulator(model: ConsoleModel, options: { readonly outbind?: boolean } = {}): Promise<void> {
  const how = { target: 'page', address: '', mode: 'transceiver', version: '3.4', ...options } as const;
  return model.bind({ ...SIMULATOR_ACCOUNT, ...how });
}

/** Puts a short exchange into the timeline, to look at without any message centre. */
export async function showSamples(model: ConsoleModel): Promise<void> {
  const { sampleRecords } = await import('./samples.ts');
  model.log.append(sampleRecords(Date.now()));
  model.part(PlaceStore).show('timeline');
}
