import type { PduOf } from '@smpp-web/codec';
import { INTERFACE_VERSIONS, type Version, versionOf } from '@smpp-web/codec/spec';
import { DEFAULTS } from './defaults.ts';
import type { SessionOptions } from './options.ts';
import { Session } from './session.ts';
import { BIND_MODES, type BindMode, BOUND } from './state.ts';
import type { Transport } from './transport.ts';

/** Any of the three binds (SMPP 5.0, 4.1.1). */
export type BindPdu = PduOf<'bind_transmitter'> | PduOf<'bind_receiver'> | PduOf<'bind_transceiver'>;

/** Who has bound, and how. The password is not kept. */
export interface Bound {
  readonly system_id: string;
  readonly mode: BindMode;
  readonly version: Version;
  readonly address_range: string;
}

/** How one side of a message centre is to be. */
export interface SmscOptions extends Omit<SessionOptions, 'role'> {
  /** Name of this message centre, told in the bind response. */
  readonly system_id: string;
  /** Decides on a bind: 0 accepts, any other command_status refuses. */
  readonly authenticate: (bind: BindPdu) => number | Promise<number>;
  /** Called when a bind has been accepted and its response has been sent. */
  readonly onBound?: (session: Session, bound: Bound) => void;
}

const BINDS = ['bind_transmitter', 'bind_receiver', 'bind_transceiver'] as const;

/**
 * Serves one ESME over a transport: answers its bind, and after that its requests by the handlers. The session is not
 * started, so that listeners can be added first: call `start()`.
 */
export function acceptSmsc(transport: Transport, options: SmscOptions): Session {
  const ours: Version = options.version ?? '5.0';
  const session = new Session(transport, { ...options, role: 'smsc', version: ours });
  for (const command of BINDS) {
    session.handle(command, async (pdu: BindPdu) => {
      const status = await options.authenticate(pdu);
      return status === 0 ? acceptance(pdu, options.system_id, ours) : status;
    });
  }
  // Only when the answer is written: nothing may be sent before it.
  const stopListening = session.on('answered', ({ request, command_status }) => {
    if (!isBind(request)) return;
    if (command_status !== 0) return closeLater(session, request.system_id);
    // One bind is all there is: what comes after it is not to cost a look.
    stopListening();
    const bound = boundBy(request, ours);
    session.version = bound.version;
    session.setState(BOUND[bound.mode]);
    options.onBound?.(session, bound);
  });
  return session;
}

function isBind(pdu: { readonly command: string }): pdu is BindPdu {
  return pdu.command in BIND_MODES;
}

function acceptance(pdu: BindPdu, system_id: string, ours: Version) {
  // A 3.3 peer knows no TLVs (SMPP 5.0, 4.8.4).
  const isOld = versionOf(pdu.interface_version) === '3.3';
  return { system_id, tlvs: isOld ? [] : [{ name: 'sc_interface_version' as const, value: INTERFACE_VERSIONS[ours] }] };
}

function boundBy({ command, system_id, address_range, interface_version }: BindPdu, ours: Version): Bound {
  const asked = versionOf(interface_version);
  const version = INTERFACE_VERSIONS[asked] < INTERFACE_VERSIONS[ours] ? asked : ours;
  return { system_id, mode: BIND_MODES[command]!, version, address_range };
}

/** After a refusal the peer closes; one that does not is cut off, but not on the heels of the answer. */
function closeLater(session: Session, system_id: string): void {
  const message = `The bind of ${JSON.stringify(system_id)} was refused.`;
  const stop = session.clock.after(
    DEFAULTS.refusalLingerMs,
    () => void session.close({ code: 'bind_refused', message }),
  );
  void session.closed.then(stop);
}
