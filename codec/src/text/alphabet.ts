import { EncodeError } from '../errors.ts';
import { codePointName, type TextIssue } from './issue.ts';

/** The alphabets that this package reads and writes. `jis` is Shift-JIS, `euckr` is KS C 5601 as EUC-KR. */
export type AlphabetName =
  | 'gsm7'
  | 'ascii'
  | 'latin1'
  | 'iso8859-5'
  | 'iso8859-8'
  | 'ucs2'
  | 'jis'
  | 'iso2022jp'
  | 'euckr'
  | 'binary';

/** What to do about characters that an alphabet lacks. */
export interface EncodeTextOptions {
  /** One character to write for those that the alphabet does not have. Default: such a text is refused. */
  readonly replacement?: string;
}

/** Text to octets and back. */
export interface Alphabet {
  readonly name: AlphabetName;
  /** Octets of one counted unit: 2 for UCS-2, which is counted in UTF-16 units, else 1. */
  readonly unitOctets: 1 | 2;
  /** Whether `encode` can write this code point. */
  canEncode(codePoint: number): boolean;
  /** Throws `EncodeError` (`bad_character`) at the first character it does not have, unless there is a `replacement`. */
  encode(text: string, options?: EncodeTextOptions): Uint8Array;
  /** Never throws: what cannot be read is U+FFFD and, given a list, an issue in it. */
  decode(octets: Uint8Array, issues?: TextIssue[]): string;
}

/** The refusal of a character, for all alphabets. */
export function notInAlphabet(alphabet: string, codePoint: number, index: number): EncodeError {
  return new EncodeError(
    `character ${index} of the text, ${codePointName(codePoint)}, is not in the alphabet ${alphabet}`,
    { code: 'bad_character' },
  );
}
