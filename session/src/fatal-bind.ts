import { isSmppError } from '@smpp-web/codec';
import { STATUSES, type StatusName } from '@smpp-web/codec/spec';
import { StatusError } from './errors.ts';

/**
 * Answers to a bind that the same bind will get again: trying on would only lock the account. Anything else (too many
 * sessions, an internal error, a bind that failed without a reason) may be over in a minute.
 */
const FATAL: readonly StatusName[] = [
  'ESME_RINVPASWD',
  'ESME_RINVSYSID',
  'ESME_RINVSYSTYP',
  'ESME_RINVBNDSTS',
  'ESME_RINVCMDID',
  'ESME_RINVCMDLEN',
  'ESME_RPROHIBITED',
];

const FATAL_STATUSES: ReadonlySet<number> = new Set(FATAL.map((name) => STATUSES[name].value));

/** Whether a bind that failed like this would fail like this again. */
export function isFatalBind(error: unknown): boolean {
  if (error instanceof StatusError) return FATAL_STATUSES.has(error.command_status);
  // What cannot be encoded today cannot be tomorrow.
  return isSmppError(error);
}
