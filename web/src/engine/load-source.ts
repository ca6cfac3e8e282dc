import type { LaneItem } from './lane.ts';
import type { LoadPlan, LoadSource } from './load-plan.ts';
import { Submits, type Text } from './submits.ts';
import { compileTemplate } from './template.ts';

/** Gives the PDUs of one message after the other. */
export type NextMessage = (n: number) => LaneItem;

/**
 * Makes the messages of a plan. The same seed gives the same messages.
 *
 * @throws RangeError when a template cannot be read; the function it returns throws when a message cannot be sent.
 */
export function messagesOf({ source, receipts, seed }: Pick<LoadPlan, 'source' | 'receipts' | 'seed'>): NextMessage {
  const random = randomFrom(seed);
  const submits = new Submits({ receipts });
  const textOf = textsOf(source, random);
  if (typeof textOf !== 'function') {
    const made = submits.of(textOf);
    // Parts of a long message need a reference of their own.
    return made.submits.length === 1 ? () => made : () => submits.of(textOf);
  }
  return (n) => submits.of(textOf(n));
}

/** How a source makes its texts; a text where all are the same. */
function textsOf(source: LoadSource, random: () => number): Text | ((n: number) => Text) {
  if (source.kind === 'random') return () => randomText(source, random);
  const columns = source.kind === 'csv' ? source.columns : [];
  const [from, to, text] = [source.from, source.to, source.text].map((each) => compileTemplate(each, columns));
  if (from!.isConstant && to!.isConstant && text!.isConstant) return source;
  return (n) => {
    const row = source.kind === 'csv' ? source.rows[(n - 1) % source.rows.length]! : [];
    const values = { n, random, row };
    return { from: from!.fill(values), to: to!.fill(values), text: text!.fill(values) };
  };
}

/** Digits of a random number, prefix included: as long as most mobile numbers. */
const NUMBER_DIGITS = 12;

/** Most messages fit one part, some do not, and some need UCS-2: about as in real traffic. */
const WORDS = 'your code is order arrives today at the gate please reply yes or no thank you €5 off naïve Ölfaß'.split(
  ' ',
);
const WIDE_WORDS = ['привет', '你好', '😀', 'مرحبا'];
const WIDE_SHARE = 0.1;
const LONG_SHARE = 0.1;
const LONG_WORDS = 60;
const SHORT_WORDS = 20;

function randomText({ from, prefix }: { readonly from: string; readonly prefix: string }, random: () => number): Text {
  let to = prefix;
  while (to.length < NUMBER_DIGITS) to += Math.floor(random() * 10);
  const most = random() < LONG_SHARE ? LONG_WORDS : SHORT_WORDS;
  const words = random() < WIDE_SHARE ? [...WORDS, ...WIDE_WORDS] : WORDS;
  const count = 1 + Math.floor(random() * most);
  const text = Array.from({ length: count }, () => words[Math.floor(random() * words.length)]!).join(' ');
  return { from, to, text };
}

/** Numbers from 0 to 1 that the seed decides: mulberry32, by Tommy Ettinger, in the public domain. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
