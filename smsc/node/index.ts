import type { Transport } from '@smpp-web/session';
import { type Listener, type ListenOptions, listenTcp } from '@smpp-web/session/tcp';
import { createSimulator, type Simulator, type SimulatorOptions } from '../src/index.ts';
import { makeCertificate } from './certificate.ts';

export { type Certificate, makeCertificate } from './certificate.ts';
export { type ControlOptions, type ControlServer, serveControl } from './control.ts';

export interface SmscServerOptions extends SimulatorOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Port for plain TCP; 0 for any free one. Left out: none. */
  readonly port?: number;
  /** Port for TLS; 0 for any free one. Left out: none. */
  readonly tlsPort?: number;
  /** Certificate and key of the TLS port. Default: made at start, for localhost. */
  readonly tls?: NonNullable<ListenOptions['tls']>;
}

/** A simulated message centre that listens. */
export interface SmscServer {
  readonly simulator: Simulator;
  readonly port: number | undefined;
  readonly tlsPort: number | undefined;
  /** PEM of the certificate that was made at start: the authority to trust for the TLS port. */
  readonly certificate: string | undefined;
  /** Stops listening and ends all sessions. */
  close(): Promise<void>;
}

/** Starts a simulated message centre on TCP and TLS. Rejects when a port cannot be had. */
export async function startSmsc(options: SmscServerOptions = {}): Promise<SmscServer> {
  const { host, port, tlsPort } = options;
  const simulator = createSimulator(options);
  const accept = (transport: Transport) => void simulator.accept(transport);
  const made = tlsPort !== undefined && !options.tls ? await makeCertificate() : undefined;
  const listeners: Listener[] = [];
  const listen = async (listenOptions: ListenOptions) => {
    const listener = await listenTcp({ ...(host && { host }), ...listenOptions }, accept);
    listeners.push(listener);
    return listener.port;
  };
  const close = async () => {
    const closed = listeners.map((listener) => listener.close());
    await simulator.close();
    await Promise.all(closed);
  };
  try {
    return {
      simulator,
      port: port === undefined ? undefined : await listen({ port }),
      tlsPort: tlsPort === undefined ? undefined : await listen({ port: tlsPort, tls: options.tls ?? made! }),
      certificate: made?.cert,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
