/** A parameter of a fault that is a number within bounds. */
export interface NumberParameter {
  readonly kind: 'number';
  readonly doc: string;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** As `ms` or `octets`; left out for a plain number. */
  readonly unit?: string;
}

/** A parameter of a fault that is one of some words. */
export interface ChoiceParameter {
  readonly kind: 'choice';
  readonly doc: string;
  readonly initial: string;
  readonly choices: readonly string[];
}

/** A parameter of a fault, as a form shows it. */
export type FaultParameter = NumberParameter | ChoiceParameter;

/** One kind of trouble, with all that a form for it needs. */
export interface FaultRow {
  /** What people call it. */
  readonly title: string;
  /** What happens, in a sentence. */
  readonly doc: string;
  /** `octets`: it touches what travels; `centre`: it changes how the message centre behaves. */
  readonly layer: 'octets' | 'centre';
  readonly parameters: Readonly<Record<string, FaultParameter>>;
}

const share = (doc: string, initial = 1): NumberParameter => ({ kind: 'number', doc, initial, min: 0, max: 1 });
const ms = (doc: string, initial: number): NumberParameter => ({
  kind: 'number',
  doc,
  initial,
  min: 0,
  max: 600_000,
  unit: 'ms',
});
const count = (doc: string, initial: number, max: number, unit?: string): NumberParameter => ({
  kind: 'number',
  doc,
  initial,
  min: 1,
  max,
  ...(unit && { unit }),
});
const choice = (doc: string, initial: string, ...others: readonly string[]): ChoiceParameter => ({
  kind: 'choice',
  doc,
  initial,
  choices: [initial, ...others],
});

/** Every fault there is, by name. */
export const FAULTS = {
  throttle: {
    title: 'Throttle',
    doc: 'Messages are refused as too many.',
    layer: 'centre',
    parameters: {
      share: share('Share of the messages that are refused.'),
      command_status: { kind: 'number', doc: 'What they are refused with.', initial: 0x58, min: 1, max: 0xffff_ffff },
    },
  },
  delay: {
    title: 'Slow answers',
    doc: 'Requests are answered late.',
    layer: 'centre',
    parameters: {
      share: share('Share of the requests that are answered late.'),
      delayMs: ms('How late.', 2_000),
      spreadMs: ms('How much more, at most, by chance.', 0),
    },
  },
  unbind: {
    title: 'Unbind out of the blue',
    doc: 'The message centre ends sessions in order, though nobody asked.',
    layer: 'centre',
    parameters: { afterMs: ms('Time from the bind, or from now, to the unbind.', 0) },
  },
  drop: {
    title: 'Lost PDUs',
    doc: 'PDUs vanish on the way.',
    layer: 'octets',
    parameters: {
      share: share('Share of the PDUs that vanish.', 0.1),
      direction: choice('Those to the client, those from it, or both.', 'out', 'in', 'both'),
    },
  },
  no_answer: {
    title: 'No answer',
    doc: 'Requests are carried out and never answered.',
    layer: 'octets',
    parameters: { share: share('Share of the requests that are not answered.') },
  },
  enquire_link: {
    title: 'No keepalive',
    doc: 'enquire_link is not answered.',
    layer: 'octets',
    parameters: {},
  },
  disconnect: {
    title: 'Disconnect',
    doc: 'The connection is cut.',
    layer: 'octets',
    parameters: {
      after: count('With which request it is cut, counted from now.', 1, 1_000_000),
      when: choice('Before its answer, after it, or in the middle of it.', 'before', 'after', 'middle'),
    },
  },
  split: {
    title: 'Split',
    doc: 'Octets leave in small pieces.',
    layer: 'octets',
    parameters: {
      octets: count('Octets in a piece.', 1, 65_536, 'octets'),
      gapMs: ms('Pause between two pieces.', 0),
    },
  },
  glue: {
    title: 'Glue',
    doc: 'PDUs are held back and leave together.',
    layer: 'octets',
    parameters: {
      pdus: count('How many leave together.', 5, 1_000),
      waitMs: ms('How long they are held back at most.', 1_000),
    },
  },
  garble: {
    title: 'Garble',
    doc: 'Octets behind the header are changed.',
    layer: 'octets',
    parameters: {
      share: share('Share of the PDUs that are changed.'),
      octets: count('How many octets of each are changed.', 1, 255, 'octets'),
    },
  },
  bad_length: {
    title: 'Bad length',
    doc: 'command_length is wrong.',
    layer: 'octets',
    parameters: {
      share: share('Share of the PDUs that are wrong.'),
      by: {
        kind: 'number',
        doc: 'What is added to the length.',
        initial: 4,
        min: -65_536,
        max: 65_536,
        unit: 'octets',
      },
    },
  },
  wrong_sequence: {
    title: 'Wrong sequence',
    doc: 'Responses carry another sequence_number than their request.',
    layer: 'octets',
    parameters: {
      share: share('Share of the responses that are wrong.'),
      by: { kind: 'number', doc: 'What is added to the number.', initial: 1_000, min: 1, max: 0x7fff_ffff },
    },
  },
  repeated_sequence: {
    title: 'Repeated sequence',
    doc: 'Requests to the client all carry the same sequence_number.',
    layer: 'octets',
    parameters: { number: count('The number.', 1, 0x7fff_ffff) },
  },
  duplicate: {
    title: 'Duplicate',
    doc: 'PDUs to the client come twice.',
    layer: 'octets',
    parameters: { share: share('Share of the PDUs that come twice.') },
  },
  unknown_command: {
    title: 'Unknown command',
    doc: 'Between others comes a PDU that no version knows.',
    layer: 'octets',
    parameters: {
      share: share('Share of the PDUs before which it comes.'),
      command_id: { kind: 'number', doc: 'Its command_id.', initial: 0x0001_0abc, min: 0x200, max: 0xffff_ffff },
    },
  },
  wrong_response: {
    title: 'Wrong response',
    doc: 'Requests are answered with the response to another command.',
    layer: 'octets',
    parameters: {
      share: share('Share of the responses that are wrong.'),
      command_id: {
        kind: 'number',
        doc: 'command_id of the wrong response.',
        initial: 0x8000_0103,
        min: 0x8000_0000,
        max: 0xffff_ffff,
      },
    },
  },
  slow_reader: {
    title: 'Slow reader',
    doc: 'The message centre reads slowly, so that the client has to wait.',
    layer: 'octets',
    parameters: { octetsPerSecond: count('How fast it reads.', 1_000, 1_000_000_000, 'octets/s') },
  },
} as const satisfies Record<string, FaultRow>;

/** The faults by name. */
export type FaultName = keyof typeof FAULTS;

/** The parameters of a fault, each with a value. */
export type FaultParameters<N extends FaultName> = {
  readonly [P in keyof (typeof FAULTS)[N]['parameters']]: ValueOf<(typeof FAULTS)[N]['parameters'][P]>;
};

type ValueOf<P> = P extends { readonly kind: 'number' } ? number : string;
