import { type FSWatcher, readFileSync, watch } from 'node:fs';
import type { Server } from 'node:https';
import { dirname } from 'node:path';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { LIMITS } from './defaults.ts';
import type { Options } from './options.ts';

type TlsOptions = NonNullable<Options['tls']>;

/** Keeps the certificate of a server as its files have it. */
export interface Certificate {
  /** Reads certificate and key again, for connections from now on. */
  reload(tls: TlsOptions): void;
  close(): void;
}

/** Certificate and key as they are now. @throws where they cannot be read, or are no pair */
export function readCertificate({ cert, key, minVersion }: TlsOptions): SecureContextOptions {
  const context = { cert: readFileSync(cert), key: readFileSync(key), minVersion };
  createSecureContext(context);
  return context;
}

/**
 * Watches the folders of both files, since renewals come as new files or links, one after the other: what they hold is taken
 * once they have been still for a moment, and make a pair.
 * @param onChange told when they have changed: `error` where they cannot be used, and the old ones stay
 */
export function watchCertificate(server: Server, tls: TlsOptions, onChange: (error?: Error) => void): Certificate {
  let watched = tls;
  let known = contentOf(readCertificate(tls));
  let timer: NodeJS.Timeout | undefined;
  let watchers: FSWatcher[] = [];

  const load = () => {
    try {
      const context = readCertificate(watched);
      const content = contentOf(context);
      if (content === known) return;
      server.setSecureContext(context);
      known = content;
      onChange();
    } catch (error) {
      onChange(error as Error);
    }
  };
  const loadSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(load, LIMITS.certificateMs).unref();
  };
  const close = () => {
    clearTimeout(timer);
    for (const watcher of watchers.splice(0)) watcher.close();
  };
  const follow = () => {
    close();
    const folders = new Set([watched.cert, watched.key].map((file) => dirname(file)));
    watchers = [...folders].map((folder) => watch(folder, { persistent: false }, loadSoon).on('error', onChange));
  };

  follow();
  return {
    reload(next) {
      watched = next;
      follow();
      load();
    },
    close,
  };
}

function contentOf({ cert, key, minVersion }: SecureContextOptions): string {
  return [cert, key, minVersion].join('\n');
}
