import type { LoadPlan, LoadSource, OnThrottle } from '../engine/load-plan.ts';

/** What is filled in for a load run, as the fields have it. Empty means: not wanted. */
export interface LoadForm {
  readonly kind: LoadSource['kind'];
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** What random numbers begin with. */
  readonly prefix: string;
  readonly table: LoadTable | undefined;
  /** Numbers of the sessions to use; empty: the one in front. */
  readonly sessions: readonly number[];
  readonly rate: string;
  readonly windowSize: string;
  readonly warmUp: string;
  readonly receipts: boolean;
  readonly onThrottle: OnThrottle;
  readonly pause: string;
  readonly messages: string;
  readonly duration: string;
  readonly errorPercent: string;
  readonly firstError: boolean;
  readonly seed: string;
}

/** Rows to take the messages from. */
export interface LoadTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const FIRST_FORM: LoadForm = {
  kind: 'template',
  from: '2775',
  to: '4477009{{random:5}}',
  text: 'Load test, message {{n}}',
  prefix: '4477009',
  table: undefined,
  sessions: [],
  rate: '100',
  windowSize: '10',
  warmUp: '',
  receipts: true,
  onThrottle: 'slow',
  pause: '5',
  messages: '',
  duration: '60',
  errorPercent: '',
  firstError: false,
  seed: '1',
};

/** Ready-made runs, by what one wants to know. */
export const PRESETS: readonly { readonly name: string; readonly hint: string; readonly form: Partial<LoadForm> }[] = [
  {
    name: 'Smoke',
    hint: '100 messages, stopping at the first error: does it work at all?',
    form: {
      rate: '50',
      windowSize: '10',
      warmUp: '',
      messages: '100',
      duration: '',
      firstError: true,
      onThrottle: 'slow',
    },
  },
  {
    name: 'Steady',
    hint: '100 messages/s for a minute: the everyday load',
    form: {
      rate: '100',
      windowSize: '50',
      warmUp: '5',
      messages: '',
      duration: '60',
      firstError: false,
      onThrottle: 'slow',
    },
  },
  {
    name: 'Ramp',
    hint: 'Faster and faster, up to 5,000 messages/s, until the message centre throttles: where is the limit?',
    form: {
      rate: '5000',
      windowSize: '200',
      warmUp: '120',
      messages: '',
      duration: '120',
      firstError: false,
      onThrottle: 'stop',
    },
  },
  {
    name: 'Soak',
    hint: '200 messages/s for eight hours, ending when 1 % fail: does it last?',
    form: {
      rate: '200',
      windowSize: '50',
      warmUp: '30',
      messages: '',
      duration: String(8 * 3600),
      errorPercent: '1',
      firstError: false,
      onThrottle: 'slow',
    },
  },
];

/** The plan that a form stands for. `front` is the session to use when none is chosen. */
export function planOf(form: LoadForm, front: number): LoadPlan {
  return {
    source: sourceOf(form),
    sessions: form.sessions.length > 0 ? form.sessions : [front],
    rate: numberIn(form.rate),
    windowSize: numberIn(form.windowSize) ?? 10,
    warmUpMs: (numberIn(form.warmUp) ?? 0) * 1000,
    receipts: form.receipts,
    onThrottle: form.onThrottle,
    pauseMs: (numberIn(form.pause) ?? 0) * 1000,
    stop: {
      messages: numberIn(form.messages),
      durationMs: scaled(numberIn(form.duration), 1000),
      errorShare: scaled(numberIn(form.errorPercent), 0.01),
      firstError: form.firstError,
    },
    seed: numberIn(form.seed) ?? 1,
  };
}

function sourceOf({ kind, from, to, text, prefix, table }: LoadForm): LoadSource {
  if (kind === 'random') return { kind, from, prefix };
  if (kind === 'template') return { kind, from, to, text };
  return { kind, from, to, text, columns: table?.columns ?? [], rows: table?.rows ?? [] };
}

function numberIn(field: string): number | undefined {
  const number = Number(field);
  return field.trim() === '' || !Number.isFinite(number) ? undefined : number;
}

function scaled(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : value * factor;
}
