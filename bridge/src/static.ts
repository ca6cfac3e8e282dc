import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** File names with a hash of their content, as the app's build makes them: they never change. */
const HASHED = /-[\w-]{8}\.\w+$/;

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Serves the built web app out of a folder, or nothing where there is none. */
export function createStatic(folder: string | undefined): Handler {
  if (folder === undefined || !existsSync(folder)) return (_request, _response, next) => next();
  return sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders(response, path) {
      response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
