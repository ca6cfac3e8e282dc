import type { LinkFacts, TlsFacts } from '../transport.ts';

/** The subprotocol with acks and resume, and the one without. */
export const SMPP_V1 = 'smpp.v1';
export const BINARY = 'binary';

/** The greeting of the bridge: the message centre is connected. */
export interface Hello {
  readonly type: 'hello';
  readonly target: string;
  readonly peer: string | null;
  readonly tls: TlsFacts | null;
  readonly resume: string | null;
  readonly hold: number;
  readonly window: number;
  readonly message: number;
  readonly bytes: number;
  readonly resumed: boolean;
}

export type Control =
  | Hello
  | { readonly type: 'ack'; readonly bytes: number }
  | { readonly type: 'error'; readonly code: string; readonly message: string };

/** Reads a control message of the bridge; undefined for what is none, or lacks what it must have. */
export function parseControl(text: string): Control | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as { readonly [name: string]: unknown };
  const complete = REQUIRED[message.type as Control['type']]?.every(([name, type]) => typeof message[name] === type);
  return complete ? (value as Control) : undefined;
}

/** Entries of Sec-WebSocket-Protocol for a new session, or for one that goes on after `taken` octets. */
export function offersOf(
  token: string | undefined,
  resume?: { readonly token: string; readonly taken: number },
): string[] {
  const offers = resume ? [SMPP_V1, `smpp.v1.resume.${resume.token}.${resume.taken}`] : [SMPP_V1, BINARY];
  return token === undefined ? offers : [...offers, `smpp.v1.token.${token}`];
}

/** What hello tells of the link beyond the bridge. */
export function factsOf({ target, peer, tls }: Hello): LinkFacts {
  return { peer: peer === null ? target : `${target} (${peer})`, ...(tls === null ? {} : { tls }) };
}

const REQUIRED: { readonly [type in Control['type']]?: readonly (readonly [name: string, type: string])[] } = {
  hello: [
    ['target', 'string'],
    ['hold', 'number'],
    ['window', 'number'],
    ['message', 'number'],
    ['bytes', 'number'],
    ['resumed', 'boolean'],
  ],
  ack: [['bytes', 'number']],
  error: [
    ['code', 'string'],
    ['message', 'string'],
  ],
};
