import { type ConnectOptions, connectWith, type Dial } from '../src/connect.ts';
import type { Esme } from '../src/esme.ts';
import { connectTcp, type TlsOptions } from './tcp.ts';

/** What {@link connect} needs beside the address. */
export interface TcpConnectOptions extends ConnectOptions {
  /** For `smpps:`: authorities, a client certificate, the name to expect. */
  readonly tls?: TlsOptions;
  /** How long connecting may take. Default 10 s. */
  readonly connectTimeoutMs?: number;
}

/** Connects and binds by an address: `smpp://user@host:2775`, `smpps://user@host:3550`, `wss://bridge/smpp/<target>`. */
export async function connect(address: string, options: TcpConnectOptions = {}): Promise<Esme> {
  const dial =
    (isTls: boolean): Dial =>
    (url) =>
      connectTcp({
        host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        ...(url.port !== '' && { port: Number(url.port) }),
        ...(isTls && { tls: options.tls ?? true }),
        ...(options.connectTimeoutMs !== undefined && { connectTimeoutMs: options.connectTimeoutMs }),
      });
  return connectWith({ 'smpp:': dial(false), 'smpps:': dial(true), 'ssmpp:': dial(true) }, address, options);
}
