import type { Carrier, Presence, RangeRow, Sender, TlvRow } from './row.ts';
import { TLVS } from './tlvs/rows.ts';
import { inVersion, since, type Version } from './version.ts';

export { VENDOR_TLVS } from './tlvs/vendor.ts';
export { TLVS };

/** Name of a TLV that has a row. */
export type TlvName = keyof typeof TLVS;

const ENTRIES = Object.entries(TLVS) as readonly [TlvName, TlvRow][];

/** A row of the table together with its name. */
export interface NamedTlv extends TlvRow {
  readonly name: TlvName;
}

const BY_TAG: ReadonlyMap<number, NamedTlv> = new Map(ENTRIES.map(([name, row]) => [row.tag, { name, ...row }]));

/** The row of a tag: `tlvByTag(0x0424)?.name` is `message_payload`. Vendor tags have none here. */
export function tlvByTag(tag: number): NamedTlv | undefined {
  return BY_TAG.get(tag);
}

/** TLVs that a PDU may carry, by how firmly it asks for them, in order of tag. */
export type TlvsByPresence = Readonly<Record<Presence, readonly TlvName[]>>;

/**
 * TLVs that `command` may carry in `version`: all, or those that `sender` may put there.
 * A command or version without TLVs has three empty lists.
 */
export function tlvsOf(command: string, version: Version, sender?: Sender): TlvsByPresence {
  const found: Record<Presence, TlvName[]> = { mandatory: [], conditional: [], optional: [] };
  for (const [name, row] of ENTRIES) {
    const carrier = carriersOf(row, version).find(({ pdu }) => pdu === command);
    if (carrier && (!sender || carrier.senders.includes(sender))) found[carrier.presence].push(name);
  }
  return found;
}

/** PDUs that may carry a TLV in a version. A row without a list of its own, as a vendor's, gives none. */
export function carriersOf(row: TlvRow, version: Version): readonly Carrier[] {
  if (!row.in || !row.versions.includes(version)) return [];
  return inVersion(row.in, version) ?? [];
}

/** What the tags of a range are for. Where versions differ, each has rows of its own. */
export const TAG_RANGES = [
  { from: 0x0000, to: 0x0000, name: 'reserved', doc: 'Not a tag.', versions: ['3.4'] },
  { from: 0x0001, to: 0x00ff, name: 'smpp', doc: 'TLVs of SMPP itself, for all networks.', versions: ['3.4'] },
  { from: 0x0100, to: 0x01ff, name: 'reserved', doc: 'Kept free.', versions: ['3.4'] },
  { from: 0x0200, to: 0x05ff, name: 'smpp', doc: 'TLVs of SMPP itself, for all networks.', versions: ['3.4'] },
  {
    from: 0x0600,
    to: 0x10ff,
    name: 'reserved',
    doc: 'Kept for later versions; 5.0 uses the start.',
    versions: ['3.4'],
  },
  { from: 0x1100, to: 0x11ff, name: 'reserved', doc: 'Kept free.', versions: ['3.4'] },
  { from: 0x1200, to: 0x13ff, name: 'smpp', doc: 'TLVs of SMPP itself, for one network each.', versions: ['3.4'] },
  { from: 0x0000, to: 0x13ff, name: 'smpp', doc: 'Belongs to SMPP, in use or not.', versions: ['5.0'] },
  { from: 0x1400, to: 0x3fff, name: 'vendor', doc: 'Free for vendors and operators.', versions: since('3.4') },
  { from: 0x4000, to: 0xffff, name: 'reserved', doc: 'Kept free, though some vendors use it.', versions: ['3.4'] },
  { from: 0x4000, to: 0xffff, name: 'reserved', doc: 'Belongs to SMPP, not in use.', versions: ['5.0'] },
] as const satisfies readonly RangeRow[];
