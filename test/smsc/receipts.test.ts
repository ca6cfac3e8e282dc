import { type MessageState, matchMessageIds, readReceipt } from '@smpp-web/codec/text';
import { DIALECTS, type DialectName } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, pass, START } from './harness.ts';

const NAMES = Object.keys(DIALECTS) as DialectName[];

describe('every dialect can be read', () => {
  test.each(NAMES)('%s', async (dialect) => {
    const world = createWorld({ settings: { receipts: { dialect } } });
    const { esme, deliveries } = await bindTo(world);
    const { message_id } = await esme.submit(message());
    await pass(world, 1_000);
    expect(deliveries).toHaveLength(1);
    const receipt = readReceipt(deliveries[0]!);
    expect(receipt?.state).toBe('DELIVERED');
    expect(matchMessageIds(message_id!, receipt!.id!)).toBeDefined();
  });
});
