/** The tabs of the inspector beside its first one, loaded when one of them is opened. */
import { SmppExchange } from './exchange.ts';
import { SmppPartTable } from './part-table.ts';
import { SmppPayload } from './payload.ts';
import { SmppPduDiff } from './pdu-diff.ts';

/** Registers their elements. */
export function defineTabs(): void {
  for (const element of [SmppExchange, SmppPartTable, SmppPayload, SmppPduDiff]) element.define();
}
