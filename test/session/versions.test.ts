import { describe, expect, test } from 'vitest';
import { boundEsme, boundSmsc, turn } from './peer.ts';

const version = (value: number) => [{ name: 'sc_interface_version' as const, value }];

describe('the ESME', () => {
  test.each([
    { asked: '3.3', interface_version: 0x33, tlvs: [], agreed: '3.3' },
    { asked: '3.4', interface_version: 0x34, tlvs: version(0x34), agreed: '3.4' },
    { asked: '3.4', interface_version: 0x34, tlvs: version(0x33), agreed: '3.3' },
    { asked: '3.4', interface_version: 0x34, tlvs: version(0x50), agreed: '3.4' },
    { asked: '3.4', interface_version: 0x34, tlvs: [], agreed: '3.4' },
    { asked: '5.0', interface_version: 0x50, tlvs: version(0x34), agreed: '3.4' },
    { asked: '5.0', interface_version: 0x50, tlvs: version(0x50), agreed: '5.0' },
  ] as const)(
    'pain 18, oddity 17: asks for $asked, is told $tlvs, and keeps to $agreed',
    async ({ asked, interface_version, tlvs, agreed }) => {
      const mode = asked === '3.3' ? 'transmitter' : 'transceiver';
      const { session, peer } = await boundEsme({ version: asked, mode }, { system_id: 'x', tlvs });
      expect(peer.received[0]).toMatchObject({ interface_version });
      expect(session.version).toBe(agreed);
    },
  );

  test('a setting says what a message centre knows that does not tell', async () => {
    const { session } = await boundEsme({ version: '5.0', assumeVersion: '3.4' }, { system_id: '' });
    expect(session.version).toBe('3.4');
  });
});

describe('the message centre', () => {
  test.each([
    { interface_version: 0x00, agreed: '3.3', tlvs: 0 },
    { interface_version: 0x03, agreed: '3.3', tlvs: 0 },
    { interface_version: 0x22, agreed: '3.3', tlvs: 0 },
    { interface_version: 0x33, agreed: '3.3', tlvs: 0 },
    { interface_version: 0x34, agreed: '3.4', tlvs: 1 },
    { interface_version: 0x35, agreed: '3.4', tlvs: 1 },
    { interface_version: 0x50, agreed: '5.0', tlvs: 1 },
    { interface_version: 0xff, agreed: '5.0', tlvs: 1 },
  ])(
    'oddity 77: takes interface_version $interface_version as $agreed',
    async ({ interface_version, agreed, tlvs }) => {
      const { session, peer } = await boundSmsc({}, { interface_version });
      expect(peer.received[0]).toMatchObject({ command_status: 0 });
      expect((peer.received[0] as { tlvs: unknown[] }).tlvs).toHaveLength(tlvs);
      expect(session.version).toBe(agreed);
    },
  );

  test('oddity 41: a 3.3 peer gets no TLVs in any response', async () => {
    const tlvs = [{ name: 'additional_status_info_text' as const, value: 'no' }];
    const { peer } = await boundSmsc(
      { handlers: { submit_sm: () => ({ message_id: '1', tlvs }) } },
      { interface_version: 0x33 },
    );
    peer.send('submit_sm', { destination_addr: '44', sequence_number: 2 });
    await turn();
    expect(peer.received.at(-1)).toMatchObject({ message_id: '1', tlvs: [] });
  });
});
