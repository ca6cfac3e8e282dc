import { describeStatus } from '@smpp-web/codec/spec';
import { SessionError, StatusError, TransportError } from '@smpp-web/session';
import { FAILURES } from './failures.ts';
import type { Failure, LayerName, LinkState } from './feed.ts';

/** How an attempt failed or a session ended: what it failed with, or the code of the reason where that says more. */
export interface Ending {
  readonly error: unknown;
  readonly code?: string | undefined;
}

/** Explains why a bind failed or a session ended: what happened, the likely cause, what helps. */
export function explain({ error, code }: Ending): Failure {
  if (error instanceof StatusError) {
    const { name, doc, cause, remedy } = describeStatus(error.command_status);
    return { message: `Bind refused: ${lowerFirst(doc)}`, cause, remedy, status: name };
  }
  const message = error instanceof Error ? error.message : String(error);
  const { cause, remedy } = rowOf({ error, code }) ?? {};
  // What a bridge says ends with what helps.
  const isSaid = remedy === undefined || message.includes('Check');
  return { message, ...(cause && { cause }), ...(!isSaid && { remedy }) };
}

/** Whether the same attempt would fail in the same way: then nobody wants it made again and again. */
export function isFinal(ending: Ending): boolean {
  return rowOf(ending)?.isFinal === true;
}

/** The layer that has failed: the first that did not come up, or, where all were up, the one that it is about. */
export function failedLayer(ending: Ending, { websocket, link, bind }: LinkState['layers']): LayerName {
  const isUp = ({ state }: LinkState['layers'][LayerName]) => state === 'up' || state === 'unused';
  if (bind.state === 'up') return rowOf(ending)?.layer ?? 'bind';
  if (bind.state === 'connecting') return 'bind';
  return isUp(websocket) ? (isUp(link) ? 'bind' : 'link') : 'websocket';
}

function rowOf({ error, code }: Ending) {
  const own = error instanceof TransportError || error instanceof SessionError ? error.code : undefined;
  return FAILURES[own ?? code ?? ''];
}

/** Sentences of the table follow a colon; a name in capitals keeps them. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z ]/.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence;
}
