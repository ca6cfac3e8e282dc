import type { Init, PduOf, RequestCommand, ResponseTo } from '@smpp-web/codec';

/** What a handler answers: the fields of the response, a command_status, or nothing for status 0 and defaults. */
export type Reply<C extends RequestCommand> = Init<ResponseTo<C>> | number | undefined;

/**
 * Answers one kind of request. Throwing a `StatusError` or answering a number refuses it with that status; any other
 * error is reported as `fault`, and the peer is told to try again later.
 *
 * The octets in the PDU are views of what was received: copy what is to be kept.
 */
export type Handler<C extends RequestCommand> = (pdu: PduOf<C>) => Reply<C> | Promise<Reply<C>>;

/** Handlers by the command they answer. */
export type Handlers = { [C in RequestCommand]?: Handler<C> };
