import { STATUSES } from '@smpp-web/codec/spec';

/** The command_status values that a session itself answers with or reacts to (SMPP 5.0, 4.7.6). */
export const ESME_RINVCMDLEN: number = STATUSES.ESME_RINVCMDLEN.value;
export const ESME_RINVCMDID: number = STATUSES.ESME_RINVCMDID.value;
export const ESME_RINVBNDSTS: number = STATUSES.ESME_RINVBNDSTS.value;
export const ESME_RALYBND: number = STATUSES.ESME_RALYBND.value;
export const ESME_RSYSERR: number = STATUSES.ESME_RSYSERR.value;
export const ESME_RMSGQFUL: number = STATUSES.ESME_RMSGQFUL.value;
export const ESME_RTHROTTLED: number = STATUSES.ESME_RTHROTTLED.value;
export const ESME_RX_T_APPN: number = STATUSES.ESME_RX_T_APPN.value;

/** Whether a status says "slow down" rather than "no": both mean that the same request may be sent again (oddity 79). */
export function isThrottle(command_status: number): boolean {
  return command_status === ESME_RTHROTTLED || command_status === ESME_RMSGQFUL;
}
