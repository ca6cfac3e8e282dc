import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A certificate for a name, its key, and a client certificate signed by it, also as files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly clientCertFile: string;
  readonly clientKeyFile: string;
}

const folder = mkdtempSync(join(tmpdir(), 'bridge-certificates-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Makes a certificate that is its own authority. */
export async function makeCertificate(
  name: string,
  validity: { readonly from?: Date; readonly to?: Date } = {},
): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    clientCertificate: { cn: 'bridge', keyType: 'ec', algorithm: 'sha256' },
    notBeforeDate: validity.from ?? new Date(Date.now() - 60_000),
    notAfterDate: validity.to ?? new Date(Date.now() + 86_400_000),
  });
  const write = (suffix: string, pem: string) => {
    const file = join(folder, `${name}-${Math.random().toString(36).slice(2)}-${suffix}.pem`);
    writeFileSync(file, pem);
    return file;
  };
  return {
    cert: pems.cert,
    key: pems.private,
    certFile: write('cert', pems.cert),
    keyFile: write('key', pems.private),
    clientCertFile: write('client', pems.clientcert!),
    clientKeyFile: write('client-key', pems.clientprivate!),
  };
}
