import { type Version, versionOf } from '@smpp-web/codec/spec';
import type { BindMode, BindPdu } from '@smpp-web/session';
import type { Client } from './client.ts';
import { compilePattern, type Pattern, PatternError } from './pattern.ts';
import type { Postbox } from './postbox.ts';
import { RateMeter } from './rate.ts';
import type { DialectName } from './receipts/dialects.ts';
import { status } from './status.ts';

/** Who may bind, and what it may do then. */
export interface Account {
  readonly system_id: string;
  readonly password: string;
  /** What it may bind as. Default: all three. */
  readonly modes?: readonly BindMode[];
  /** Versions that it may bind with. Default: all three. */
  readonly versions?: readonly Version[];
  /** Pattern of the addresses that it may send from. Default: any. */
  readonly sources?: string;
  /** Pattern of the addresses that it may send to. Default: any. */
  readonly destinations?: string;
  /** Sessions at once. Default 100. */
  readonly maxBinds?: number;
  /** Requests per second, over all its sessions, before they are throttled. Default: no limit. */
  readonly pdusPerSecond?: number;
  /** Requests that a session may have unanswered before more are throttled, and deliveries to it under way. Default 10 deliveries, any number of requests. */
  readonly window?: number;
  /** How ids and receipts are written for it. Default: as the settings say. */
  readonly dialect?: DialectName;
}

/** Who may bind where nobody is named: for a first try, on this machine alone. */
export const DEFAULT_ACCOUNTS: readonly Account[] = [{ system_id: 'smppclient1', password: 'password' }];

/** Sessions of one account at once, where the account does not say: more are a client that does not close. */
const MAX_BINDS = 100;

/** An account with its patterns read, and what is going on in its name. */
export interface OpenAccount {
  /** May be changed while its sessions are bound: what they do next is judged by the new one. */
  account: Account;
  maySendFrom: (address: string) => boolean;
  maySendTo: (address: string) => boolean;
  /** Its sessions that are bound. */
  readonly clients: Set<Client>;
  /** What waits to be delivered to it. */
  readonly postbox: Postbox;
  /** How fast it is. */
  readonly meter: RateMeter;
}

const BIND_STATUS = {
  unknown: status('ESME_RINVSYSID'),
  password: status('ESME_RINVPASWD'),
  refused: status('ESME_RBINDFAIL'),
  mode: status('ESME_RINVBNDSTS'),
};

/** Who may bind, by name. */
export class Accounts {
  readonly #accounts: Map<string, OpenAccount>;
  readonly #makePostbox: (account: Account) => Postbox;

  /** @throws RangeError naming the account and the field */
  constructor(accounts: readonly Account[], makePostbox: (account: Account) => Postbox) {
    this.#makePostbox = makePostbox;
    this.#accounts = new Map(accounts.map((account) => [account.system_id, open(account, makePostbox(account))]));
    if (this.#accounts.size < accounts.length) throw new RangeError('two accounts have the same system_id');
  }

  get(system_id: string): OpenAccount | undefined {
    return this.#accounts.get(system_id);
  }

  get all(): readonly OpenAccount[] {
    return [...this.#accounts.values()];
  }

  /** Adds an account, or changes the one of this name. @throws RangeError naming the account and the field */
  put(account: Account): void {
    const known = this.#accounts.get(account.system_id);
    const opened = open(account, known?.postbox ?? this.#makePostbox(account));
    if (!known) this.#accounts.set(account.system_id, opened);
    else Object.assign(known, { account, maySendFrom: opened.maySendFrom, maySendTo: opened.maySendTo });
  }

  /** Takes an account away; its sessions are for the caller to end. */
  remove(system_id: string): void {
    this.#accounts.delete(system_id);
  }

  /** Decides on a bind: 0, or the command_status to refuse it with. */
  authenticate(bind: BindPdu): number {
    const found = this.#accounts.get(bind.system_id);
    if (!found) return BIND_STATUS.unknown;
    const { account, clients } = found;
    if (account.password !== bind.password) return BIND_STATUS.password;
    if (account.modes && !account.modes.some((mode) => bind.command === `bind_${mode}`)) return BIND_STATUS.mode;
    if (account.versions && !account.versions.includes(versionOf(bind.interface_version))) return BIND_STATUS.refused;
    if (!isReadable(bind.address_range)) return BIND_STATUS.refused;
    return clients.size < (account.maxBinds ?? MAX_BINDS) ? 0 : BIND_STATUS.refused;
  }
}

function open(account: Account, postbox: Postbox): OpenAccount {
  const { system_id, maxBinds = 1, pdusPerSecond = 1, window = 1 } = account;
  for (const [name, value] of Object.entries({ maxBinds, pdusPerSecond, window })) {
    if (!(value > 0))
      throw new RangeError(`account ${JSON.stringify(system_id)}: ${name} is ${value}, expected above 0`);
  }
  return {
    account,
    maySendFrom: testOf(account.sources, system_id, 'sources'),
    maySendTo: testOf(account.destinations, system_id, 'destinations'),
    clients: new Set(),
    postbox,
    meter: new RateMeter(),
  };
}

function testOf(source: string | undefined, system_id: string, field: string): (address: string) => boolean {
  if (source === undefined) return () => true;
  try {
    const pattern = compilePattern(source);
    return (address) => pattern.test(address);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new RangeError(`account ${JSON.stringify(system_id)}: ${field}: ${error.message}`, { cause: error });
  }
}

function isReadable(address_range: string): boolean {
  try {
    compilePattern(address_range);
    return true;
  } catch {
    return false;
  }
}

/** The addresses that a bind serves; an empty range is all of them. */
export function rangeOf(address_range: string): Pattern {
  return compilePattern(address_range);
}
