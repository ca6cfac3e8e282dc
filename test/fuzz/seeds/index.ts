import { fromHex } from '../../vectors/hex.ts';
import { PDU_VECTORS } from '../../vectors/pdus.ts';
import { FOUND_SEEDS } from './found.ts';
import { STREAM_SEEDS } from './streams.ts';
import { TEXT_SEEDS } from './text.ts';

/** What inputs are made from: every PDU, messages, streams, and what once broke a promise. */
export const SEEDS: readonly Uint8Array[] = [...PDU_VECTORS, ...TEXT_SEEDS, ...STREAM_SEEDS, ...FOUND_SEEDS].map(
  ({ hex }) => fromHex(hex),
);
