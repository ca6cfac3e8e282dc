import { describeStatus } from '@smpp-web/codec/spec';
import { SessionError, StatusError, TransportError } from '@smpp-web/session';
import type { Failure } from './feed.ts';

/** What usually helps, by the code of the error. A code that is missing here comes with a sentence that says it all. */
const REMEDIES: Readonly<Record<string, string>> = {
  unreachable: 'Check that the bridge runs at that address, then try again.',
  timeout: 'Check address and firewall, then try again.',
  framing: 'Something other than SMPP answers there: check host and port of the target.',
  enquire_link: 'The network between here and the message centre may have gone. Bind again.',
  reset: 'The log of the message centre may say why. Bind again.',
  peer_closed: 'The message centre closes when an account is bound too often, or for maintenance. Bind again.',
};

/** Explains why a bind failed or a session ended. */
export function explain(error: unknown): Failure {
  if (error instanceof StatusError) {
    const { name, doc, cause, remedy } = describeStatus(error.command_status);
    return { message: `Bind refused: ${lowerFirst(doc)}`, cause, remedy, status: name };
  }
  if (error instanceof TransportError || error instanceof SessionError) return withRemedy(error.code, error.message);
  return { message: error instanceof Error ? error.message : String(error) };
}

/** A failure with the remedy for its code, where one is known. */
export function withRemedy(code: string, message: string): Failure {
  const remedy = REMEDIES[code];
  return remedy === undefined || message.includes('Check') ? { message } : { message, remedy };
}

/** Sentences of the table follow a colon; a name in capitals keeps them. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z ]/.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence;
}
