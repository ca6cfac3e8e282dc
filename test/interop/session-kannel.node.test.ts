import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSmsc } from '@smpp-web/smsc/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInstalled, PeerProcess } from './peers.ts';

/** Kannel (Debian: kannel), the gateway that many operators' customers bind with, as an ESME at our message centre. */

const isThere = isInstalled('bearerbox', '--version') && isInstalled('smsbox', '--version');

describe.skipIf(!isThere)(`Kannel${isThere ? '' : ' (skipped: bearerbox and smsbox are not installed)'}`, () => {
  let folder: string;
  let bearerbox: PeerProcess;
  let smsbox: PeerProcess;
  let server: Awaited<ReturnType<typeof startSmsc>>;
  let sendPort: number;
  /** Addresses that Kannel has asked for, of reports and of messages. */
  const asked: URL[] = [];
  let onAsked: () => void = () => undefined;
  const http = createHttpServer((request, response) => {
    asked.push(new URL(request.url!, 'http://localhost'));
    response.end('');
    onAsked();
  });

  async function askedFor(path: string): Promise<URLSearchParams> {
    for (;;) {
      const found = asked.find(({ pathname }) => pathname === path);
      if (found) return found.searchParams;
      await new Promise<void>((resolve) => {
        onAsked = resolve;
      });
    }
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kannel-'));
    server = await startSmsc({ port: 0, settings: { receipts: { delayMs: 100, outcomes: { DELIVERED: 1 } } } });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const [adminPort, boxPort] = [await freePort(), await freePort()];
    sendPort = await freePort();
    const reports = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    await writeFile(
      join(folder, 'kannel.conf'),
      `group = core
admin-port = ${adminPort}
admin-password = admin
admin-interface = 127.0.0.1
smsbox-port = ${boxPort}
smsbox-interface = 127.0.0.1
log-level = 0
box-allow-ip = 127.0.0.1

group = smsc
smsc = smpp
smsc-id = ours
host = 127.0.0.1
port = ${server.port}
transceiver-mode = true
smsc-username = smppclient1
smsc-password = password
system-type = ""
address-range = ""

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${sendPort}
sendsms-interface = 127.0.0.1
log-level = 0

group = sendsms-user
username = user
password = user

group = sms-service
keyword = default
get-url = "${reports}/message?from=%p&text=%a"
max-messages = 0
catch-all = true
`,
    );
    bearerbox = new PeerProcess('bearerbox', [join(folder, 'kannel.conf')], { cwd: folder });
    smsbox = await startSmsbox(boxPort);
    await waitForBind();
  }, 30_000);

  afterAll(async () => {
    await Promise.all([smsbox?.stop(), bearerbox?.stop()]);
    await server?.close();
    http.close();
    if (folder) await rm(folder, { recursive: true });
  });

  async function startSmsbox(boxPort: number): Promise<PeerProcess> {
    // smsbox gives up when bearerbox does not listen yet.
    await bearerbox.line(new RegExp(`smsbox|${boxPort}|MAIN: Start-up done`));
    return new PeerProcess('smsbox', [join(folder, 'kannel.conf')], { cwd: folder });
  }

  async function waitForBind(): Promise<void> {
    await bearerbox.line(/SMPP.*(bind_transceiver_resp|connected)|bind_transceiver_resp/);
    await smsbox.line(/sendsms|Connected to bearerbox|HTTP/i);
  }

  test('its message is accepted, and its delivery report comes', async () => {
    const report = `http://127.0.0.1:${(http.address() as AddressInfo).port}/report?type=%d&id=%F`;
    const query = new URLSearchParams({
      username: 'user',
      password: 'user',
      from: '12345',
      to: '447700900123',
      text: 'Hello',
      'dlr-mask': '3',
      'dlr-url': report,
    });
    const response = await fetch(`http://127.0.0.1:${sendPort}/cgi-bin/sendsms?${query}`);
    expect(response.status).toBe(202);
    // 1: delivered to the phone.
    expect((await askedFor('/report')).get('type')).toBe('1');
  }, 30_000);

  test('a message of a phone reaches it', async () => {
    server.simulator.injectMo({ from: '447700900123', to: '12345', text: 'from a phone' });
    expect((await askedFor('/message')).get('text')).toBe('from a phone');
  }, 30_000);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
