import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LIMITS } from './defaults.ts';
import type { Options } from './options.ts';
import { createSecret } from './secret.ts';

/** Who asks, and what it may. */
export interface Caller {
  /** Name of the token, subject of the JWT, or `anonymous`. */
  readonly name: string;
  /** Targets it may use; undefined = all. */
  readonly targets?: readonly string[] | undefined;
  /** Connections at once, where its token says so. */
  readonly connections?: number | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number | undefined;
}

export type AuthResult = Caller | { readonly cause: 'unauthorized' | 'expired' };

/** Checks tokens, and gives tickets for them. */
export interface Auth {
  check(token: string | undefined, now: number): Promise<AuthResult>;
  /** A ticket that is good once, for {@link LIMITS.ticket} seconds, or undefined when too many wait. */
  issueTicket(caller: Caller, now: number): string | undefined;
}

/** Whether a caller's token names this target. Free targets need a token without a list. */
export function mayUse(caller: Caller, target: string): boolean {
  return caller.targets === undefined || caller.targets.includes(target);
}

const ANONYMOUS: Caller = { name: 'anonymous' };

/** Makes the check of the options; without `auth` everyone is `anonymous`. */
export function createAuth(options: Options['auth'], ticketPrefix = ''): Auth {
  const verifyJwt = options?.jwt === undefined ? undefined : jwtVerifier(options.jwt);
  const tickets = new Map<string, { readonly caller: Caller; readonly until: number }>();

  const redeem = (token: string, now: number): AuthResult | undefined => {
    const ticket = tickets.get(token);
    if (ticket === undefined) return undefined;
    tickets.delete(token);
    return now < ticket.until ? ticket.caller : { cause: 'expired' };
  };

  return {
    async check(token, now) {
      if (options === undefined) return ANONYMOUS;
      if (token === undefined) return { cause: 'unauthorized' };
      return (
        redeem(token, now) ??
        checkStatic(token, options.tokens, now) ??
        (await verifyJwt?.(token, now)) ?? { cause: 'unauthorized' }
      );
    },
    issueTicket(caller, now) {
      // Oldest first: what has expired stands at the front.
      for (const [key, { until }] of tickets) {
        if (until > now) break;
        tickets.delete(key);
      }
      if (tickets.size >= LIMITS.tickets) return undefined;
      const ticket = ticketPrefix + createSecret();
      tickets.set(ticket, { caller, until: now + LIMITS.ticket * 1000 });
      return ticket;
    },
  };
}

type StaticTokens = NonNullable<Options['auth']>['tokens'];

function checkStatic(token: string, tokens: StaticTokens, now: number): AuthResult | undefined {
  const digest = digestOf(token);
  // Digests have one length, so the comparison takes one time for every token.
  const found = tokens.filter((candidate) => timingSafeEqual(digestOf(candidate.token), digest)).at(0);
  if (found === undefined) return undefined;
  const expiresAt = found.expires === undefined ? undefined : Date.parse(found.expires);
  if (expiresAt !== undefined && expiresAt <= now) return { cause: 'expired' };
  return { name: found.name, targets: found.targets, connections: found.connections, expiresAt };
}

type JwtOptions = NonNullable<NonNullable<Options['auth']>['jwt']>;

function jwtVerifier(jwt: JwtOptions): (token: string, now: number) => Promise<AuthResult | undefined> {
  const secret = jwt.secret === undefined ? undefined : new TextEncoder().encode(jwt.secret);
  const getKey: JWTVerifyGetKey = async (header, input) => secret ?? keySet!(header, input);
  const keySet =
    jwt.jwks !== undefined
      ? createLocalJWKSet(JSON.parse(readFileSync(jwt.jwks, 'utf8')))
      : jwt.jwksUrl !== undefined
        ? createRemoteJWKSet(new URL(jwt.jwksUrl), { timeoutDuration: 5_000 })
        : undefined;

  return async (token, now) => {
    try {
      const { payload } = await jwtVerify(token, getKey, {
        algorithms: [...jwt.algorithms],
        audience: jwt.audience,
        // A token without an end would be a password.
        requiredClaims: ['exp'],
        currentDate: new Date(now),
        ...(jwt.issuer === undefined ? {} : { issuer: jwt.issuer }),
      });
      return callerOf(payload);
    } catch (error) {
      return error instanceof errors.JWTExpired ? { cause: 'expired' } : undefined;
    }
  };
}

/** The claim `smpp` holds `targets` and `connections`; without it the token opens nothing. */
function callerOf(payload: JWTPayload): Caller {
  const claim = (typeof payload.smpp === 'object' && payload.smpp !== null ? payload.smpp : {}) as {
    readonly targets?: unknown;
    readonly connections?: unknown;
  };
  const targets = Array.isArray(claim.targets) ? claim.targets.filter((name) => typeof name === 'string') : [];
  return {
    name: payload.sub ?? 'jwt',
    targets,
    connections: typeof claim.connections === 'number' ? claim.connections : undefined,
    expiresAt: payload.exp! * 1000,
  };
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
