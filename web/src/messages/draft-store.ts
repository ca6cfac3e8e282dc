import { type Measure, measure, replaceForGsm7 } from '@smpp-web/codec/text';
import { Store } from '../common/store.ts';
import type { SendRequest } from '../engine/api.ts';

/** The message being written, and what sending it will take. */
export interface Draft extends SendRequest {
  readonly measure: Measure;
}

/** Ready to send: somebody who has just bound needs one more click. 447700900xxx are numbers for fiction. */
export const FIRST_DRAFT: SendRequest = {
  to: '447700900123',
  from: '2775',
  text: 'Hello from the browser',
  receipt: true,
};

export class ComposerStore extends Store<Draft> {
  constructor(draft: SendRequest = FIRST_DRAFT) {
    super({ ...draft, measure: measure(draft.text) });
  }

  change(draft: Partial<SendRequest>): void {
    const next = { ...this.get(), ...draft };
    this.set(draft.text === undefined ? next : { ...next, measure: measure(next.text) });
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
}
