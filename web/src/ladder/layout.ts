import type { ConsoleSession } from '../connections/session-store.ts';

/** Height of every row, in pixels. */
export const ROW = 40;

/** Height of the names of the lifelines. */
export const HEAD = 44;

/** Room for the time at the left, and for what an exchange took at the right. */
const TIME = 88;
const TIME_NARROW = 12;
const END = 70;
const END_NARROW = 40;

/** Below this width the time is left out. */
const NARROW = 560;

/** Room between the lifelines of two ESMEs. */
const BETWEEN = 84;

export interface Lifeline {
  readonly title: string;
  readonly subtitle: string;
  readonly x: number;
  readonly kind: 'esme' | 'bridge' | 'smsc';
}

/** Where everything is, from left to right. */
export interface Layout {
  readonly width: number;
  readonly lifelines: readonly Lifeline[];
  /** Where the lifeline of the ESME of a session is. */
  readonly esme: ReadonlyMap<number, number>;
  readonly smsc: number;
  readonly bridge: number | undefined;
  readonly hasTime: boolean;
}

/** Lays out the lifelines of these sessions: the ESMEs at the left, the message centre at the right. */
export function layoutFor(sessions: readonly ConsoleSession[], width: number, hasBridge: boolean): Layout {
  const hasTime = width >= NARROW;
  const left = (hasTime ? TIME : TIME_NARROW) + 34;
  const smsc = Math.max(width - (hasTime ? END : END_NARROW), left + 60);
  // However many they are, half of the width is left for the arrows.
  const step = Math.min(BETWEEN, (smsc - left) / 2 / Math.max(sessions.length - 1, 1));
  const esmes = sessions.map((session, index) => ({ ...esmeOf(session), x: Math.round(left + index * step) }));
  const last = esmes.at(-1)?.x ?? left;
  const bridge = hasBridge ? Math.round(last + (smsc - last) / 2) : undefined;
  return {
    width,
    hasTime,
    lifelines: [
      ...esmes,
      ...(bridge === undefined ? [] : [{ title: 'Bridge', subtitle: '', x: bridge, kind: 'bridge' as const }]),
      { title: 'SMSC', subtitle: smscName(sessions), x: smsc, kind: 'smsc' },
    ],
    esme: new Map(sessions.map(({ number }, index) => [number, esmes[index]!.x])),
    smsc,
    bridge,
  };
}

function esmeOf({ name, number, link }: ConsoleSession): Omit<Lifeline, 'x'> {
  return { title: 'ESME', subtitle: link.bound?.system_id ?? (name || `session ${number}`), kind: 'esme' };
}

/** What the sessions say they are connected to, where they say the same. */
function smscName(sessions: readonly ConsoleSession[]): string {
  const names = new Set(sessions.map(({ form }) => (form?.target === 'page' ? 'in this page' : (form?.target ?? ''))));
  return names.size === 1 ? [...names][0]! : '';
}
