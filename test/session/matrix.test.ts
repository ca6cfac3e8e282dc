import type { RequestCommand } from '@smpp-web/codec';
import { maySend, memoryPair, type Role, Session, type State, virtualClock } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { outcome, Peer, turn } from './peer.ts';

/** Who may send what when (SMPP 5.0, 2.4, repaired as real peers have it): `O OB TX RX TRX UB`, ESME | message centre. */
const MATRIX: Readonly<Record<string, string>> = {
  bind_receiver: 'O OB | ',
  bind_transmitter: 'O OB | ',
  bind_transceiver: 'O OB | ',
  outbind: ' | O',
  unbind: 'TX RX TRX | TX RX TRX',
  enquire_link: 'O OB TX RX TRX UB | O OB TX RX TRX UB',
  generic_nack: 'O OB TX RX TRX UB | O OB TX RX TRX UB',
  submit_sm: 'TX TRX | ',
  submit_multi: 'TX TRX | ',
  query_sm: 'TX TRX | ',
  replace_sm: 'TX TRX | ',
  cancel_sm: 'TX TRX | ',
  deliver_sm: ' | RX TRX',
  alert_notification: ' | RX TRX',
  data_sm: 'TX TRX | RX TRX',
  broadcast_sm: 'TX TRX | ',
  query_broadcast_sm: 'TX TRX | ',
  cancel_broadcast_sm: 'TX TRX | ',
};

const STATES: readonly (readonly [string, State])[] = [
  ['O', 'OPEN'],
  ['OB', 'OUTBOUND'],
  ['TX', 'BOUND_TX'],
  ['RX', 'BOUND_RX'],
  ['TRX', 'BOUND_TRX'],
  ['UB', 'UNBOUND'],
];

const CELLS = Object.entries(MATRIX).flatMap(([command, row]) =>
  row.split('|').flatMap((cell, side) =>
    STATES.map(([short, state]) => ({
      command,
      role: (['esme', 'smsc'] as const)[side]! as Role,
      state,
      allowed: cell.trim().split(' ').includes(short),
    })),
  ),
);

const NOTIFICATIONS = ['outbind', 'alert_notification', 'generic_nack'];
const REQUESTS = CELLS.filter(({ command }) => !NOTIFICATIONS.includes(command));

function open(role: Role, state: State) {
  const [near, far] = memoryPair();
  const session = new Session(near, { role, clock: virtualClock(), version: '5.0' }).start();
  session.setState(state);
  return { session, peer: new Peer(far) };
}

describe('the operation matrix', () => {
  test.each(CELLS)('$role in $state: may send $command: $allowed', ({ role, state, command, allowed }) => {
    expect(maySend(role, command, state)).toBe(allowed);
  });

  test.each(CELLS)('nobody sends $command when closed ($role)', ({ role, command }) => {
    expect(maySend(role, command, 'CLOSED')).toBe(false);
  });

  test.each(REQUESTS)(
    '$role in $state: sending $command, allowed: $allowed',
    async ({ role, state, command, allowed }) => {
      const { session, peer } = open(role, state);
      const result = outcome(session.request(command as RequestCommand, FIELDS[command]));
      await turn();
      expect(peer.commands).toEqual(allowed ? [command] : []);
      await session.close();
      expect(await result).toMatchObject({
        code: allowed ? 'closed' : 'not_allowed',
        outcome: allowed ? 'unknown' : 'not_sent',
      });
    },
  );

  test.each(
    REQUESTS.filter(({ command, state }) => command !== 'unbind' && command !== 'enquire_link' && state !== 'UNBOUND'),
  )('$role in $state sends $command to us, taken: $allowed', async ({ role, state, command, allowed }) => {
    const { session, peer } = open(role === 'esme' ? 'smsc' : 'esme', state);
    const handled: string[] = [];
    session.handle(command as RequestCommand, (pdu) => {
      handled.push(pdu.command);
      return undefined;
    });
    peer.send(command as RequestCommand, { sequence_number: 9, ...FIELDS[command] });
    const answer = await peer.next();
    const isRebind = command.startsWith('bind') && state.startsWith('BOUND');
    expect({
      handled,
      status: answer?.command_status,
      sequence: answer?.sequence_number,
      command: answer?.command,
    }).toEqual({
      handled: allowed ? [command] : [],
      status: allowed ? 0 : isRebind ? 0x05 : 0x04,
      sequence: 9,
      command: `${command}_resp`,
    });
    await session.close();
  });

  test.each(STATES)('oddity 75: enquire_link is answered in state %s (%s), by both roles', async (_, state) => {
    for (const role of ['esme', 'smsc'] as const) {
      const { session, peer } = open(role, state);
      peer.send('enquire_link', { sequence_number: 4 });
      expect(await peer.next()).toMatchObject({ command: 'enquire_link_resp', command_status: 0, sequence_number: 4 });
      await session.close();
    }
  });
});

/** What a PDU needs to be encoded at all. */
const FIELDS: Readonly<Record<string, object>> = {
  submit_multi: { dest_address: [{ dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '44' }] },
  broadcast_sm: {
    tlvs: [
      { name: 'broadcast_area_identifier', value: new Uint8Array([0, 65]) },
      { name: 'broadcast_content_type', value: new Uint8Array([0, 0, 16]) },
      { name: 'broadcast_rep_num', value: 1 },
      { name: 'broadcast_frequency_interval', value: new Uint8Array([8, 0, 1]) },
    ],
  },
};
