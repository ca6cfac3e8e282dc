import { DEFAULT_MAX_PDU_OCTETS, guessProtocol, HEADER_OCTETS, TLS_ALERT, TLS_HANDSHAKE } from '../frame/framer.ts';
import { SMPP } from '../pdu/protocol.ts';
import { headerSpans } from './header-spans.ts';
import { hasSecret } from './rows.ts';
import { cutPieces, makeSpan, numberOf, type Piece } from './span.ts';
import { tlsPieces } from './tls.ts';
import type { InspectOptions, Span } from './types.ts';
import { quote } from './words.ts';

/** Octets that are no SMPP, explained. */
export interface AlienStory {
  /** `Not SMPP`, or the PDU that they would be if their numbers were turned round. */
  readonly what: string;
  /** What they are, as a sentence without its full stop. */
  readonly guess: string;
  readonly spans: readonly Span[];
}

/** What octets are that begin with an impossible command_length; undefined where they may be SMPP, or look like nothing. */
export function explainAlien(octets: Uint8Array, options: InspectOptions): AlienStory | undefined {
  if (octets.length < 4) return undefined;
  const command_length = numberOf(octets.subarray(0, 4));
  if (command_length >= HEADER_OCTETS && command_length <= DEFAULT_MAX_PDU_OCTETS) return undefined;
  const guess = greetingOf(octets) ?? guessProtocol(octets);
  if (guess === undefined) return undefined;
  if (octets[1] === 0 && octets[2] === 0 && octets[3] === 0) return explainSwapped(octets, guess, options);
  return { what: 'Not SMPP', guess, spans: spansOf(octets) };
}

/** Greetings of servers that speak first: to a framer they are text like any other. */
const GREETINGS: readonly (readonly [begins: RegExp, says: string])[] = [
  [/^SSH-/, 'these octets are an SSH greeting'],
  [/^AMQP/, 'these octets are an AMQP header'],
  [/^[2-5]\d\d[ -]/, 'these octets are a greeting of a mail or file server'],
];

function greetingOf(octets: Uint8Array): string | undefined {
  const start = String.fromCharCode(...octets.subarray(0, 4));
  return GREETINGS.find(([begins]) => begins.test(start))?.[1];
}

function spansOf(octets: Uint8Array): readonly Span[] {
  const first = octets[0]!;
  if ((first === TLS_ALERT || first === TLS_HANDSHAKE) && octets[1] === 3) {
    return cutPieces(octets, 0, '', tlsPieces(first));
  }
  if (String.fromCharCode(...octets.subarray(0, 4)) === 'AMQP') return cutPieces(octets, 0, '', AMQP_PIECES);
  return lineSpans(octets);
}

/** A header whose numbers are little endian. One wrong octet in a length looks alike: the command_id decides. */
function explainSwapped(octets: Uint8Array, guess: string, options: InspectOptions): AlienStory | undefined {
  const id = numberOf(octets.subarray(4, 8).toReversed());
  const command = SMPP.pduById.get(id)?.name;
  if (octets.length >= 8 && command === undefined) return undefined;
  const spans = headerSpans(octets, options, true);
  const what = `${command ?? 'a header'} in little endian`;
  const body = octets.subarray(HEADER_OCTETS);
  if (body.length === 0) return { what, guess, spans };
  const secret = options.maskPasswords !== false && hasSecret(command);
  const place = { name: 'body', offset: HEADER_OCTETS, length: body.length };
  const meaning = `the body of a ${command}, not read`;
  const span = secret ? makeSpan({ ...place, meaning, secret }) : makeSpan({ ...place, meaning, value: body });
  return { what, guess, spans: [...spans, span] };
}

const AMQP_PIECES: readonly Piece[] = [
  { name: 'protocol', length: 4, read: () => ({ value: 'AMQP', meaning: 'the protocol of a message broker' }) },
  { name: 'protocol_id', length: 1, read: ([id = 0]) => ({ value: id }) },
  {
    name: 'version',
    length: 3,
    read: (octets) => ({ value: octets, meaning: `version ${octets.join('.')}` }),
  },
];

const LINE_FEED = 0x0a;
/** Octets within which a first line ends; longer ones are no lines. */
const LINE_OCTETS = 512;

/** The first line, and all that follows unread: headers of other protocols hold secrets of their own. */
function lineSpans(octets: Uint8Array): readonly Span[] {
  const feed = octets.subarray(0, LINE_OCTETS).indexOf(LINE_FEED);
  const end = feed < 0 ? Math.min(octets.length, LINE_OCTETS) : feed + 1;
  const line = String.fromCharCode(...octets.subarray(0, end)).trimEnd();
  // What follows the question mark of a request may be a token.
  const shown = line.replace(/\?\S*/, '?…');
  const first = makeSpan({ name: 'line', offset: 0, length: end, value: shown, meaning: quote(shown) });
  const rest = { name: 'rest', offset: end, length: octets.length - end, meaning: 'not read: it is no SMPP' };
  return end < octets.length ? [first, makeSpan(rest)] : [first];
}
