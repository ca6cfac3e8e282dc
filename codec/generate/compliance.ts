import { inspect } from '../src/inspect/index.ts';
import { decode } from '../src/pdu/decode.ts';
import { encode } from '../src/pdu/encode.ts';
import type { Command } from '../src/pdu/types.ts';
import {
  type BitsRow,
  carriersOf,
  describe,
  PDUS,
  type PduRow,
  STATUSES,
  type StatusRow,
  TLVS,
  type TlvName,
  type TlvRow,
  VALUES,
  type ValueSet,
  VERSIONS,
  type Version,
} from '../src/spec/index.ts';
import type { OldStatusRow } from '../src/spec/statuses/old.ts';
import { STATUSES_33 } from '../src/spec/statuses.ts';
import { hex } from './files.ts';
import { carrierOf, sampleInit, sampleTlvs } from './samples.ts';

/**
 * The page that says what of SMPP the codec does. Each `yes` is the outcome of a run: a sample with a value in every field
 * was written, read back in strict mode, and inspected.
 */
export function compliancePage(): string {
  return [HEAD, pduSection(), tlvSection(), statusSection(), valueSection()].join('\n');
}

const HEAD = `# What of SMPP this codec does

Made from the table of the protocol by \`npm run generate\`: change the table, not this page.

Every \`yes\` is the outcome of a run at generation, once for each version that has the row. *Encode*: a sample with the
longest legal value in every field is written with that version's limits. *Decode*: what was written is read in strict
mode, and gives the same values. *Inspect*: the inspector finds no fault, shows every field by its name, and covers every
octet once. A version that does not have the row shows \`-\`. Sections are those of the newest specification that has
the row.
`;

interface Outcome {
  readonly encode: boolean;
  readonly decode: boolean;
  readonly inspect: boolean;
}

/** Writes, reads and inspects one sample. */
function run(command: Command, init: Readonly<Record<string, unknown>>, version: Version): Outcome {
  const frame = attempt(() => encode(command, init, { version }));
  if (!frame) return { encode: false, decode: false, inspect: false };
  const pdu = attempt(() => decode(frame, { version, strict: true }));
  const isRead =
    pdu !== undefined && Object.keys(init).every((name) => isEqual(init[name], pdu[name as keyof typeof pdu]));
  const { spans, issues } = inspect(frame, { version });
  const names = new Set(flat(spans).map(({ name }) => name));
  const isShown = Object.keys(init).every((name) => names.has(name) || name === 'tlvs');
  return { encode: true, decode: isRead, inspect: isShown && issues.length === 0 && covers(spans, 0, frame.length) };
}

function pduSection(): string {
  const rows = (Object.entries(PDUS) as [Command, PduRow][]).map(([command, row]) => {
    const outcomes = outcomesOf(row.versions, (version) => run(command, sampleInit(row, version), version));
    return [code(command), code(hex(row.id, 8)), ...cells(outcomes), row.section];
  });
  return section('PDUs', ['PDU', 'command_id', ...VERSIONS, 'Encode', 'Decode', 'Inspect', 'Section'], rows);
}

function tlvSection(): string {
  const rows = (Object.entries(TLVS) as [TlvName, TlvRow][]).map(([name, row]) => {
    const versions = row.versions.filter((version) => carrierOf(row, version) !== undefined);
    const outcomes = outcomesOf(versions, (version) => {
      const command = carrierOf(row, version) as Command;
      return run(command, { tlvs: sampleTlvs(name, version) }, version);
    });
    const carriers = new Set(VERSIONS.flatMap((version) => carriersOf(row, version).map(({ pdu }) => pdu)));
    return [code(name), code(hex(row.tag, 4)), ...cells(outcomes), `${carriers.size}`, row.section ?? '-'];
  });
  const columns = ['TLV', 'Tag', ...VERSIONS, 'Encode', 'Decode', 'Inspect', 'PDUs that carry it', 'Section'];
  return section('TLVs', columns, rows);
}

function statusSection(): string {
  const rows = (Object.entries(STATUSES) as [string, StatusRow][]).map(([name, row]) => {
    const { value, versions, doc } = row;
    const outcomes = outcomesOf(versions, () => runStatus(name, value));
    return [code(name), code(hex(value, 8)), ...cells(outcomes), doc];
  });
  const old = (Object.entries(STATUSES_33) as [string, OldStatusRow][]).map(([name, { value, doc, successor }]) => {
    const outcomes = value === null ? {} : outcomesOf(['3.3'], () => runStatus(successor ?? name, value));
    const number = value === null ? 'open' : code(hex(value, 8));
    return [code(name), number, ...cells(outcomes), doc];
  });
  const note =
    'Statuses of 3.3 alone stand last; where 3.4 renamed one, the inspector shows the later name. 3.3 prints no ' +
    'numbers: *open* where public use does not settle one.\n';
  const columns = ['command_status', 'Value', ...VERSIONS, 'Encode', 'Decode', 'Inspect', 'Means'];
  return section('Values of command_status', columns, [...rows, ...old], note);
}

/** A response with a status, and whether the inspector tells the status by its name. */
function runStatus(name: string, command_status: number): Outcome {
  const frame = encode('submit_sm_resp', { command_status });
  const isRead = decode(frame, { strict: true }).command_status === command_status;
  const told = inspect(frame).spans.find((span) => span.name === 'command_status')?.meaning ?? '';
  return { encode: true, decode: isRead, inspect: told.includes(name) };
}

function valueSection(): string {
  const rows = (Object.entries(VALUES) as [string, ValueSet][]).map(([name, set]) => {
    const counts = VERSIONS.map((version) => countIn(set, version));
    const isNamed = VERSIONS.every((version) => isNamedIn(name, set, version));
    return [code(name), ...counts.map((count) => (count === 0 ? '-' : `${count}`)), yes(isNamed), set.section];
  });
  const note =
    'How many values have a name in each version; a range counts as one. Every other number is read and written as it ' +
    'is. *Named*: each value of the list is told by its name.\n';
  return section('Lists of values', ['Field', ...VERSIONS, 'Named', 'Section'], rows, note);
}

function countIn(set: ValueSet, version: Version): number {
  if (!isIn(set, version)) return 0;
  const bits = bitsIn(set, version).flatMap((group) => group.values.filter((row) => isIn(row, version)));
  const plain = [...(set.values ?? []), ...(set.ranges ?? [])].filter((row) => isIn(row, version));
  return bits.length + plain.length;
}

function isNamedIn(name: string, set: ValueSet, version: Version): boolean {
  if (!isIn(set, version)) return true;
  const plain = (set.values ?? []).filter((row) => isIn(row, version));
  const ranges = (set.ranges ?? []).filter((row) => isIn(row, version));
  return (
    plain.every((row) => describe(name, row.value, version)?.name === row.name) &&
    // One end of a range may be a value with a name of its own.
    ranges.every((row) => [row.from, row.to].some((end) => describe(name, end, version)?.name === row.name)) &&
    bitsIn(set, version).every((group) => isGroupNamed(name, group, version))
  );
}

function isGroupNamed(name: string, group: BitsRow, version: Version): boolean {
  const values = group.values.filter((row) => isIn(row, version));
  const base = group.when ? group.when.values[0]! : 0;
  return values.every((row) => {
    const groups = describe(name, base | (Number(row.value) << group.shift), version)?.groups ?? [];
    return groups.some((told) => told.group === group.name && told.name === row.name);
  });
}

function bitsIn(set: ValueSet, version: Version): readonly BitsRow[] {
  return (set.bits ?? []).filter((group) => isIn(group, version));
}

function isIn({ versions }: { readonly versions?: readonly Version[] }, version: Version): boolean {
  return versions === undefined || versions.includes(version);
}

type Outcomes = { readonly [V in Version]?: Outcome };

function outcomesOf(versions: readonly Version[], act: (version: Version) => Outcome): Outcomes {
  return Object.fromEntries(versions.map((version) => [version, act(version)]));
}

/** One cell for each version, then one for each verb: yes where all versions that have the row say so. */
function cells(outcomes: Outcomes): string[] {
  const all = Object.values(outcomes);
  const byVersion = VERSIONS.map((version) => {
    const outcome = outcomes[version];
    return outcome === undefined ? '-' : yes(outcome.encode && outcome.decode && outcome.inspect);
  });
  const verb = (name: keyof Outcome) => (all.length === 0 ? '-' : yes(all.every((outcome) => outcome[name])));
  return [...byVersion, verb('encode'), verb('decode'), verb('inspect')];
}

function section(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  note?: string,
): string {
  const lines = [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return [`## ${title}\n`, `${rows.length} rows.${note ? ` ${note}` : '\n'}`, ...lines, ''].join('\n');
}

function code(name: string): string {
  return `\`${name}\``;
}

function yes(holds: boolean): string {
  return holds ? 'yes' : '**no**';
}

interface AnySpan {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly children?: readonly AnySpan[];
}

function flat(spans: readonly AnySpan[]): AnySpan[] {
  return spans.flatMap((span) => [span, ...flat(span.children ?? [])]);
}

/** Whether spans cover the octets from `offset` to `end` once and in order, at every depth. */
function covers(spans: readonly AnySpan[], offset: number, end: number): boolean {
  let at = offset;
  for (const span of spans) {
    if (span.offset !== at) return false;
    at += span.length;
    if (span.children && !covers(span.children, span.offset, at)) return false;
  }
  return at === end;
}

/** Values alike in depth; of an object only the members of the first count, since derived fields are not given. */
function isEqual(given: unknown, read: unknown): boolean {
  if (typeof given !== 'object' || given === null) return given === read;
  if (typeof read !== 'object' || read === null) return false;
  const keys = Object.keys(given) as (keyof typeof given)[];
  const isWhole = !Array.isArray(given) || given.length === (read as unknown[]).length;
  return isWhole && keys.every((key) => isEqual(given[key], (read as typeof given)[key]));
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
