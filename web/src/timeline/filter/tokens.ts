import { FilterError } from './expression.ts';

/** A piece of a filter, and which characters of it it is. */
export interface Token {
  readonly kind: 'word' | 'string' | 'sign' | 'end';
  /** Of a string: what stands between the quotes. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The longer ones first. A single `=` is taken for `==`. */
const SIGNS = ['==', '!=', '<=', '>=', '&&', '||', '=', '!', '<', '>', '~', '(', ')', '{', '}', ',', '#'];
const SPACE = /\s/;
const WORD = /[^\s(){}!=<>&|,~"'#]+/y;

/** Cuts a filter into its pieces. @throws FilterError for a character that nothing begins with, and a string without end. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text[at]!)) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.to;
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return tokens;
}

function tokenAt(text: string, from: number): Token {
  const character = text[from]!;
  if (character === '"' || character === "'") return stringAt(text, from);
  const sign = SIGNS.find((each) => text.startsWith(each, from));
  if (sign) return { kind: 'sign', text: sign === '=' ? '==' : sign, from, to: from + sign.length };
  WORD.lastIndex = from;
  const word = WORD.exec(text)?.[0];
  if (word) return { kind: 'word', text: word, from, to: from + word.length };
  const hint = character === '&' || character === '|' ? `: “${character}${character}” joins conditions` : '';
  throw new FilterError(`“${character}” means nothing here${hint}.`, from, from + 1);
}

function stringAt(text: string, from: number): Token {
  const end = text[from];
  let content = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === end) return { kind: 'string', text: content, from, to: at + 1 };
    if (text[at] === '\\' && at + 1 < text.length) at++;
    content += text[at];
  }
  throw new FilterError(`The text that begins here has no closing ${end}.`, from, text.length);
}
