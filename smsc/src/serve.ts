import type { Init, PduOf, RequestCommand, ResponseTo } from '@smpp-web/codec';
import type { Handler, Reply } from '@smpp-web/session';
import type { Centre, Operation } from './centre.ts';
import type { Client } from './client.ts';
import { operationsOf } from './operations/index.ts';
import type { Random } from './random.ts';
import { status } from './status.ts';

const ESME_RTHROTTLED = status('ESME_RTHROTTLED');

/** Requests that bring messages: what throttling is about. */
const SUBMISSIONS: readonly string[] = ['submit_sm', 'submit_multi', 'data_sm', 'broadcast_sm'];

/** Answers the requests of a client by what its version has, within the limits of its account. */
export function serve(centre: Centre, client: Client): void {
  const random = centre.random.fork(`requests of client ${client.number}`);
  for (const [command, operation] of operationsOf(client.session.version)) {
    client.session.handle(command, guarded(centre, client, operation, random));
  }
}

function guarded<C extends RequestCommand>(
  centre: Centre,
  client: Client,
  operation: Operation<C>,
  random: Random,
): Handler<C> {
  return (pdu) => {
    const refusal = refusalOf(centre, client, pdu, random);
    const reply = refusal === 0 ? operation(centre, client, pdu) : refusal;
    const late = lateness(centre, client, random);
    if (late === 0 && !(reply instanceof Promise)) return finished(centre, client, reply);
    client.handling++;
    return answerLater(centre, client, reply, late).finally(() => {
      client.handling--;
    });
  };
}

/** Why a request is not even looked at: too many of them, by rate or unanswered, or a fault; 0 for no reason. */
function refusalOf(centre: Centre, client: Client, { command }: PduOf<RequestCommand>, random: Random): number {
  const { account, meter } = client.account;
  if (account.window !== undefined && client.handling >= account.window) return ESME_RTHROTTLED;
  if (account.pdusPerSecond !== undefined) {
    const now = centre.clock.now();
    // One that is refused does not count, or a client that goes on trying would never get through.
    if (meter.rate(now) + 1 > account.pdusPerSecond) return ESME_RTHROTTLED;
    meter.count(now);
  }
  const throttle = centre.faults.get('throttle', client.session);
  const isHit = throttle !== undefined && SUBMISSIONS.includes(command) && random.chance(throttle.share);
  return isHit ? throttle.command_status : 0;
}

/** By how many milliseconds a fault makes the answer late. */
function lateness({ faults }: Centre, { session }: Client, random: Random): number {
  const delay = faults.get('delay', session);
  if (!delay || !random.chance(delay.share)) return 0;
  return delay.delayMs + (delay.spreadMs > 0 ? random.next() * delay.spreadMs : 0);
}

async function answerLater<C extends RequestCommand>(
  centre: Centre,
  client: Client,
  pending: Reply<C> | Promise<Reply<C>>,
  late: number,
): Promise<Reply<C>> {
  const reply = await pending;
  if (late > 0) await new Promise<void>((resolve) => centre.agenda.after(late, resolve, undefined));
  return finished(centre, client, reply);
}

/** The answer as it leaves: towards 5.0 peers with the load in it. Errors leave without a body. */
function finished<C extends RequestCommand>(centre: Centre, client: Client, reply: Reply<C>): Reply<C> {
  if (client.session.version !== '5.0' || typeof reply === 'number') return reply;
  const init = (reply ?? {}) as Init<ResponseTo<RequestCommand>>;
  const congestion = { name: 'congestion_state', value: centre.congestionFor(client.account) } as const;
  return { ...init, tlvs: [...(init.tlvs ?? []), congestion] } as unknown as Reply<C>;
}
