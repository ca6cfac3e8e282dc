import {
  acceptSmsc,
  connectEsme,
  type Esme,
  memoryPair,
  type Session,
  StatusError,
  type VirtualClock,
  virtualClock,
} from '@smpp-web/session';

/** What the message centre answers to the n-th submit_sm, from 1: a status, or nothing at all. */
export type Answer = (n: number) => number | 'nothing';

/** A message centre on a clock that stands still, and sessions with it. */
export interface Centre {
  readonly clock: VirtualClock;
  /** Texts that have come, in their order. */
  readonly texts: string[];
  /** The message centre's ends, by session. */
  readonly ends: Session[];
  esmeOf(session: number): Esme;
  connect(session: number): Promise<void>;
  /** Moves time on in steps, letting everything happen in between. */
  pass(ms: number): Promise<void>;
}

const STEP_MS = 10;

export async function centre(answer: Answer = () => 0, sessions = 1): Promise<Centre> {
  const clock = virtualClock(Date.UTC(2026, 10, 25));
  const texts: string[] = [];
  const ends: Session[] = [];
  const esmes = new Map<number, Esme>();
  let count = 0;
  const connect = async (session: number) => {
    const [near, far] = memoryPair();
    const end = acceptSmsc(far, { system_id: 'centre', clock, authenticate: () => 0 });
    ends[session] = end;
    end.handle('submit_sm', (pdu) => {
      texts.push(new TextDecoder().decode(pdu.short_message));
      const given = answer(++count);
      if (given === 'nothing') return new Promise<never>(() => undefined);
      if (given !== 0) throw new StatusError('submit_sm', given, undefined);
      return { message_id: String(count) };
    });
    end.start();
    const esme = await connectEsme(near, { system_id: 'load', clock, responseTimeoutMs: 5_000 });
    esmes.set(session, esme);
    esme.session.on('close', () => esmes.delete(session));
  };
  for (let session = 1; session <= sessions; session++) await connect(session);
  return {
    clock,
    texts,
    ends,
    connect,
    esmeOf(session) {
      const esme = esmes.get(session);
      if (!esme) throw new Error(`Session ${session} is not bound.`);
      return esme;
    },
    async pass(ms) {
      await turn();
      for (let passed = 0; passed < ms; passed += STEP_MS) {
        clock.advance(STEP_MS);
        await turn();
      }
    },
  };
}

/** Sends a receipt for a message, by its id, with a state by its number. */
export function sendReceipt(end: Session, id: string, message_state: number): void {
  void end.request('deliver_sm', {
    esm_class: 4,
    tlvs: [
      { tag: 0x001e, name: 'receipted_message_id', value: id },
      { tag: 0x0427, name: 'message_state', value: message_state },
    ],
  });
}

/** All promises of this turn, and those that they lead to. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
