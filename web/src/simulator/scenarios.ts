/** A scenario that comes with the console: what it shows, what a person does in it, and its text. */
export interface BuiltIn {
  readonly id: string;
  readonly title: string;
  readonly doc: string;
  readonly yaml: string;
}

/** Scenarios to begin with. Where the client is a person, a step waits for a minute. */
export const BUILT_IN: readonly BuiltIn[] = [
  {
    id: 'there-and-back',
    title: 'There and back',
    doc: 'Waits for a message of yours, and has a mobile answer. You send any text.',
    yaml: `name: there and back
steps:
  - expect: submit_sm
    within: 60000
  - mo: { from: '447700900123', to: '2775', text: 'Got it, thanks' }
  - wait: 200
`,
  },
  {
    id: 'long',
    title: 'A long message',
    doc: 'Expects a text in three parts with a header. You send some 400 letters.',
    yaml: `name: a long message
steps:
  - expect: submit_sm
    with: { esm_class: 64 }
    times: 3
    within: 60000
`,
  },
  {
    id: 'throttled',
    title: 'Too fast',
    doc: 'Refuses all messages with ESME_RTHROTTLED, then takes them again. You send one, and try again.',
    yaml: `name: too fast
steps:
  - fault: throttle
  - expect: submit_sm
    within: 60000
  - wait: 1000
  - mend: throttle
  - expect: submit_sm
    times: 2
    within: 60000
`,
  },
  {
    id: 'no-answer',
    title: 'Answers that never come',
    doc: 'Takes a message, does not answer, and cuts the connection: the client cannot know what became of it.',
    yaml: `name: answers that never come
steps:
  - fault: no_answer
  - expect: submit_sm
    within: 60000
  - wait: 500
  - cut: smppclient1
  - mend: all
`,
  },
  {
    id: 'outage',
    title: 'An outage',
    doc: 'Ends the session; a client that stays connected is back within a minute.',
    yaml: `name: an outage
steps:
  - unbind: smppclient1
  - expect: bind_transceiver
    times: 2
    within: 60000
`,
  },
  {
    id: 'mobiles',
    title: 'Mobiles write',
    doc: 'Thirty mobiles write within three seconds, one of them in Arabic and one at length.',
    yaml: `name: mobiles write
steps:
  - stream: { from: '4477009{5}', to: '2775', text: 'Message {n}', perSecond: 10, count: 30 }
  - wait: 1500
  - mo: { from: '971500000001', to: '2775', text: 'مرحبا' }
  - mo: { from: '447700900777', to: '2775', text: 'This one is longer than a single message may be, so that it comes in parts that have to be put together again by whoever receives it, whatever the order they come in.' }
  - wait: 2000
`,
  },
  {
    id: 'bad-day',
    title: 'A bad day',
    doc: 'Slow answers, lost receipts and late ones: nothing is expected of you, watch how your client takes it.',
    yaml: `name: a bad day
settings:
  receipts: { delayMs: 2000, delayShape: exponential, outcomes: { DELIVERED: 6, UNDELIVERABLE: 2, EXPIRED: 1, REJECTED: 1 } }
steps:
  - fault: delay
    parameters: { share: 0.5, delayMs: 1500 }
  - wait: 10000
  - fault: drop
    parameters: { share: 0.2 }
  - wait: 10000
  - mend: all
`,
  },
];
