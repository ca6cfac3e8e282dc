import type { LayerName } from './feed.ts';

/** A way to fail. */
export interface FailureRow {
  /** Where it happens to a session that was bound. */
  readonly layer: LayerName;
  readonly cause: string;
  /** Left out where the bridge, which tells of it, says what helps. */
  readonly remedy?: string;
  /** Trying again would end in the same way. */
  readonly isFinal?: true;
}

/** Every way to fail that has a code: those of the bridge (PROTOCOL.md, 6), of transports, and of sessions. */
export const FAILURES: Readonly<Record<string, FailureRow>> = {
  // The way to the bridge.
  unreachable: {
    layer: 'link',
    cause: 'The bridge is not running, or a network on the way does not let this through.',
    remedy: 'Check that the bridge runs at that address, then try again.',
  },
  timeout: {
    layer: 'bind',
    cause: 'Something on the way takes the connection and answers nothing.',
    remedy: 'Check address and firewall, then try again.',
  },
  setup: {
    layer: 'websocket',
    cause: 'The browser does not open such an address from such a page: one served by https needs wss.',
    remedy: 'Compare the address with that of the bridge.',
    isFinal: true,
  },
  address: { layer: 'websocket', cause: 'It is not written as an address is.', isFinal: true },
  going_away: { layer: 'websocket', cause: 'Somebody restarts the bridge.', remedy: 'It is back in a few seconds.' },
  session_lost: {
    layer: 'websocket',
    cause: 'The network was away for longer than the bridge holds a session.',
    remedy: 'Bind again. What had no answer is listed as unknown.',
  },
  taken_over: { layer: 'websocket', cause: 'Another page goes on with this session.', isFinal: true },
  overrun: { layer: 'websocket', cause: 'The page could not keep up with the message centre.' },
  protocol: { layer: 'websocket', cause: 'What answers is no bridge of this version.', isFinal: true },
  message_size: { layer: 'websocket', cause: 'The bridge takes smaller messages than this page sends.' },
  text_frame: { layer: 'websocket', cause: 'What answers is no bridge of this version.', isFinal: true },
  internal: { layer: 'websocket', cause: 'A fault of the bridge.' },

  // Whom the bridge lets through.
  unauthorized: { layer: 'websocket', cause: 'There was no token, or the bridge does not know it.', isFinal: true },
  expired: { layer: 'websocket', cause: 'The token was good for a time that is over.', isFinal: true },
  forbidden: { layer: 'websocket', cause: 'The token is for other targets.', isFinal: true },
  unknown_target: { layer: 'websocket', cause: 'It was renamed or taken out of the configuration.', isFinal: true },
  address_refused: {
    layer: 'websocket',
    cause: 'No rule of the bridge allows this address; private ones are closed unless listed.',
    isFinal: true,
  },
  busy: { layer: 'websocket', cause: 'Too many people use the bridge at once.' },
  caller_busy: { layer: 'websocket', cause: 'Other tabs, or sessions that are still held, count too.' },
  idle: { layer: 'websocket', cause: 'enquire_link is switched off, or rarer than the bridge expects.' },
  lifetime: { layer: 'websocket', cause: 'The bridge ends sessions of a certain age, as it was told to.' },
  pdu: { layer: 'bind', cause: 'A PDU was broken on purpose, or the bridge allows fewer commands here.' },

  // The way from the bridge to the message centre.
  refused: {
    layer: 'link',
    cause: 'Nothing listens at that port: the message centre is down, or the port is another.',
  },
  dns: { layer: 'link', cause: 'The name is misspelt, or the bridge asks another DNS than you do.', isFinal: true },
  connect_timeout: {
    layer: 'link',
    cause: 'A firewall drops the packets: the address of the bridge may not be allowed.',
  },
  tls: { layer: 'link', cause: 'The two sides do not agree on certificate, name or version.', isFinal: true },
  reset: {
    layer: 'link',
    cause: 'The message centre or something on the way has cut the connection.',
    remedy: 'The log of the message centre may say why. Bind again.',
  },
  broken: { layer: 'link', cause: 'The network between here and there has failed.', remedy: 'Bind again.' },
  closed: {
    layer: 'link',
    cause: 'The message centre has closed the connection without a word: a restart, or an account bound too often.',
    remedy: 'Bind again.',
  },

  // The session.
  peer_closed: {
    layer: 'link',
    cause: 'The message centre closes when an account is bound too often, or for maintenance.',
    remedy: 'Bind again.',
  },
  peer_unbound: {
    layer: 'bind',
    cause: 'The message centre ends sessions for maintenance, or before it restarts.',
    remedy: 'Bind again in a while.',
  },
  enquire_link: {
    layer: 'link',
    cause: 'The network between here and the message centre may have gone, or the message centre hangs.',
    remedy: 'Bind again.',
  },
  framing: {
    layer: 'bind',
    cause: 'Something other than SMPP answers there, or octets were lost on the way.',
    remedy: 'Check host and port of the target.',
  },
  inactivity: { layer: 'bind', cause: 'No message travelled for longer than was set.', remedy: 'Bind again.' },
  session_init: {
    layer: 'bind',
    cause: 'The bind came later than the other side waits for it.',
    remedy: 'Bind again.',
  },
  bind_refused: { layer: 'bind', cause: 'The message centre does not want this bind.', remedy: 'Check the account.' },
  nacked: {
    layer: 'bind',
    cause: 'The message centre does not know this kind of bind, or this version.',
    remedy: 'Try another way to bind, or version 3.4.',
  },
  unreadable_response: {
    layer: 'bind',
    cause: 'The answer breaks the rules of SMPP.',
    remedy: 'Look at it in the timeline.',
  },
};
