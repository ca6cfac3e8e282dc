import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Auth, type Caller, mayUse } from './auth.ts';
import { CLOSE_CODES } from './close-codes.ts';
import type { Metrics } from './metrics.ts';
import type { Options } from './options.ts';
import { refuseOrigin } from './origin.ts';
import { urlOf } from './request.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { createStatic } from './static.ts';

/** What the plain HTTP side needs to know. */
export interface HttpContext {
  readonly options: () => Options;
  readonly auth: () => Auth;
  readonly metrics: Metrics;
  readonly isReady: () => boolean;
}

/** Answers everything that is no WebSocket: the app, `/targets`, `/tickets`, health and metrics. */
export function createHttpHandler({ options, auth, metrics, isReady }: HttpContext) {
  const serveApp = createStatic(options().app);

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const path = urlOf(request)?.pathname;
    if (path === undefined) return sendText(response, 400, 'The address of the request cannot be read.');
    // Health checks come by whatever name and address the orchestrator knows.
    if (path === '/healthz') return sendText(response, 200, 'ok');
    if (path === '/readyz') return isReady() ? sendText(response, 200, 'ready') : sendText(response, 503, 'draining');
    const refusal = refuseOrigin(request, options());
    if (refusal !== undefined) return sendText(response, 403, refusal);
    allowOrigin(request, response, options().origins);
    if (request.method === 'OPTIONS') return sendPreflight(response);

    if (path === '/targets') return isGet(request, response) ? await sendTargets(request, response) : undefined;
    if (path === '/tickets') return await sendTicket(request, response);
    if (path === '/metrics' && options().metrics === undefined) return await sendMetrics(request, response, metrics);
    if (path.startsWith('/smpp/'))
      return sendText(response, 426, 'Ask for a WebSocket here.', { Upgrade: 'websocket' });
    if (!isGet(request, response)) return;
    serveApp(request, response, () => sendText(response, 404, 'There is nothing here.'));
  };

  async function sendTargets(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const caller = await authorize(request, response);
    if (caller === undefined) return;
    const targets = Object.entries(options().targets)
      .filter(([name]) => mayUse(caller, name))
      .map(([name, { tls, credentials }]) => ({
        name,
        tls: tls !== undefined,
        credentials: credentials !== undefined,
      }));
    sendJson(response, 200, { targets, free: options().allow.length > 0 && caller.targets === undefined });
  }

  /** `POST /tickets` with `Authorization: Bearer <token>`: a page then never holds the token itself. */
  async function sendTicket(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return sendText(response, 405, 'Ask with POST.', { Allow: 'POST' });
    if (options().auth === undefined) return sendText(response, 404, 'This bridge asks for no token.');
    const caller = await authorize(request, response);
    if (caller === undefined) return;
    const ticket = auth().issueTicket(caller, Date.now());
    if (ticket === undefined) return sendText(response, 503, 'Too many tickets wait.', { 'Retry-After': '30' });
    sendJson(response, 201, { ticket });
  }

  async function authorize(request: IncomingMessage, response: ServerResponse): Promise<Caller | undefined> {
    const token = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const result = await auth().check(token, Date.now());
    if (!('cause' in result)) return result;
    const { sentence, remedy } = CLOSE_CODES[result.cause];
    sendText(response, 401, `${sentence} ${remedy}`, { 'WWW-Authenticate': 'Bearer' });
    return undefined;
  }
}

export async function sendMetrics(request: IncomingMessage, response: ServerResponse, metrics: Metrics): Promise<void> {
  if (!isGet(request, response)) return;
  response
    .writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' })
    .end(await metrics.text());
}

function isGet(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  sendText(response, 405, 'Ask with GET.', { Allow: 'GET, HEAD' });
  return false;
}

/** Only listed origins may read answers; the same origin needs no header. */
function allowOrigin(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): void {
  const { origin } = request.headers;
  response.setHeader('Vary', 'Origin');
  if (origin === undefined || !origins.includes(origin)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

function sendPreflight(response: ServerResponse): void {
  response
    .writeHead(204, { 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'Authorization' })
    .end();
}

function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers })
    .end(`${text}\n`);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(value));
}
