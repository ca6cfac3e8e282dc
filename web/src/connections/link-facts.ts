import type { TlsFacts } from '@smpp-web/session';
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../common/language.ts';

/** Rows of a list of facts; one without a value is left out. */
export type Facts = readonly (readonly [name: string, value: string | number | undefined])[];

/** The rows as the content of a `dl`. */
export function factRows(facts: Facts): (TemplateResult | typeof nothing)[] {
  return facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>` : nothing));
}

const DAY_MS = 86_400_000;

/** From here on somebody should see to a new certificate. */
const SOON_DAYS = 30;

/** What is known of TLS and the certificate at the message centre. */
export function certificateFacts(tls: TlsFacts | undefined, now: number): Facts {
  if (!tls) return [];
  const { version, cipher, certificate } = tls;
  const protocol: Facts = [
    ['TLS', version],
    [msg('Cipher'), cipher],
  ];
  if (!certificate) return protocol;
  const { subject, issuer, validFrom, validTo, fingerprint } = certificate;
  return [
    ...protocol,
    [msg('Subject'), subject],
    [msg('Issuer'), issuer],
    [msg('Valid'), msg('{from} to {to}', { from: day(validFrom), to: day(validTo) })],
    [msg('Expires'), expiry(validTo, now)],
    ['SHA-256', (fingerprint.match(/../g) ?? []).join(':')],
  ];
}

function expiry(validTo: string, now: number): string {
  const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
  if (!Number.isFinite(days)) return msg('unknown');
  if (days < 0) return msg('It has expired.');
  const left = msg({ one: 'in {count} day', other: 'in {count} days' }, { count: days });
  return days <= SOON_DAYS ? msg('{left}: time for a new one', { left }) : left;
}

function day(iso: string): string {
  return iso.slice(0, 10);
}
