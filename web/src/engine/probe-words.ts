import type { CheckReport } from './api.ts';
import type { LayerName } from './feed.ts';
import type { Probed } from './probe.ts';

/** One thing that was found, and where it is in the way, why and what helps. */
interface Finding {
  readonly layer: LayerName;
  readonly ok: boolean;
  readonly says: string;
  readonly cause?: string;
  readonly remedy?: string;
}

/** Tells in sentences what a bridge has found on the port of a target. */
export function reportOf(probed: Probed): CheckReport {
  const { target, peer, tls, steps } = probed;
  const place = peer === null ? target : `${target} (${peer})`;
  const findings: Finding[] = [
    { layer: 'websocket', ok: true, says: 'The bridge is there.' },
    { layer: 'link', ok: probed.tcp === 'open', ...TCP[probed.tcp](place) },
    ...(probed.tcp === 'open' ? [...tlsFindings(probed), smppFinding(probed)] : []),
  ];
  const wrong = findings.find(({ ok }) => !ok);
  return {
    steps: findings.map(({ layer, ok, says }) => ({ layer, ok, says })),
    facts: { ...(peer !== null && { peer }), ...(tls && { tls }) },
    seen: steps,
    ...(wrong && {
      failure: {
        message: wrong.says,
        ...(wrong.cause && { cause: wrong.cause }),
        ...(wrong.remedy && { remedy: wrong.remedy }),
      },
    }),
  };
}

const TCP: { readonly [tcp in Probed['tcp']]: (place: string) => Pick<Finding, 'says' | 'cause' | 'remedy'> } = {
  open: (place) => ({ says: `The port of ${place} is open.` }),
  closed: (place) => ({
    says: `The port of ${place} is closed: the connection was refused.`,
    cause: 'Nothing listens there.',
    remedy: 'Check host and port of the target, and whether the message centre runs.',
  }),
  filtered: (place) => ({
    says: `The port of ${place} is filtered: there was no answer.`,
    cause: 'A firewall drops the packets, or there is no way to that network.',
    remedy:
      'Have the address of the bridge let in where the message centre is, and check VPN and routes of the bridge.',
  }),
  unresolved: (place) => ({
    says: `The host name of ${place} has no address.`,
    remedy: 'Check its spelling in the configuration of the bridge, and the DNS there.',
  }),
};

function tlsFindings({ secured, tls }: Probed): Finding[] {
  const layer = 'link';
  if (!secured) {
    if (!tls) return [];
    const says = 'It speaks TLS, but the bridge is set up to connect to it without.';
    return [{ layer, ok: false, says, remedy: 'Set tls of this target in the configuration of the bridge.' }];
  }
  if (!tls) {
    const says = 'It agreed on no TLS, but the bridge is set up to connect to it with TLS.';
    const remedy = 'Use the port at which the message centre has TLS, or take tls away from this target.';
    return [{ layer, ok: false, says, remedy }];
  }
  const { version = 'TLS', cipher, refused } = tls;
  const agreed: Finding = { layer, ok: true, says: `It speaks ${version}${cipher ? ` with ${cipher}` : ''}.` };
  if (refused === null) return [{ ...agreed, says: `${agreed.says} The bridge accepts its certificate.` }];
  const remedy = 'Compare ca, servername and fingerprint of this target with the certificate shown here.';
  return [agreed, { layer, ok: false, says: `The bridge does not accept its certificate. ${refused}`, remedy }];
}

function smppFinding({ smpp, interface_version, looksLike }: Probed): Finding {
  const layer = 'bind';
  if (smpp) {
    const version = interface_version ? ` Its interface_version is ${interface_version}.` : '';
    return { layer, ok: true, says: `It speaks SMPP.${version}` };
  }
  if (smpp === null && looksLike === null)
    return { layer, ok: true, says: 'It says nothing before a bind by an account, as some message centres do.' };
  const says = looksLike ? `It speaks no SMPP: it looks like ${looksLike}.` : 'What answers speaks no SMPP.';
  return { layer, ok: false, says, remedy: 'Check the port: another service has this one.' };
}
