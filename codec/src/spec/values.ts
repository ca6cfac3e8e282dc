import { ADDRESS_VALUES } from './values/address.ts';
import { BROADCAST_VALUES } from './values/broadcast.ts';
import { HANDSET_VALUES } from './values/handset.ts';
import { MESSAGE_VALUES } from './values/message.ts';
import { NETWORK_VALUES } from './values/network.ts';
import type { ValueSets } from './values/rows.ts';

/**
 * Every enumeration of SMPP by name, as fields and TLVs name them in `values`. All are open: a number that stands
 * in no row is legal on the wire, and keeps its value. The values of command_status stand in STATUSES.
 */
export const VALUES = {
  ...ADDRESS_VALUES,
  ...MESSAGE_VALUES,
  ...HANDSET_VALUES,
  ...NETWORK_VALUES,
  ...BROADCAST_VALUES,
} as const satisfies ValueSets;

/** Name of a list of values, as fields have it in `values`. */
export type ValueSetName = keyof typeof VALUES;
