import type { StatusRow } from './row.ts';
import { LEGACY_STATUSES, STATUSES_33, VENDOR_STATUSES } from './statuses/old.ts';
import { STATUS_RANGES, STATUSES, type StatusName } from './statuses/rows.ts';

export { LEGACY_STATUSES, STATUS_RANGES, STATUSES, STATUSES_33, type StatusName, VENDOR_STATUSES };

const ROWS = Object.entries(STATUSES) as readonly [StatusName, StatusRow][];
const NAMES: ReadonlyMap<number, StatusName> = new Map(ROWS.map(([name, { value }]) => [value, name]));

/** Name of a command_status of SMPP 3.4 or 5.0: `statusName(0x58)` is `ESME_RTHROTTLED`. Undefined for other numbers. */
export function statusName(value: number): StatusName | undefined {
  return NAMES.get(value);
}

/** What a command_status says, in words for the person who meets it. */
export interface StatusDescription {
  readonly value: number;
  /** `ESME_RTHROTTLED`; for a number without a name, the number: `0x00000499`. */
  readonly name: string;
  /** Who gave the number its meaning: SMPP 3.4 and 5.0, SMPP 3.3 alone, an old extension, a vendor, or nobody. */
  readonly origin: 'smpp' | 'smpp_3_3' | 'legacy' | 'vendor' | 'reserved';
  readonly doc: string;
  readonly cause: string;
  readonly remedy: string;
  /** The same request may succeed later on the same session. */
  readonly transient: boolean;
}

/** Describes any number that command_status can hold; one that nobody has named, too. */
export function describeStatus(value: number): StatusDescription {
  return standard(value) ?? old(value) ?? vendor(value) ?? unnamed(value);
}

function standard(value: number): StatusDescription | undefined {
  const name = statusName(value);
  if (!name) return undefined;
  const { doc, cause, remedy, transient }: StatusRow = STATUSES[name];
  return { value, name, origin: 'smpp', doc, cause, remedy, transient: transient === true };
}

function old(value: number): StatusDescription | undefined {
  const in33 = find(STATUSES_33, value);
  if (in33) {
    const cause = 'The peer speaks SMPP 3.3, which alone has this status; its number follows public use.';
    const remedy = 'Read it as its name says, and bind with 3.4 if the peer offers it.';
    return { value, ...in33, origin: 'smpp_3_3', cause, remedy, transient: false };
  }
  const legacy = find(LEGACY_STATUSES, value);
  if (!legacy) return undefined;
  const cause = 'An old message centre of the Logica family; the number belongs to its provisioning extension.';
  return {
    value,
    ...legacy,
    origin: 'legacy',
    cause,
    remedy: 'Ask the operator what it means there.',
    transient: false,
  };
}

function vendor(value: number): StatusDescription | undefined {
  const known = find(VENDOR_STATUSES, value);
  if (!known && !(value >= VENDOR_RANGE.from && value <= VENDOR_RANGE.to)) return undefined;
  return {
    value,
    name: known?.name ?? hex32(value),
    origin: 'vendor',
    doc: known?.doc ?? 'A status of the message centre’s own making.',
    cause: 'SMPP leaves these numbers to the vendors, and each uses them differently.',
    remedy: 'Look it up in the documentation of the operator. Take it as final until you know better.',
    transient: false,
  };
}

function unnamed(value: number): StatusDescription {
  return {
    value,
    name: hex32(value),
    origin: 'reserved',
    doc: 'SMPP gives this number no meaning.',
    cause: misprintOf(value) ?? 'A number of the peer’s own making, outside the range for vendors.',
    remedy: 'Ask the operator what it means there. Take it as final until you know better.',
    transient: false,
  };
}

const VENDOR_RANGE = STATUS_RANGES.find(({ name }) => name === 'vendor')!;

/** Some vendors count on where the numbers of SMPP jump; what they print then means another status. */
function misprintOf(value: number): string | undefined {
  const meant = ROWS.find(([, { misprint }]) => misprint === value);
  return meant && `Some vendors print this number for ${meant[0]} (${hex32(meant[1].value)}).`;
}

function find(
  rows: Readonly<Record<string, { readonly value: number | null; readonly doc: string }>>,
  value: number,
): { readonly name: string; readonly doc: string } | undefined {
  const [name, row] = Object.entries(rows).find(([, row]) => row.value === value) ?? [];
  return name && row ? { name, doc: row.doc } : undefined;
}

function hex32(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}
