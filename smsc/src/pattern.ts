/**
 * Regular expressions for addresses and texts, matched in time linear in the text: a pattern comes from a bind or a
 * file of somebody else, and the engine of the platform can be made to work for hours. Known are literals, `.`, `[...]`,
 * `(...)`, `|`, `*`, `+`, `?`, `^`, `$` and `\` before any of them.
 */
export interface Pattern {
  readonly source: string;
  /** Whether the pattern is found anywhere in the text, unless `^` or `$` tie it to an end. */
  test(text: string): boolean;
}

/** A pattern that cannot be read: `message` says what is wrong, and where. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** Longest pattern, in characters: address_range has 40, and every character costs time for each character of a text. */
export const MAX_PATTERN_LENGTH = 200;

/** Longest text that is looked at, in characters: a text of ten parts. The rest is not seen. */
const MAX_TEXT_LENGTH = 1_600;

type Test = (code: number) => boolean;

/** A state of the machine: it reads a character, or leads on without one. */
type State =
  | { readonly kind: 'read'; readonly test: Test; next: number }
  | { readonly kind: 'fork'; next: number; other: number }
  | { readonly kind: 'start' | 'end'; next: number }
  | { readonly kind: 'match' };

/** Reads a pattern. @throws PatternError */
export function compilePattern(source: string): Pattern {
  if (source.length > MAX_PATTERN_LENGTH) {
    throw new PatternError(`a pattern of ${source.length} characters, expected at most ${MAX_PATTERN_LENGTH}`);
  }
  const { states, first } = new Compiler(source).compile();
  return { source, test: (text) => run(states, first, text.slice(0, MAX_TEXT_LENGTH)) };
}

/** Thompson's construction: the states that could be next are followed all at once. */
function run(states: readonly State[], first: number, text: string): boolean {
  let current = new Set<number>();
  for (let at = 0; at <= text.length; at++) {
    // The pattern may begin anywhere.
    if (follow(states, current, first, at, text.length)) return true;
    if (at === text.length) break;
    const code = text.charCodeAt(at);
    const next = new Set<number>();
    for (const index of current) {
      const state = states[index]!;
      if (state.kind !== 'read' || !state.test(code)) continue;
      if (follow(states, next, state.next, at + 1, text.length)) return true;
    }
    current = next;
  }
  return false;
}

/** Adds a state and those it leads to without a character. True when one of them is the end of the pattern. */
function follow(states: readonly State[], into: Set<number>, first: number, at: number, length: number): boolean {
  const open = [first];
  while (open.length > 0) {
    const index = open.pop()!;
    if (into.has(index)) continue;
    into.add(index);
    const state = states[index]!;
    if (state.kind === 'match') return true;
    if (state.kind === 'fork') open.push(state.other, state.next);
    else if (state.kind === 'start' && at === 0) open.push(state.next);
    else if (state.kind === 'end' && at === length) open.push(state.next);
  }
  return false;
}

/** A piece of the machine: where it begins, and the ends that are to lead on. */
interface Piece {
  readonly first: number;
  readonly leadTo: (next: number) => void;
}

class Compiler {
  readonly #source: string;
  readonly #states: State[] = [];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  compile(): { states: readonly State[]; first: number } {
    const piece = this.#choice();
    if (this.#at < this.#source.length) throw this.#error('")" closes nothing');
    piece.leadTo(this.#add({ kind: 'match' }));
    return { states: this.#states, first: piece.first };
  }

  #choice(): Piece {
    const left = this.#sequence();
    if (this.#peek() !== '|') return left;
    this.#at++;
    const right = this.#choice();
    const first = this.#add({ kind: 'fork', next: left.first, other: right.first });
    return {
      first,
      leadTo: (next) => {
        left.leadTo(next);
        right.leadTo(next);
      },
    };
  }

  #sequence(): Piece {
    let piece: Piece | undefined;
    while (this.#at < this.#source.length && this.#peek() !== '|' && this.#peek() !== ')') {
      const next = this.#repeated();
      if (!piece) piece = next;
      else {
        piece.leadTo(next.first);
        piece = { first: piece.first, leadTo: next.leadTo };
      }
    }
    return piece ?? this.#empty();
  }

  #repeated(): Piece {
    let piece = this.#atom();
    for (let sign = this.#peek(); sign === '*' || sign === '+' || sign === '?'; sign = this.#peek()) {
      this.#at++;
      piece = this.#repeat(piece, sign);
    }
    return piece;
  }

  #repeat(piece: Piece, sign: '*' | '+' | '?'): Piece {
    const fork: Extract<State, { kind: 'fork' }> = { kind: 'fork', next: piece.first, other: -1 };
    const index = this.#add(fork);
    if (sign !== '?') piece.leadTo(index);
    return {
      first: sign === '+' ? piece.first : index,
      leadTo: (next) => {
        fork.other = next;
        if (sign === '?') piece.leadTo(next);
      },
    };
  }

  #atom(): Piece {
    const character = this.#source[this.#at++]!;
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#read(this.#set());
      case '^':
        return this.#anchor('start');
      case '$':
        return this.#anchor('end');
      case '.':
        return this.#read(() => true);
      // What people write who do not think of regular expressions: any text, and a number with its plus.
      case '*':
        return this.#repeat(
          this.#read(() => true),
          '*',
        );
      case '\\':
        return this.#literal(this.#source[this.#at++] ?? this.#fail('"\\" at the end'));
      default:
        return this.#literal(character);
    }
  }

  #group(): Piece {
    const open = this.#at;
    const piece = this.#choice();
    if (this.#peek() !== ')') throw new PatternError(`the "(" at character ${open} is not closed`);
    this.#at++;
    return piece;
  }

  #set(): Test {
    const open = this.#at;
    const isNegated = this.#peek() === '^';
    if (isNegated) this.#at++;
    const ranges: [number, number][] = [];
    while (this.#peek() !== ']' || ranges.length === 0) {
      const from = this.#source[this.#at++] ?? this.#fail(`the "[" at character ${open} is not closed`);
      const isRange = this.#peek() === '-' && this.#source[this.#at + 1] !== ']' && this.#at + 1 < this.#source.length;
      const to = isRange ? this.#source[this.#at + 1]! : from;
      if (isRange) this.#at += 2;
      if (to < from) this.#fail(`"${from}-${to}" runs backwards`);
      ranges.push([from.charCodeAt(0), to.charCodeAt(0)]);
    }
    this.#at++;
    return (code) => ranges.some(([from, to]) => code >= from && code <= to) !== isNegated;
  }

  #literal(character: string): Piece {
    const wanted = character.charCodeAt(0);
    return this.#read((code) => code === wanted);
  }

  #read(test: Test): Piece {
    const state: State = { kind: 'read', test, next: -1 };
    return this.#piece(state);
  }

  #anchor(kind: 'start' | 'end'): Piece {
    return this.#piece({ kind, next: -1 });
  }

  #piece(state: Extract<State, { next: number }>): Piece {
    const first = this.#add(state);
    return {
      first,
      leadTo: (next) => {
        state.next = next;
      },
    };
  }

  /** Matches the empty text: a fork whose two ways are the same. */
  #empty(): Piece {
    const fork: Extract<State, { kind: 'fork' }> = { kind: 'fork', next: -1, other: -1 };
    const first = this.#add(fork);
    return {
      first,
      leadTo: (next) => {
        fork.next = next;
        fork.other = next;
      },
    };
  }

  #add(state: State): number {
    return this.#states.push(state) - 1;
  }

  #peek(): string | undefined {
    return this.#source[this.#at];
  }

  #fail(reason: string): never {
    throw this.#error(reason);
  }

  #error(reason: string): PatternError {
    return new PatternError(`${reason}, near character ${this.#at + 1} of ${JSON.stringify(this.#source)}`);
  }
}
