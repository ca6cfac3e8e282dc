/** First octets of protocols that sit on a port where SMPP was looked for, as patterns over Latin-1. */
const SIGNATURES: readonly (readonly [pattern: RegExp, name: string])[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are octets, not characters
  [/^[\x14-\x17]\x03[\x00-\x04]/, 'TLS'],
  [/^HTTP\/\d|^<!doctype|^<html/i, 'HTTP'],
  [/^SSH-/, 'SSH'],
  [/^220[ -].*(smtp|mail|esmtp)/i, 'SMTP'],
  [/^220[ -]/, 'FTP or SMTP'],
  [/^\+OK/, 'POP3'],
  [/^\* OK/, 'IMAP'],
  [/^RFB \d/, 'VNC'],
  [/^AMQP/, 'AMQP'],
  [/^-(ERR|NOAUTH|DENIED)|^\+PONG/, 'Redis'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are octets, not characters
  [/^[\s\S]{3}\x00\x0a\d\.\d/, 'MySQL'],
  [/^SIP\/\d/, 'SIP'],
];

/** What octets look like, when they are no SMPP; undefined when nothing comes to mind. */
export function looksLike(octets: Uint8Array): string | undefined {
  const text = Buffer.from(octets.buffer, octets.byteOffset, Math.min(octets.length, 256)).toString('latin1');
  return SIGNATURES.find(([pattern]) => pattern.test(text))?.[1];
}
