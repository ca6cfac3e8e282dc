import type { ControlState } from '@smpp-web/smsc';

/** Which message centre is meant: the one in this page, or one on this machine that has a control channel. */
export type SimulatorPlace = 'page' | { readonly url: string };

/** A simulated message centre as it is told of. */
export interface SimulatorState {
  readonly place: SimulatorPlace;
  /** Undefined while there is nothing to tell yet. */
  readonly state: ControlState | undefined;
  /** Why there is nothing to tell, or why nothing can be asked. */
  readonly problem: string | undefined;
}
