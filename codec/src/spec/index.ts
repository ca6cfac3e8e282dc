import { BIND_PDUS } from './pdus/bind.ts';
import { BROADCAST_PDUS } from './pdus/broadcast.ts';
import { DELIVER_PDUS } from './pdus/deliver.ts';
import { LEGACY_PDUS } from './pdus/legacy.ts';
import { LINK_PDUS } from './pdus/link.ts';
import { MANAGE_PDUS } from './pdus/manage.ts';
import { SUBMIT_PDUS } from './pdus/submit.ts';

export type { Command } from '../pdu/types.ts';
export { describe, nameOf } from './describe.ts';
export type * from './row.ts';
export { describeStatus, STATUS_RANGES, STATUSES, type StatusName, statusName } from './statuses.ts';
export { carriersOf, TAG_RANGES, TLVS, type TlvName, tlvByTag, tlvsOf, VENDOR_TLVS } from './tlvs.ts';
export { VALUES, type ValueSetName } from './values.ts';
export { type ByVersion, INTERFACE_VERSIONS, inVersion, since, VERSIONS, type Version, versionOf } from './version.ts';

/** Every PDU of SMPP 3.3, 3.4 and 5.0 by name. With TLVS, STATUSES and VALUES it is the table of the protocol. */
export const PDUS = {
  ...BIND_PDUS,
  ...LINK_PDUS,
  ...SUBMIT_PDUS,
  ...DELIVER_PDUS,
  ...MANAGE_PDUS,
  ...BROADCAST_PDUS,
  ...LEGACY_PDUS,
};
