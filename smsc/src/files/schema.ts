import { PDUS, STATUSES, VERSIONS } from '@smpp-web/codec/spec';
import { MESSAGE_STATES } from '@smpp-web/codec/text';
import { z } from 'zod';
import { AVAILABILITY } from '../alerts.ts';
import { FAULTS } from '../fault-rows.ts';
import { compilePattern, PatternError } from '../pattern.ts';
import { DIALECTS } from '../receipts/dialects.ts';
import { DELAY_SHAPES } from '../settings.ts';

/** The shapes of accounts, settings and scenarios in a file. Every check that can be made before a run is made here. */

const count = z.int().min(1);
const milliseconds = z.number().min(0);
const keys = <K extends string>(table: Readonly<Record<K, unknown>>) => z.enum(Object.keys(table) as [K, ...K[]]);

const pattern = z.string().superRefine((source, context) => {
  try {
    compilePattern(source);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    context.addIssue(error.message);
  }
});

const commandStatus = z.union(
  [keys(STATUSES), z.int().min(0).max(0xffff_ffff)],
  'expected a name as ESME_RTHROTTLED, or a number',
);
export const stateSchema = z.enum(MESSAGE_STATES);
export const faultName = keys(FAULTS);
const dialect = keys(DIALECTS);

export const accountSchema = z.strictObject({
  system_id: z.string().min(1).max(255),
  password: z.string().max(255),
  modes: z
    .array(z.enum(['transmitter', 'receiver', 'transceiver']))
    .min(1)
    .optional(),
  versions: z.array(z.enum(VERSIONS)).min(1).optional(),
  sources: pattern.optional(),
  destinations: pattern.optional(),
  maxBinds: count.optional(),
  pdusPerSecond: z.number().positive().optional(),
  window: count.optional(),
  dialect: dialect.optional(),
});

const fate = z.strictObject({
  status: commandStatus.optional(),
  state: stateSchema.optional(),
  delayMs: milliseconds.optional(),
  error: z.int().min(0).max(999).optional(),
  receipt: z.boolean().optional(),
  receipts: z.int().min(0).max(100).optional(),
  reply: z.string().optional(),
  answerMs: milliseconds.optional(),
});

const rule = z.strictObject({
  when: z.strictObject({
    to: pattern.optional(),
    from: pattern.optional(),
    text: pattern.optional(),
    system_id: z.string().optional(),
  }),
  do: fate,
});

export const settingsSchema = z.strictObject({
  receipts: z
    .strictObject({
      delayMs: milliseconds,
      delayShape: z.enum(DELAY_SHAPES),
      spreadMs: milliseconds,
      outcomes: z.partialRecord(stateSchema, z.number().min(0)),
      dialect,
    })
    .partial()
    .optional(),
  echoAddress: z.string().optional(),
  rules: z.array(rule).optional(),
  textCommands: z.boolean().optional(),
  retry: z
    .strictObject({ firstMs: milliseconds, factor: z.number().min(1), maxMs: milliseconds, attempts: count })
    .partial()
    .optional(),
  distributionLists: z.record(z.string(), z.array(z.string().min(1))).optional(),
  storedTexts: z.record(z.string().regex(/^\d{1,3}$/), z.string()).optional(),
  parameters: z.record(z.string(), z.string().max(100)).optional(),
  broadcastAreas: z.array(z.string()).optional(),
  absenceMs: milliseconds.optional(),
  congestion: z.union([z.literal('auto'), z.number().min(0).max(100)]).optional(),
});

const command = keys(PDUS);
const wanted = z.union(
  [
    z.string(),
    z.number(),
    z.strictObject({ matches: pattern }),
    z.strictObject({ hex: z.string().regex(/^([0-9a-fA-F]{2})*$/) }),
  ],
  'expected a text, a number, { matches: pattern } or { hex: octets }',
);
const match = z.object({ tlvs: z.record(z.string(), wanted).optional() }).catchall(wanted);
export const moSchema = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1),
  text: z.string(),
  system_id: z.string().optional(),
  carrier: z.enum(['deliver_sm', 'data_sm']).optional(),
});

export const streamSchema = moSchema
  .omit({ carrier: true })
  .extend({ perSecond: z.number().positive(), count: count.optional() });

/** Steps by their first key. */
export const STEP_SCHEMAS = {
  wait: z.strictObject({ wait: milliseconds }),
  expect: z.strictObject({
    expect: command,
    with: match.optional(),
    from: z.string().optional(),
    times: count.optional(),
    within: milliseconds.optional(),
  }),
  refuse: z.strictObject({ refuse: command, with: match.optional(), from: z.string().optional() }),
  mo: z.strictObject({ mo: moSchema }),
  stream: z.strictObject({ stream: streamSchema }),
  settings: z.strictObject({ settings: settingsSchema }),
  fault: z.strictObject({
    fault: faultName,
    parameters: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  }),
  mend: z.strictObject({ mend: z.union([faultName, z.literal('all')]) }),
  announce: z.strictObject({ announce: z.string(), availability: keys(AVAILABILITY).optional() }),
  unbind: z.strictObject({ unbind: z.string() }),
  cut: z.strictObject({ cut: z.string() }),
} as const;

export const scenarioSchema = z.strictObject({
  name: z.string().min(1),
  seed: z.int().min(0).max(0xffff_ffff).optional(),
  accounts: z.array(accountSchema).min(1).optional(),
  settings: settingsSchema.optional(),
  steps: z.array(z.record(z.string(), z.unknown())).min(1),
});
