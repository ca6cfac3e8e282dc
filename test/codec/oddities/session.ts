import type { SessionOddity } from './oddity.ts';

/** What only a session can answer for, so that no item is forgotten. */
export const SESSION_ODDITIES: readonly SessionOddity[] = [
  {
    item: 7,
    title: 'a read that takes long is no end of the link',
    where: 'session',
    owes: 'time limits on requests and on idleness, none on reads',
  },
  {
    item: 68,
    title: 'receipts before the response, or for a session that is gone',
    where: 'session',
    owes: 'an answer at once; unmatched receipts are kept for a while and then shown',
  },
  {
    item: 69,
    title: 'one id for all parts, or a receipt for the last part alone',
    where: 'session',
    owes: 'a state for each part, and a rule for the whole',
  },
  {
    item: 71,
    title: 'a response that does not echo the sequence_number',
    where: 'session',
    owes: 'to drop and show it; the request ends by its time limit',
  },
  {
    item: 72,
    title: 'one sequence_number for two requests',
    where: 'session',
    owes: 'a number for each open request, from one counter; an answer to both of the peer’s',
  },
  {
    item: 73,
    title: 'both sides count for themselves',
    where: 'session',
    owes: 'to match responses only, and only with requests of its own',
  },
  {
    item: 75,
    title: 'enquire_link on a link that is not bound',
    where: 'session',
    owes: 'an answer in every state',
  },
  {
    item: 76,
    title: 'enquire_link without an answer, or too many of them',
    where: 'session',
    owes: 'to send it when idle only, await the answer, then close and come back',
  },
  {
    item: 78,
    title: 'a link that is lost after submit_sm',
    where: 'session',
    owes: 'the third outcome, unknown; responses do not queue behind requests',
  },
  {
    item: 79,
    title: 'the peer asks for fewer messages',
    where: 'session',
    owes: 'to slow the link down and send the same message again, in order',
  },
];
