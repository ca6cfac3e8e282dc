import type { ErrorBody, PduRow, Senders, SessionState } from './row.ts';

/** Who may send which PDU in which state (SMPP 5.0, 2.3 and 2.4), by the families that PDUs fall into. */

type States = PduRow['states'];

const TX = ['BOUND_TX'] as const;
const RX = ['BOUND_RX'] as const;
const TX_TRX = ['BOUND_TX', 'BOUND_TRX'] as const;
const RX_TRX = ['BOUND_RX', 'BOUND_TRX'] as const;
const TX_RX = ['BOUND_TX', 'BOUND_RX'] as const;
const BOUND = ['BOUND_TX', 'BOUND_RX', 'BOUND_TRX'] as const;
const OPEN = ['OPEN'] as const;
const OPEN_OUTBOUND = ['OPEN', 'OUTBOUND'] as const;
const CONNECTED = ['OPEN', 'OUTBOUND', 'BOUND_TX', 'BOUND_RX', 'BOUND_TRX', 'UNBOUND'] as const;
const UNBINDING = [...BOUND, 'UNBOUND'] as const;

const esme = (states: readonly SessionState[]): Senders => ({ esme: states, mc: [] });
const mc = (states: readonly SessionState[]): Senders => ({ esme: [], mc: states });
const both = (states: readonly SessionState[]): Senders => ({ esme: states, mc: states });

export const LINK_STATES: States = {
  '3.3': both(TX_RX),
  '3.4': both(BOUND),
  '5.0': both(CONNECTED),
  recommended: both(CONNECTED),
};
export const UNBIND_STATES: States = {
  '3.3': both(TX_RX),
  '3.4': both(BOUND),
  '5.0': both(BOUND),
  recommended: both(BOUND),
};
/** The matrix of 5.0 forgets that unbind_resp is sent when the session no longer counts as bound. */
export const UNBIND_RESP_STATES: States = { ...UNBIND_STATES, recommended: both(UNBINDING) };

export const BIND_STATES: States = {
  '3.3': esme(OPEN),
  '3.4': esme(OPEN),
  '5.0': esme(OPEN_OUTBOUND),
  recommended: esme(OPEN_OUTBOUND),
};
export const BIND_RESP_STATES: States = {
  '3.3': mc(OPEN),
  '3.4': mc(OPEN),
  '5.0': mc(OPEN_OUTBOUND),
  recommended: mc(OPEN_OUTBOUND),
};
export const OUTBIND_STATES: States = { '3.4': mc(OPEN), '5.0': mc(OPEN), recommended: mc(OPEN) };

export const SUBMIT_STATES: States = {
  '3.3': esme(TX),
  '3.4': esme(TX_TRX),
  '5.0': esme(TX_TRX),
  recommended: esme(TX_TRX),
};
export const SUBMIT_RESP_STATES: States = {
  '3.3': mc(TX),
  '3.4': mc(TX_TRX),
  '5.0': mc(TX_TRX),
  recommended: mc(TX_TRX),
};
/** 3.4 lists replace_sm for transmitters only, which nobody keeps to. */
export const REPLACE_STATES: States = { ...SUBMIT_STATES, '3.4': esme(TX) };
export const REPLACE_RESP_STATES: States = { ...SUBMIT_RESP_STATES, '3.4': mc(TX) };

export const DELIVER_STATES: States = {
  '3.3': mc(RX),
  '3.4': mc(RX_TRX),
  '5.0': mc(RX_TRX),
  recommended: mc(RX_TRX),
};
export const DELIVER_RESP_STATES: States = {
  '3.3': esme(RX),
  '3.4': esme(RX_TRX),
  '5.0': esme(RX_TRX),
  recommended: esme(RX_TRX),
};

/** 3.4 lets both sides send data_sm in every bound state; 5.0 keeps to the direction of the bind. */
const DATA: Senders = { esme: TX_TRX, mc: RX_TRX };
const DATA_RESP: Senders = { esme: RX_TRX, mc: TX_TRX };
export const DATA_STATES: States = { '3.4': both(BOUND), '5.0': DATA, recommended: DATA };
export const DATA_RESP_STATES: States = { '3.4': both(BOUND), '5.0': DATA_RESP, recommended: DATA_RESP };

export const ALERT_STATES: States = { '3.4': mc(RX_TRX), '5.0': mc(RX_TRX), recommended: mc(RX_TRX) };

export const LEGACY_STATES: States = { '3.3': esme(TX), recommended: esme(TX) };
export const LEGACY_RESP_STATES: States = { '3.3': mc(TX), recommended: mc(TX) };

export const BROADCAST_STATES: States = { '5.0': esme(TX_TRX), recommended: esme(TX_TRX) };
export const BROADCAST_RESP_STATES: States = { '5.0': mc(TX_TRX), recommended: mc(TX_TRX) };

/** What each version says of the body of a response that reports an error (SMPP 5.0, 3.2.1.3). */
const everywhere = (rule: ErrorBody) => ({ '3.3': rule, '3.4': rule, '5.0': rule }) as const;
export const NO_RESPONSE = everywhere('not a response');
export const HEADER_ONLY = everywhere('none');
export const OMITTED_ON_ERROR = { '3.3': 'unspecified', '3.4': 'omit', '5.0': 'should omit' } as const;
export const UNSPECIFIED_ON_ERROR = { '3.3': 'unspecified', '3.4': 'unspecified', '5.0': 'should omit' } as const;
