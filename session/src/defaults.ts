/** Every number of a session, with its unit and its reason. */
export const DEFAULTS = Object.freeze({
  /** Requests in flight at once. 3.4 suggests no more than ten (SMPP 3.4, 2.9), and operators size for that. */
  windowSize: 10,
  /** Requests that wait for room in the window. More than that and the sender is told instead of memory growing. */
  windowQueue: 10_000,
  /** Pause after a request was throttled: peers count per second, and refuse what comes before the next one begins. */
  throttlePauseMs: 1_000,
  /** How long a request waits for its response. Operators' own limits go from 2 s (too short for a busy peer) to 60 s. */
  responseTimeoutMs: 30_000,
  /** How long to wait for the answer to a bind: longer, as some peers check accounts elsewhere. */
  bindTimeoutMs: 30_000,
  /** Silence after which enquire_link is sent: below the 60 s at which many balancers cut a quiet connection. */
  enquireLinkMs: 30_000,
  /** How long an enquire_link may stay unanswered. */
  enquireLinkTimeoutMs: 10_000,
  /** Unanswered enquire_links in a row that make a link dead. */
  enquireLinkMisses: 2,
  /** How long a message centre waits for a bind, or an ESME for an outbind. */
  sessionInitMs: 30_000,
  /** Silence, enquire_link apart, after which a session is ended. 0: never; the keepalive finds dead links. */
  inactivityMs: 0,
  /** How long the side that has answered unbind waits for the other to close. */
  unbindLingerMs: 2_000,
  /** How long closing may take while a slow peer takes what was written. */
  closeLimitMs: 2_000,
  /** How long to wait after refusing a bind before closing: peers that see the close first wait a minute for nothing. */
  refusalLingerMs: 1_000,
  /** Requests of the peer being handled at once; past it they are answered as throttled. */
  maxHandling: 1_000,
  /** Wait before the second attempt to connect: a restart of the other side is mostly shorter than some of these. */
  reconnectFirstMs: 1_000,
  /** Longest wait between attempts: a minute is what people accept after an outage of hours. */
  reconnectLimitMs: 60_000,
  /** A session that was bound for so long was no failed attempt. */
  reconnectStableMs: 10_000,
  /** How long one attempt to connect may take, before the bind. */
  connectTimeoutMs: 30_000,
  /** Messages that a supervisor keeps for a link that is down, or for its turn. */
  maxQueued: 10_000,
  /** Octets of answers that a peer may leave unread before its requests are not read any more: some 60,000 answers. */
  maxAnswerBacklogOctets: 1_048_576,
  /** Largest PDU to take, in octets: all that is legal, and no gigabyte that the letters HTTP spell. */
  maxPduOctets: 131_072,
});
