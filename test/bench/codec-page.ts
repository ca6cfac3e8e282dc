import { KINDS, ourSubjects } from './codec-kinds.ts';
import { callsPerSecond } from './measure.ts';

/** The part of the codec's benchmark that runs in a page: calls per second by kind of PDU and subject. */
declare global {
  var rates: () => Record<string, Record<string, number>>;
}

globalThis.rates = () =>
  Object.fromEntries(KINDS.map((kind) => [kind.name, Object.fromEntries(callsPerSecond(ourSubjects(kind)))]));
