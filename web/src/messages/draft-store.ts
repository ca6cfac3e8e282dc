import { type Measure, measure, replaceForGsm7, segment } from '@smpp-web/codec/text';
import { Store } from '../common/store.ts';
import type { SendOptions, SendRequest } from '../engine/api.ts';

/** The message being written, and what sending it will take. */
export interface Draft extends SendRequest {
  readonly options: SendOptions;
  readonly measure: Measure;
  /** Why the text cannot be sent as the options have it; empty when it can. */
  readonly problem: string;
}

/** Ready to send: somebody who has just bound needs one more click. 447700900xxx are numbers for fiction. */
export const FIRST_DRAFT: SendRequest = {
  to: '447700900123',
  from: '2775',
  text: 'Hello from the browser',
  receipt: true,
};

/** Conversations whose draft is kept; the one left longest ago makes room. */
const MAX_KEPT = 500;

/** What is kept of the draft of a conversation while another one is open. */
type Kept = Pick<Draft, 'text' | 'options'>;

/** The message that is being written; each conversation has one of its own. */
export class ComposerStore extends Store<Draft> {
  readonly #kept = new Map<string, Kept>();

  constructor(draft: SendRequest = FIRST_DRAFT) {
    super(measured({ options: {}, ...draft }));
  }

  change(draft: Partial<SendRequest>): void {
    const next = { ...this.get(), ...draft };
    const isSameText = draft.text === undefined && draft.options === undefined;
    this.set(isSameText ? next : measured(next));
  }

  /** Puts near twins in the place of what keeps the text out of GSM 7-bit: one character, or all of them. */
  replace(character?: string): void {
    const {
      text,
      measure: { forcing },
    } = this.get();
    if (character === undefined) return this.change({ text: replaceForGsm7(text) });
    const twin = forcing.find((each) => each.character === character)?.suggestion;
    if (twin !== undefined) this.change({ text: text.replaceAll(character, twin) });
  }

  /** Goes on with the draft of another conversation; that of the present one waits. */
  turnTo(peer: string): void {
    const { to, text, options } = this.get();
    const from = peerOf(to);
    if (from === peer) return;
    this.#kept.delete(from);
    if (text !== '') this.#kept.set(from, { text, options });
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    const kept = this.#kept.get(peer);
    this.#kept.delete(peer);
    this.change({ to: peer, text: kept?.text ?? '', options: kept?.options ?? {} });
  }

  /** What to ask of the engine. */
  request(): SendRequest {
    const { to, from, text, receipt, options } = this.get();
    return { to, from, text, receipt, options };
  }
}

/** The conversation that an address belongs to: the one by which receipts and answers come back. */
export function peerOf(to: string): string {
  return to.replace(/^\+/, '');
}

function measured(draft: SendRequest & { readonly options: SendOptions }): Draft {
  const { text, options } = draft;
  return { ...draft, measure: measure(text, options), problem: problemOf(text, options) };
}

function problemOf(text: string, options: SendOptions): string {
  try {
    segment(text, { ...options, reference: 0 });
    return '';
  } catch (error) {
    const { message } = error as Error;
    return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  }
}
