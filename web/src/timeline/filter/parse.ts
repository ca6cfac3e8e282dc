import { type Expression, FilterError, type Literal, OPERATORS, type Operator } from './expression.ts';
import { type FilterField, fieldNamed, nearestField } from './fields.ts';
import { type Token, tokensOf } from './tokens.ts';
import { problemOfValue } from './values.ts';

/** More characters than anybody writes by hand. */
const MAX_CHARACTERS = 4_096;
/** Brackets and negations inside each other. */
const MAX_DEPTH = 50;

const OPENERS: ReadonlySet<string> = new Set(['(', '!', '#']);

/**
 * Reads a filter; undefined for an empty one. The grammar stands with {@link Expression}.
 *
 * @throws FilterError with what was expected, and where.
 */
export function parse(text: string): Expression | undefined {
  if (text.length > MAX_CHARACTERS)
    throw new FilterError(
      `A filter has at most ${MAX_CHARACTERS.toLocaleString('en')} characters.`,
      MAX_CHARACTERS,
      text.length,
    );
  const parser = new Parser(tokensOf(text));
  return parser.isAtEnd ? undefined : parser.whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#token.kind === 'end';
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#isSign(')')) throw this.#error('There is no “(” that this one closes');
    if (!this.isAtEnd) throw this.#error('Expected && or || before this');
    return expression;
  }

  #or(): Expression {
    const terms = [this.#and()];
    while (this.#take('||') || this.#takeWord('or')) terms.push(this.#and());
    return joined('or', terms);
  }

  #and(): Expression {
    const terms = [this.#not()];
    while (this.#take('&&') || this.#takeWord('and') || this.#isTermNext) terms.push(this.#not());
    return joined('and', terms);
  }

  #not(): Expression {
    if (this.#take('!') || this.#takeWord('not')) return this.#nested(() => ({ kind: 'not', term: this.#not() }));
    return this.#term();
  }

  #term(): Expression {
    if (this.#take('(')) return this.#bracket();
    if (this.#take('#')) return this.#number();
    const token = this.#token;
    if (token.kind === 'string') return { kind: 'words', text: this.#next().text };
    if (token.kind !== 'word') throw this.#error('Expected a field, a text, “!” or “(”');
    if (token.text === 'has' && this.#peek.text === '(') return this.#has();
    this.#next();
    const field = fieldNamed(token.text);
    if (field) return this.#condition(field);
    if (this.#isOperatorNext) throw unknownField(token);
    const left = /^-(.+)$/.exec(token.text)?.[1];
    if (left) return { kind: 'not', term: fieldNamed(left) ? { kind: 'has', field: left } : words(left) };
    if (['and', 'or', 'in', 'contains', 'matches'].includes(token.text))
      throw new FilterError(
        `Expected a field or a text before “${token.text}”: put it in quotes to look for the word.`,
        token.from,
        token.to,
      );
    return words(token.text);
  }

  #bracket(): Expression {
    const inside = this.#nested(() => this.#or());
    if (!this.#take(')')) throw this.#error('Expected “)”');
    return inside;
  }

  #number(): Expression {
    const token = this.#token;
    const value: Literal = { text: token.text, quoted: false };
    if (token.kind !== 'word') throw this.#error('Expected a sequence_number after “#”');
    this.#check(fieldNamed('sequence_number')!, '==', token, value);
    this.#next();
    return { kind: 'compare', field: 'sequence_number', operator: '==', value };
  }

  #has(): Expression {
    this.#next();
    this.#next();
    const token = this.#token;
    if (token.kind !== 'word') throw this.#error('Expected the name of a field');
    const field = fieldNamed(token.text);
    if (!field) throw unknownField(token);
    this.#next();
    if (!this.#take(')')) throw this.#error('Expected “)”');
    return { kind: 'has', field: field.name };
  }

  #condition(field: FilterField): Expression {
    if (this.#takeWord('in')) return this.#set(field);
    const operator = this.#operator();
    if (!operator) return { kind: 'has', field: field.name };
    return { kind: 'compare', field: field.name, operator, value: this.#value(field, operator) };
  }

  #set(field: FilterField): Expression {
    if (!this.#take('{')) throw this.#error('Expected “{” and the values, as in {1, 2}');
    const values = [this.#value(field, '==')];
    while (this.#take(',')) values.push(this.#value(field, '=='));
    if (!this.#take('}')) throw this.#error('Expected “,” or “}”');
    return { kind: 'in', field: field.name, values };
  }

  #operator(): Operator | undefined {
    if (this.#take('~')) return 'matches';
    const operator = this.#isOperatorNext ? OPERATORS.find((each) => each === this.#token.text) : undefined;
    if (operator) this.#next();
    return operator;
  }

  #value(field: FilterField, operator: Operator): Literal {
    const token = this.#token;
    if (token.kind !== 'word' && token.kind !== 'string') throw this.#error(`Expected a value for ${field.name}`);
    const value = { text: token.text, quoted: token.kind === 'string' };
    this.#check(field, operator, token, value);
    this.#next();
    return value;
  }

  #check(field: FilterField, operator: Operator, { from, to }: Token, value: Literal): void {
    const problem = problemOfValue(field, operator, value);
    if (problem) throw new FilterError(problem, from, to);
  }

  get #token(): Token {
    return this.#tokens[this.#index]!;
  }

  get #peek(): Token {
    return this.#tokens[this.#index + 1] ?? this.#token;
  }

  #next(): Token {
    const token = this.#token;
    if (token.kind !== 'end') this.#index++;
    return token;
  }

  #isSign(text: string): boolean {
    return this.#token.kind === 'sign' && this.#token.text === text;
  }

  #take(sign: string): boolean {
    const isThere = this.#isSign(sign);
    if (isThere) this.#next();
    return isThere;
  }

  #takeWord(word: string): boolean {
    const isThere = this.#token.kind === 'word' && this.#token.text.toLowerCase() === word;
    if (isThere) this.#next();
    return isThere;
  }

  /** Whether what comes can begin a term: then it is joined by "and". */
  get #isTermNext(): boolean {
    const { kind, text } = this.#token;
    if (kind === 'word') return !/^(or|and)$/i.test(text);
    return kind === 'string' || (kind === 'sign' && OPENERS.has(text));
  }

  get #isOperatorNext(): boolean {
    const { kind, text } = this.#token;
    return (kind === 'word' || kind === 'sign') && (text === '~' || OPERATORS.some((operator) => operator === text));
  }

  #nested(inside: () => Expression): Expression {
    if (++this.#depth > MAX_DEPTH) throw this.#error(`More than ${MAX_DEPTH} brackets inside each other`);
    const expression = inside();
    this.#depth--;
    return expression;
  }

  #error(expected: string): FilterError {
    const { kind, text, from, to } = this.#token;
    const found = kind === 'end' ? 'the filter ends here' : `“${text}” stands here`;
    return new FilterError(`${expected}; ${found}.`, from, to);
  }
}

function words(text: string): Expression {
  return { kind: 'words', text };
}

/** One term stays as it is; those of the same kind inside it become its own. */
export function joined(kind: 'and' | 'or', terms: readonly Expression[]): Expression {
  if (terms.length === 1) return terms[0]!;
  return { kind, terms: terms.flatMap((term) => (term.kind === kind ? term.terms : [term])) };
}

function unknownField({ text, from, to }: Token): FilterError {
  const near = nearestField(text);
  return new FilterError(`No field is named ${text}${near ? `: did you mean ${near}?` : '.'}`, from, to);
}
