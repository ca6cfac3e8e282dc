import { PDUS } from '@smpp-web/codec/spec';
import { hex32 } from './format.ts';

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(PDUS).map(([name, { id }]) => [id, name]));

/** Name of a command_id, known or not. */
export function commandName(command_id: number): string {
  return NAMES.get(command_id) ?? hex32(command_id);
}
