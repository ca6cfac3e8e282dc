import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { env } from 'node:process';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { LIMITS } from './defaults.ts';
import { COMMANDS } from './pdu-header.ts';
import { parseUrl } from './request.ts';
import { parseTargetUrl } from './target-url.ts';

/** What a caller passes to `createBridge`, and what a configuration file holds. Everything has a default. */
export type BridgeOptions = z.input<ReturnType<typeof optionsSchema>>;
/** The same, checked and complete. */
export type Options = z.output<ReturnType<typeof optionsSchema>>;
export type TargetOptions = Options['targets'][string];
export type TargetTls = Exclude<TargetOptions['tls'], undefined>;
export type Policy = Exclude<TargetOptions['policy'], undefined>;
export type Credentials = Exclude<TargetOptions['credentials'], undefined>;
export type AllowRule = Options['allow'][number];
export type Limits = Options['limits'];

/** Options that do not follow the schema. `issues` hold the path in the file and the remedy. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
  readonly issues: readonly { readonly path: string; readonly message: string }[];

  constructor(issues: OptionsError['issues']) {
    super(issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
    this.issues = issues;
  }
}

/** Names of targets stand in URLs, logs and metrics. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** A token travels in Sec-WebSocket-Protocol, whose entries are HTTP tokens (RFC 9110, 5.6.2). */
const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const MINIMUM_TOKEN_LENGTH = 16;

/**
 * The schema of the options.
 * @param baseDir what relative file names start from: the folder of the configuration file
 */
export function optionsSchema(baseDir: string) {
  const file = z
    .string()
    .min(1)
    .transform((name) => resolve(baseDir, name))
    .describe('A file, relative to this one');
  const seconds = z.number().min(0);
  const count = z.int().min(0);
  const port = z.int().min(1).max(65_535);

  const secret = z
    .union([z.string().min(1), z.strictObject({ file }), z.strictObject({ env: z.string().min(1) })])
    .transform((source, context) => readSecret(source, context))
    .describe('A secret: better from a file or the environment than in clear');

  const tls = z.strictObject({
    verify: z.boolean().default(true).describe('Whether the certificate must be valid; false only for tests'),
    ca: file.optional().describe('PEM file of the authorities to trust instead of the usual ones'),
    cert: file.optional().describe('PEM file of the client certificate'),
    key: file.optional().describe('PEM file of its key'),
    servername: z
      .string()
      .min(1)
      .optional()
      .describe('Name sent as SNI and looked for in the certificate; the host by default'),
    minVersion: z.enum(['TLSv1.2', 'TLSv1.3']).default('TLSv1.2'),
    fingerprint: z
      .string()
      .transform((hex) => hex.replaceAll(':', '').toLowerCase())
      .pipe(z.string().regex(/^[0-9a-f]{64}$/, 'expected the SHA-256 of the certificate in hex'))
      .optional()
      .describe('The only certificate that is accepted, by its SHA-256; with verify: false, self-signed ones too'),
  });

  const policy = z.strictObject({
    commands: z
      .array(z.enum([...COMMANDS.keys()]))
      .min(1)
      .optional()
      .describe('Commands that may be sent, as submit_sm; all when absent'),
    pdusPerSecond: z
      .number()
      .positive()
      .optional()
      .describe('Requests per second; more are answered with ESME_RTHROTTLED'),
    binds: z.int().min(1).optional().describe('Binds at once on this target; more are answered with ESME_RALYBND'),
    maxPduOctets: z.int().min(16).default(LIMITS.pduOctets).describe('Greatest command_length'),
  });

  const target = z.strictObject({
    host: z.string().min(1),
    port,
    tls: z.union([z.boolean().transform((on) => (on ? tls.parse({}) : undefined)), tls]).optional(),
    credentials: z
      .strictObject({
        // SMPP 5.0, 4.7.30 and 4.7.18: 16 and 9 octets with the NUL.
        system_id: secret.pipe(z.string().max(15, 'a system_id has 15 characters at most')),
        password: secret.pipe(z.string().max(8, 'a password of SMPP has 8 characters at most')),
        system_type: z.string().max(12).optional(),
      })
      .optional()
      .describe('Put into the bind PDU by the bridge, so that the page never has them'),
    policy: policy.optional(),
    proxyProtocol: z
      .boolean()
      .default(false)
      .describe('Whether a PROXY protocol v2 header names the caller to the target'),
    showPeer: z.boolean().default(true).describe('Whether hello tells the page host and port'),
  });

  const targetOrUrl = z.union([
    z
      .string()
      .transform((url, context): z.input<typeof target> => {
        const parsed = parseTargetUrl(url);
        if (typeof parsed !== 'string') return parsed;
        context.issues.push({ code: 'custom', message: parsed, input: url });
        return z.NEVER;
      })
      .pipe(target),
    target,
  ]);

  const allow = z.strictObject({
    cidr: z
      .string()
      .refine((text) => ipaddr.isValidCIDR(text), 'expected a network such as 203.0.113.0/24 or 2001:db8::/32'),
    ports: z.array(port).min(1),
  });

  const limits = z.strictObject({
    handshake: seconds.default(LIMITS.handshake).describe('Seconds for a request to arrive'),
    connect: seconds.default(LIMITS.connect).describe('Seconds for DNS, TCP and TLS'),
    idle: seconds.default(LIMITS.idle).describe('Seconds without an octet either way; 0 = off'),
    lifetime: seconds.default(LIMITS.lifetime).describe('Seconds that a connection may last; 0 = off'),
    connections: count.default(LIMITS.connections).describe('Connections at once'),
    connectionsPerCaller: count.default(LIMITS.connectionsPerCaller).describe('Connections at once of one caller'),
    probes: count.default(LIMITS.probes).describe('Probes at once; 0 = off'),
    probe: seconds.default(LIMITS.probe).describe('Seconds for a whole probe'),
    octetsPerSecond: count.default(LIMITS.octetsPerSecond).describe('Octets per second, each way; 0 = off'),
    messageOctets: count.default(LIMITS.messageOctets).describe('Octets of one WebSocket message'),
    ping: seconds.default(LIMITS.ping).describe('Seconds between pings; a WebSocket that misses one is cut'),
    drain: seconds.default(LIMITS.drain).describe('Seconds that close() waits for what is under way'),
  });

  const staticToken = z.strictObject({
    name: z.string().regex(NAME, 'expected letters, digits, dot, dash, underscore'),
    token: secret.pipe(
      z
        .string()
        .min(MINIMUM_TOKEN_LENGTH, `a token needs ${MINIMUM_TOKEN_LENGTH} characters or more`)
        .regex(TOKEN, 'a token may hold letters, digits and the characters of an HTTP token only'),
    ),
    targets: z.array(z.string()).optional().describe('Names of targets this caller may use; all when absent'),
    connections: count.optional(),
    expires: z.iso.datetime({ offset: true }).optional(),
  });

  const jwt = z
    .strictObject({
      secret: secret.optional().describe('Key for HS256, HS384, HS512'),
      jwks: file.optional().describe('File with a JSON Web Key Set'),
      jwksUrl: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe('Address of a JSON Web Key Set'),
      algorithms: z
        .array(z.enum(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']))
        .min(1),
      audience: z.string().min(1),
      issuer: z.string().min(1).optional(),
    })
    .refine(({ secret, jwks, jwksUrl }) => [secret, jwks, jwksUrl].filter((key) => key !== undefined).length === 1, {
      message: 'give exactly one of secret, jwks, jwksUrl',
    })
    .refine(({ secret, algorithms }) => algorithms.every((name) => name.startsWith('HS') === (secret !== undefined)), {
      message: 'HS algorithms need secret, the others jwks or jwksUrl',
      path: ['algorithms'],
    });

  return z.strictObject({
    $schema: z.string().optional(),
    host: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
    port: z.int().min(0).max(65_535).default(8080).describe('Port to listen on; 0 = any free one'),
    tls: z
      .strictObject({ cert: file, key: file, minVersion: z.enum(['TLSv1.2', 'TLSv1.3']).default('TLSv1.2') })
      .optional(),
    proxyProtocol: z
      .boolean()
      .default(false)
      .describe('Whether a load balancer puts a PROXY protocol header (v1 or v2) first'),
    app: file.optional().describe('Folder of the built web app'),
    origins: z
      .array(z.string().transform(toOrigin))
      .default([])
      .describe('Web origins that may connect; empty = same origin'),
    hosts: z
      .array(z.string().toLowerCase())
      .default([])
      .describe('Further host names of this bridge, against DNS rebinding'),
    targets: z.record(z.string().regex(NAME), targetOrUrl).default({}),
    allow: z.array(allow).default([]).describe('Networks and ports for free host:port targets'),
    auth: z
      .strictObject({ tokens: z.array(staticToken).default([]), jwt: jwt.optional() })
      .refine(({ tokens, jwt }) => tokens.length > 0 || jwt !== undefined, 'give tokens or jwt, or leave auth out')
      .optional(),
    resume: seconds.default(LIMITS.resume).describe('Seconds that a dropped connection is held; 0 = off'),
    window: z
      .int()
      .min(4096)
      .max(64 * 1024 * 1024)
      .default(LIMITS.window)
      .describe('Octets without an ack, each way'),
    limits: limits.prefault({}),
    metrics: z
      .strictObject({ host: z.string().default('127.0.0.1'), port })
      .optional()
      .describe('Own port for /metrics'),
    log: z.strictObject({ level: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info') }).prefault({}),
    workers: z.int().min(1).max(64).default(1).describe('Processes that share the port'),
  });
}

/** Checks options and completes them. @throws OptionsError with every issue and its path */
export function parseOptions(input: unknown, baseDir = '.'): Options {
  const result = optionsSchema(baseDir).safeParse(input);
  if (result.success) return result.data;
  throw new OptionsError(result.error.issues.flatMap((issue) => describeIssue(issue, [])));
}

/** A union tells all its branches: keep those that got furthest, which is what the writer meant. */
function describeIssue(issue: z.core.$ZodIssue, parent: PropertyKey[]): { path: string; message: string }[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.map((branch) => branch.flatMap((inner) => describeIssue(inner, path)));
    return branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
  }
  return [{ path: path.length === 0 ? '(top)' : path.join('.'), message: issue.message }];
}

function depth(issues: { path: string; message: string }[]): number {
  return Math.max(
    ...issues.map(({ path, message }) => path.split('.').length + (message.includes('expected string') ? -0.5 : 0)),
  );
}

function toOrigin(text: string): string {
  return parseUrl(text)?.origin ?? text;
}

function readSecret(source: string | { file: string } | { env: string }, context: z.RefinementCtx): string {
  if (typeof source === 'string') return source;
  const fail = (message: string): never => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if ('env' in source) return env[source.env] ?? fail(`the environment has no variable ${source.env}`);
  try {
    return readFileSync(source.file, 'utf8').trimEnd();
  } catch (error) {
    return fail(`cannot read ${source.file}: ${(error as NodeJS.ErrnoException).code}`);
  }
}
