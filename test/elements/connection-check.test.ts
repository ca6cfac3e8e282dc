import type { SmppBindForm } from '@smpp-web/console';
import { type Probed, reportOf } from '@smpp-web/console/engine';
import { expect, test } from 'vitest';
import { all, mount, one, rendered, violationsOf } from './mount.ts';

const certificate = {
  subject: 'CN=smsc.example',
  issuer: 'CN=Example CA',
  validFrom: '2020-01-01T00:00:00.000Z',
  validTo: '2021-01-01T00:00:00.000Z',
  fingerprint: 'ab'.repeat(32),
};
const tls = { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', certificate, refused: null };
const expired = { ...tls, refused: 'Its certificate has expired.' };

/** What a bridge tells of a message centre without TLS, but for what is given. */
const probed = (found: Partial<Probed> = {}): Probed => ({
  type: 'probe',
  target: 'live',
  peer: 'smsc.example:2775',
  secured: false,
  tcp: 'open',
  tls: null,
  smpp: true,
  interface_version: '5.0',
  looksLike: null,
  steps: ['TCP: open', 'plain: enquire_link -> enquire_link_resp, status 0x00000000'],
  ...found,
});

const PLACE = 'live (smsc.example:2775)';
const silent = { smpp: null, interface_version: null };

test.each<[what: string, found: Partial<Probed>, ok: boolean, says: string]>([
  ['SMPP and its version', {}, true, 'It speaks SMPP. Its interface_version is 5.0.'],
  ['SMPP without a version', { interface_version: null }, true, 'It speaks SMPP.'],
  ['silence', silent, true, 'It says nothing before a bind by an account, as some message centres do.'],
  ['another protocol', { ...silent, smpp: false, looksLike: 'HTTP' }, false, 'It speaks no SMPP: it looks like HTTP.'],
  ['octets that are nothing known', { ...silent, smpp: false }, false, 'What answers speaks no SMPP.'],
  ['a closed port', { ...silent, tcp: 'closed' }, false, `The port of ${PLACE} is closed: the connection was refused.`],
  ['a filtered port', { ...silent, tcp: 'filtered' }, false, `The port of ${PLACE} is filtered: there was no answer.`],
  ['no such name', { ...silent, tcp: 'unresolved' }, false, `The host name of ${PLACE} has no address.`],
  [
    'a peer that is kept secret',
    { ...silent, tcp: 'unresolved', peer: null },
    false,
    'The host name of live has no address.',
  ],
  [
    'TLS',
    { secured: true, tls },
    true,
    'It speaks TLSv1.3 with TLS_AES_256_GCM_SHA384. The bridge accepts its certificate.',
  ],
  [
    'a certificate that is refused',
    { secured: true, tls: expired },
    false,
    'The bridge does not accept its certificate. Its certificate has expired.',
  ],
  ['TLS without being asked', { tls }, false, 'It speaks TLS, but the bridge is set up to connect to it without.'],
  ['no TLS', { secured: true }, false, 'It agreed on no TLS, but the bridge is set up to connect to it with TLS.'],
])('a probe that found %s is told in a sentence', (_what, found, ok, says) => {
  const { steps, failure } = reportOf(probed(found));
  expect(steps).toContainEqual(expect.objectContaining({ ok, says }));
  expect(failure?.message).toBe(ok ? undefined : says);
  // Who is told that it does not work is told what to do.
  expect(failure === undefined || Boolean(failure.remedy)).toBe(true);
});

const wordsOf = ({ textContent }: Element) => textContent?.replace(/\s+/g, ' ').trim();

async function formWith(found: Partial<Probed>): Promise<SmppBindForm> {
  const element = await mount<SmppBindForm>('smpp-bind-form');
  one(element, '.more').click();
  element.check = { session: 1, report: reportOf(probed(found)) };
  await rendered(element);
  return element;
}

test('the form shows the sentences, what helps, the certificate with its expiry, and what was seen', async () => {
  const element = await formWith({ secured: true, tls: expired });
  expect(all(element, '.found p').map(wordsOf)).toEqual([
    'The bridge is there.',
    `The port of ${PLACE} is open.`,
    'It speaks TLSv1.3 with TLS_AES_256_GCM_SHA384.',
    'Failed: The bridge does not accept its certificate. Its certificate has expired.',
    'It speaks SMPP. Its interface_version is 5.0.',
    'What helps: Compare ca, servername and fingerprint of this target with the certificate shown here.',
  ]);
  const shown = all(element, '.evidence dt').map((name) => [wordsOf(name), wordsOf(name.nextElementSibling!)]);
  expect(Object.fromEntries(shown)).toMatchObject({
    TLS: 'TLSv1.3',
    Subject: 'CN=smsc.example',
    Issuer: 'CN=Example CA',
    Valid: '2020-01-01 to 2021-01-01',
    Expires: 'It has expired.',
  });
  expect(all(element, '.evidence li').map(wordsOf)).toEqual(probed().steps);
});

test.each(['light', 'dark'])('the form is accessible with what a check has found, in %s', async (scheme) => {
  const element = await formWith({ secured: true, tls: expired });
  one<HTMLDetailsElement>(element, '.evidence details').open = true;
  element.style.cssText += `; color-scheme: ${scheme}; background: ${scheme === 'dark' ? '#14181e' : '#fff'}`;
  expect(await violationsOf(element)).toEqual([]);
});
