import { z } from 'zod';
import type { ControlRequest } from '../control/state.ts';
import { MAX_SPEED } from '../fast-clock.ts';
import { check, FileError, parseScenario } from './files.ts';
import { accountSchema, faultName, moSchema, settingsSchema, stateSchema, streamSchema } from './schema.ts';

const client = z.int().min(1);

const REQUESTS = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('configure'), settings: settingsSchema }),
  z.strictObject({ do: z.literal('put account'), account: accountSchema.partial({ password: true }) }),
  z.strictObject({ do: z.literal('remove account'), system_id: z.string() }),
  z.strictObject({
    do: z.literal('fault'),
    name: faultName,
    parameters: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
    client: client.optional(),
  }),
  z.strictObject({ do: z.literal('mend'), name: faultName.optional(), client: client.optional() }),
  z.strictObject({ do: z.literal('mo'), mo: moSchema }),
  z.strictObject({ do: z.literal('stream'), stream: streamSchema }),
  z.strictObject({ do: z.literal('stop stream'), stream: client }),
  z.strictObject({ do: z.literal('end'), id: z.string(), state: stateSchema }),
  z.strictObject({ do: z.literal('unbind'), client }),
  z.strictObject({ do: z.literal('cut'), client }),
  z.strictObject({ do: z.literal('seed'), seed: z.int().min(0).max(0xffff_ffff) }),
  z.strictObject({ do: z.literal('speed'), speed: z.number().min(1).max(MAX_SPEED) }),
  z.strictObject({ do: z.literal('play'), scenario: z.unknown() }),
  z.strictObject({ do: z.literal('stop') }),
]);

/** Takes what came over a control channel for a request, if it is one. @throws FileError */
export function checkRequest(value: unknown): ControlRequest {
  const request = check(REQUESTS, value, 'request');
  // Steps are looked at one by one, so that each is told what is wrong with it.
  if (request.do === 'play') return { do: 'play', scenario: parseScenario(JSON.stringify(request.scenario)) };
  return request as ControlRequest;
}

/** What a message over a control channel is: a request, and the number to answer it by. */
export function readControlMessage(text: string): { readonly number: number; readonly request: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FileError([{ path: '', message: 'JSON expected' }]);
  }
  return check(z.object({ number: z.int(), request: z.unknown() }), value, '');
}
