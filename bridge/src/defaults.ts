/** Every number of the bridge, with its unit and reason. */
export const LIMITS = Object.freeze({
  /** Seconds for a request to arrive: slow networks need two or three, attackers want forever. */
  handshake: 10,
  /** Seconds for DNS, TCP and TLS: Linux sends its third SYN after 3 s, its fourth after 7 s. */
  connect: 10,
  /** Seconds without an octet: ten times the usual enquire_link interval. */
  idle: 300,
  /** Seconds a connection may last: a week, so that leaked ones end and long binds are seldom cut. */
  lifetime: 604_800,
  /** Connections at once: some 12 KiB each. */
  connections: 10_000,
  /** Connections at once of one caller: a lab full of tabs behind one address. */
  connectionsPerCaller: 100,
  /** Probes at once: people start them one by one, and each opens up to two connections. */
  probes: 4,
  /** Seconds for a whole probe: seven steps of at most 3 s, of which the last few seldom wait. */
  probe: 20,
  /** Octets per second, each way: off. */
  octetsPerSecond: 0,
  /** Octets of one WebSocket message: sixteen times the largest read of a TCP socket. */
  messageOctets: 1024 * 1024,
  /** Seconds between pings: proxies cut silent connections after 60 s. */
  ping: 25,
  /** Seconds that a shutdown waits: within the 30 s that supervisors give before they kill. */
  drain: 10,
  /** Seconds that the TCP side is held for a dropped WebSocket: a change of network takes some ten. */
  resume: 30,
  /** Octets without an ack, each way: 10 MB/s at a round trip of 100 ms. */
  window: 1024 * 1024,
  /** Greatest command_length where a policy looks at PDUs: message_payload and a full submit_multi fit. */
  pduOctets: 128 * 1024,
  /** Greatest command_length that is a PDU at all: what lies between this and the policy is read and refused. */
  framerOctets: 1024 * 1024,
  /** Seconds that a one-time ticket is good for: enough to open a WebSocket. */
  ticket: 30,
  /** Tickets that wait at once. */
  tickets: 10_000,
  /** Seconds that an HTTP connection may wait for its next request. */
  keepAlive: 5,
  /** Sockets beyond the connections: for the app's files, health checks, and handshakes under way. */
  spareSockets: 1_000,
  /** Milliseconds that the answer to a handshake waits for the greeting, to be one packet with it: less than anybody notices. */
  corkMs: 5,
  /** Milliseconds that a socket may take to close after its last octet was handed over. */
  lingerMs: 5_000,
  /** Milliseconds that the files of the certificate must be still before they are read: both are written within one. */
  certificateMs: 500,
  /** Milliseconds between two looks at the clock for all connections together. */
  sweepMs: 500,
});
