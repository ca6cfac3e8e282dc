import type { ViewRow } from './view.ts';

/** The views of the console beside its first one, in the order in which they are offered. */
export const VIEWS: readonly ViewRow[] = [];
