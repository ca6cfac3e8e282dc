import { bindToSimulator } from '../shell/first-steps.ts';
import type { ConsoleModel } from '../shell/model.ts';

/** One thing to do, and what to look at when it has been done. */
export interface Step {
  readonly title: string;
  /** What is about to happen, and why. */
  readonly text: string;
  /** What the button says. */
  readonly action: string;
  /** Does it. What comes over the wire from then on is shown. */
  readonly run: (model: ConsoleModel) => Promise<unknown>;
  /** The step is over when these have been seen, in any order: `direction command`. */
  readonly until: readonly string[];
  /** What the PDUs of this step say to a beginner, by direction and command. */
  readonly notes: Readonly<Record<string, string>>;
}

/** A short exchange with the simulator in this page, step by step. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly steps: readonly Step[];
}

const TO = '447700900123';
const FROM = '2775';

/** 176 characters: more than one message holds. */
const LONG_TEXT =
  'This text is longer than one short message can be. It goes out in two parts, each with a small header that tells a phone how to put them together again, in order, and as one text.';

/** What the simulator makes of it is said by the text itself. */
const THROTTLED_TEXT = 'smsc: status=ESME_RTHROTTLED';

const send = (text: string, receipt: boolean) => (model: ConsoleModel) =>
  model.engine.sessions.send(model.link.get().session, { to: TO, from: FROM, text, receipt });

const BIND: Step = {
  title: 'Bind',
  text: 'Before anything else an application says who it is. It names itself by its system_id and shows its password; as transceiver it may send and be sent to on the same session.',
  action: 'Bind to the simulator',
  run: (model) => bindToSimulator(model),
  until: ['in bind_transceiver_resp'],
  notes: {
    'out bind_transceiver':
      'The request: system_id, password, and interface_version, the version of SMPP that is spoken.',
    'in bind_transceiver_resp':
      'The answer has the same sequence_number. command_status 0 is ESME_ROK: the session is bound.',
  },
};

export const LESSONS: readonly Lesson[] = [
  {
    id: 'submit',
    title: 'Bind and submit',
    summary: 'The shortest conversation there is: say who you are, hand over one message, say goodbye.',
    steps: [
      BIND,
      {
        title: 'Submit',
        text: 'submit_sm hands one short message to the message centre: who it is from, who it is for, and the text.',
        action: 'Send “Hello”',
        run: send('Hello', false),
        until: ['in submit_sm_resp'],
        notes: {
          'out submit_sm':
            'source_addr, destination_addr and short_message carry what matters; data_coding names the alphabet.',
          'in submit_sm_resp':
            'Accepted: message_id is the name of this message at the message centre. It is not delivered yet.',
        },
      },
      {
        title: 'Unbind',
        text: 'A session that just drops its connection looks like a failure to the other side. unbind ends it in order.',
        action: 'Unbind',
        run: (model) => model.unbind(),
        until: ['in unbind_resp'],
        notes: {
          'out unbind': 'A header and nothing else: 16 octets.',
          'in unbind_resp': 'Both sides close the connection now.',
        },
      },
    ],
  },
  {
    id: 'long',
    title: 'A long message',
    summary: 'A short message has room for 140 octets. What is longer travels in parts that a phone puts together.',
    steps: [
      BIND,
      {
        title: 'Two parts',
        text: 'This text has more than 160 characters. The console cuts it and puts a user data header of six octets in front of each part: a reference that both share, how many parts there are, and which one this is.',
        action: 'Send the long text',
        run: send(LONG_TEXT, false),
        until: ['in submit_sm_resp', 'in submit_sm_resp'],
        notes: {
          'out submit_sm':
            'esm_class has the bit “udhi”: short_message begins with a header. Open it to see its octets.',
          'in submit_sm_resp': 'Each part is accepted by itself and has a message_id of its own.',
        },
      },
    ],
  },
  {
    id: 'receipt',
    title: 'A delivery receipt',
    summary: 'Accepted is not delivered. Ask for a receipt, and the message centre tells how it ended.',
    steps: [
      BIND,
      {
        title: 'Ask, and be told',
        text: 'registered_delivery 1 asks for a receipt. It comes back as a deliver_sm a moment later, from the message centre to you: the way round is the other one now.',
        action: 'Send with a receipt',
        run: send('Tell me when it has arrived', true),
        until: ['in submit_sm_resp', 'in deliver_sm', 'out deliver_sm_resp'],
        notes: {
          'out submit_sm': 'registered_delivery is 1: a receipt is wanted, whether the message is delivered or not.',
          'in submit_sm_resp': 'Keep this message_id: the receipt will name it.',
          'in deliver_sm':
            'The receipt. esm_class says so; the text has “id:” and “stat:”, which is DELIVRD for a message that has arrived.',
          'out deliver_sm_resp': 'Taken. Without this answer the message centre would send the receipt again.',
        },
      },
    ],
  },
  {
    id: 'throttle',
    title: 'Too fast: throttling',
    summary: 'A message centre that is asked for too much says so. What was refused is yours to send again.',
    steps: [
      BIND,
      {
        title: 'Refused',
        text: 'The simulator does as the text says: it answers this message as if there had been too many. Real message centres answer so above the rate that was agreed.',
        action: 'Send, and be throttled',
        run: send(THROTTLED_TEXT, false),
        until: ['in submit_sm_resp'],
        notes: {
          'out submit_sm': 'Nothing is wrong with this request. It only came at a bad time.',
          'in submit_sm_resp':
            'command_status is 0x58, ESME_RTHROTTLED, and there is no message_id: the message was not taken.',
        },
      },
      {
        title: 'Slower, and again',
        text: 'Wait, send less at a time, and send it once more. A load run of this console pauses by itself when it sees this status.',
        action: 'Send it again',
        run: send('The same message, a moment later', false),
        until: ['in submit_sm_resp'],
        notes: {
          'out submit_sm': 'A new request with a new sequence_number: nothing ties it to the one that was refused.',
          'in submit_sm_resp': 'Taken this time.',
        },
      },
    ],
  },
];
