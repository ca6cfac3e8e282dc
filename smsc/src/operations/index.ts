import type { RequestCommand, Version } from '@smpp-web/codec';
import { PDUS } from '@smpp-web/codec/spec';
import type { Operation } from '../centre.ts';
import { broadcast_sm, cancel_broadcast_sm, query_broadcast_sm } from './broadcast.ts';
import { param_retrieve, query_last_msgs, query_msg_details } from './legacy.ts';
import { cancel_sm, query_sm, replace_sm } from './manage.ts';
import { submit_multi } from './multi.ts';
import { data_sm, submit_sm } from './submit.ts';

/** Every request that an ESME may make once it is bound, by name. */
export const OPERATIONS: { readonly [C in RequestCommand]?: Operation<C> } = {
  submit_sm,
  data_sm,
  submit_multi,
  query_sm,
  replace_sm,
  cancel_sm,
  broadcast_sm,
  query_broadcast_sm,
  cancel_broadcast_sm,
  param_retrieve,
  query_last_msgs,
  query_msg_details,
};

/** The operations that a version has: the others are answered as unknown. */
export function operationsOf(version: Version): readonly (readonly [RequestCommand, Operation<RequestCommand>])[] {
  const entries = Object.entries(OPERATIONS) as [RequestCommand, Operation<RequestCommand>][];
  return entries.filter(([command]) => (PDUS[command].versions as readonly Version[]).includes(version));
}
