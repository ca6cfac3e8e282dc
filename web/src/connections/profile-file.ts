import { VERSIONS } from '@smpp-web/codec/spec';
import { LIMITS, MODES } from './bind-limits.ts';
import type { Profile } from './profile-store.ts';

/** What a file of profiles says it is. */
const KIND = 'smpp-web profiles';
const VERSION = 1;

/** Profiles in one file: a list is read in a glance, a flood is a mistake. */
const MAX_PROFILES = 1_000;

/** Says whether a value is as it should be; else what was expected. */
type Check = (value: unknown) => string | undefined;

const text =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= max ? undefined : `a string of at most ${max} characters`;

const integer =
  ({ min, max }: { readonly min: number; readonly max: number }): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? undefined
      : `a whole number from ${min} to ${max}`;

const oneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    choices.includes(value as string) ? undefined : `one of ${choices.join(', ')}`;

const yesOrNo: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false');

/** Longest name of a target and of an address, in characters. */
const MAX_NAME = 200;
const MAX_ADDRESS = 2_000;

/** Every member of a profile in a file. The first five must be there. */
const MEMBERS: Readonly<Record<string, Check>> = {
  name: (value) => (value === '' ? 'a name' : text(MAX_NAME)(value)),
  target: (value) => (value === '' ? 'a target' : text(MAX_NAME)(value)),
  system_id: text(LIMITS.system_id),
  mode: oneOf(MODES),
  version: oneOf(VERSIONS),
  address: text(MAX_ADDRESS),
  password: text(LIMITS.password),
  system_type: text(LIMITS.system_type),
  addr_ton: integer(LIMITS.addr_ton),
  addr_npi: integer(LIMITS.addr_npi),
  address_range: text(LIMITS.address_range),
  windowSize: integer(LIMITS.windowSize),
  enquireLinkMs: integer(LIMITS.enquireLinkMs),
  responseTimeoutMs: integer(LIMITS.responseTimeoutMs),
  stayConnected: yesOrNo,
};

const NEEDED: ReadonlySet<string> = new Set(['name', 'target', 'system_id', 'mode', 'version']);

/** Writes profiles as a file; passwords go in only where that is said. */
export function writeProfiles(profiles: readonly Profile[], { withPasswords }: { withPasswords: boolean }): string {
  const rows = profiles.map(({ name, form, password }) => ({
    name,
    ...form,
    ...(withPasswords && password !== undefined && { password }),
  }));
  return `${JSON.stringify({ kind: KIND, version: VERSION, profiles: rows }, null, 2)}\n`;
}

/**
 * Reads a file of profiles.
 *
 * @throws Error that names the path in the file, and what was expected there.
 */
export function readProfiles(file: string): Profile[] {
  const { kind, version, profiles } = objectAt('the file', parse(file));
  if (kind !== KIND) throw wrong('kind', `“${KIND}”`, kind);
  if (version !== VERSION) throw wrong('version', String(VERSION), version);
  if (!Array.isArray(profiles)) throw wrong('profiles', 'a list', profiles);
  if (profiles.length > MAX_PROFILES) throw wrong('profiles', `at most ${MAX_PROFILES} profiles`, profiles.length);
  const read = profiles.map((row, index) => readProfile(row, `profiles[${index}]`));
  read.forEach(({ name }, index) => {
    const first = read.findIndex((each) => each.name === name);
    if (first < index) throw wrong(`profiles[${index}].name`, `a name that profiles[${first}] does not have`, name);
  });
  return read;
}

function readProfile(row: unknown, path: string): Profile {
  const members = objectAt(path, row);
  for (const [name, check] of Object.entries(MEMBERS)) {
    const value = members[name];
    const expected = value === undefined && !NEEDED.has(name) ? undefined : check(value);
    // A password is not shown, be it wrong or not.
    if (expected) throw wrong(`${path}.${name}`, expected, name === 'password' ? undefined : value);
  }
  const stranger = Object.keys(members).find((name) => !(name in MEMBERS));
  if (stranger !== undefined) throw new Error(`${path}.${stranger}: there is no such member.`);
  const { name, password, ...form } = members;
  return {
    name: name as string,
    form: { address: '', ...form } as unknown as Profile['form'],
    ...(password !== undefined && { password: password as string }),
  };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch (error) {
    throw new Error(`The file is no JSON: ${(error as Error).message}.`);
  }
}

function objectAt(path: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw wrong(path, 'an object', value);
}

/** Characters of a wrong value that are shown. */
const MAX_SHOWN = 40;

function wrong(path: string, expected: string, found: unknown): Error {
  const shown = found === undefined ? '' : `, found ${JSON.stringify(found).slice(0, MAX_SHOWN)}`;
  return new Error(`${path}: ${expected} expected${shown}.`);
}
