import type { PduOf } from '@smpp-web/codec';
import { addressOf } from '@smpp-web/session';
import type { Centre, Operation } from '../centre.ts';
import type { Client } from '../client.ts';
import type { MessagePdu } from '../mailbox.ts';
import { status, statusOf } from '../status.ts';
import { startMessage, storeMessage } from './accept.ts';
import { checkDestination, checkMessage, ESME_RMSGQFUL, type Times, timesOf } from './checks.ts';

const ESME_RINVNUMDESTS = status('ESME_RINVNUMDESTS');
const ESME_RINVDLNAME = status('ESME_RINVDLNAME');

/** Destinations of one submit_multi at most, with its lists written out: a list may hold thousands. */
const MAX_DESTINATIONS = 10_000;

interface Destination {
  readonly dest_addr_ton: number;
  readonly dest_addr_npi: number;
  readonly destination_addr: string;
}

interface Refused extends Destination {
  readonly error_status_code: number;
}

/**
 * submit_multi (SMPP 5.0, 4.2.3): one id for all destinations, a receipt for each. What is wrong with one destination
 * stands in unsuccess_sme; what is wrong with the message refuses all of it.
 */
export const submit_multi: Operation<'submit_multi'> = (centre, client, pdu) => {
  if (pdu.dest_address.length === 0) return ESME_RINVNUMDESTS;
  const destinations = destinationsOf(centre, pdu);
  if (typeof destinations === 'number') return destinations;
  const template = asSubmitSm(pdu);
  const refusal = checkMessage(centre, client, template);
  if (refusal !== 0) return refusal;
  const times = timesOf(centre, template);
  if (typeof times === 'number') return times;

  const number = centre.mailbox.nextNumber();
  const message_id = centre.idFor(client, number);
  const unsuccess_sme = destinations.flatMap((destination): Refused[] => {
    const error_status_code = submitTo(centre, client, { ...template, ...destination }, message_id, number, times);
    return error_status_code === 0 ? [] : [{ ...destination, error_status_code }];
  });
  // More than one octet can count are not told; the first of them are.
  return { message_id, unsuccess_sme: unsuccess_sme.slice(0, 255) };
};

/** Sends to one of the destinations; 0, or why it was refused. */
function submitTo(centre: Centre, client: Client, pdu: MessagePdu, id: string, number: number, times: Times): number {
  const refusal = checkDestination(client, pdu.destination_addr) || (centre.mailbox.isFull ? ESME_RMSGQFUL : 0);
  if (refusal !== 0) return refusal;
  const fate = centre.fateOf(client.bound.system_id, pdu);
  if (fate.status !== undefined) return statusOf(fate.status)!;
  startMessage(centre, storeMessage(centre, client, pdu, id, number), pdu, fate, times);
  return 0;
}

/** Every destination once, lists written out. A list that nobody knows refuses the whole. */
function destinationsOf({ settings }: Centre, pdu: PduOf<'submit_multi'>): readonly Destination[] | number {
  const destinations = new Map<string, Destination>();
  for (const entry of pdu.dest_address) {
    if (entry.dest_flag === 1) {
      const { dest_addr_ton, dest_addr_npi, destination_addr } = entry;
      destinations.set(destination_addr, { dest_addr_ton, dest_addr_npi, destination_addr });
      continue;
    }
    if (!Object.hasOwn(settings.distributionLists, entry.dl_name)) return ESME_RINVDLNAME;
    for (const member of settings.distributionLists[entry.dl_name]!) {
      const { ton, npi, addr } = addressOf(member);
      destinations.set(addr, { dest_addr_ton: ton, dest_addr_npi: npi, destination_addr: addr });
    }
  }
  return destinations.size > MAX_DESTINATIONS ? ESME_RINVNUMDESTS : [...destinations.values()];
}

function asSubmitSm({ dest_address: _, number_of_dests: __, ...pdu }: PduOf<'submit_multi'>): MessagePdu {
  const destination: Destination = { dest_addr_ton: 0, dest_addr_npi: 0, destination_addr: '' };
  return { ...pdu, ...destination, command: 'submit_sm', command_id: 4 };
}
