import { encode, type RequestCommand } from '@smpp-web/codec';
import { PDUS } from '@smpp-web/codec/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, pass, settle } from './harness.ts';
import { connectRaw } from './raw-client.ts';

const REQUESTS = Object.entries(PDUS).flatMap(([name, { kind }]) =>
  kind === 'request' ? [name as RequestCommand] : [],
);
/** They end the session, or have begun it. */
const ABOUT_SESSION = ['unbind', 'bind_transmitter', 'bind_receiver', 'bind_transceiver'];

function frameOf(command: RequestCommand, body: Uint8Array, sequence_number: number): Uint8Array {
  const frame = new Uint8Array(16 + body.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, frame.length);
  view.setUint32(4, PDUS[command].id);
  view.setUint32(12, sequence_number);
  frame.set(body, 16);
  return frame;
}

describe('whatever a client sends in sound frames, each request has one answer and the session goes on', () => {
  test.each(REQUESTS.filter((command) => !ABOUT_SESSION.includes(command)))('%s', async (command) => {
    const world = createWorld();
    const faults: unknown[] = [];
    world.smsc.onSession((session) => session.on('fault', (fault) => faults.push(fault)));
    const client = await connectRaw(world);
    // Bodies that look like something: short strings, their ends, and flags.
    const octet = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 1, 2, 49) }, fc.integer({ min: 0, max: 255 }));
    const bodies = fc.sample(fc.array(octet, { maxLength: 90 }), { numRuns: 100, seed: 1 });
    for (const [index, body] of bodies.entries()) {
      await client.send(frameOf(command, Uint8Array.from(body), index + 10));
    }
    await pass(world, 1_000);
    await settle();
    expect(faults).toEqual([]);
    const answered = client.pdus.slice(1).filter(({ command_id }) => command_id >= 0x8000_0000);
    expect(answered.map(({ sequence_number }) => sequence_number).sort((a, b) => a - b)).toEqual(
      bodies.map((_, index) => index + 10),
    );
    expect(world.smsc.sessions[0]?.state).toBe('BOUND_TRX');
  });
});

test('a closed simulator leaves no session, no delivery and nothing to do', async () => {
  const world = createWorld();
  const client = await connectRaw(world);
  for (let count = 0; count < 20; count++) await client.submit();
  world.smsc.startMo({ from: '1', to: '2', text: 'x', perSecond: 100 });
  const closing = world.smsc.close();
  await settle();
  await client.send(encode('unbind_resp', { sequence_number: client.pdus.at(-1)!.sequence_number }));
  await closing;
  const { length } = client.octets;
  await pass(world, 10_000);
  expect(client.octets).toHaveLength(length);
  expect(world.smsc.load).toMatchObject({ sessions: 0, bound: 0 });
});
