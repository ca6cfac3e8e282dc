import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Account } from '../accounts.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';
import type { SettingsChange } from '../settings.ts';
import { accountSchema, STEP_SCHEMAS, scenarioSchema, settingsSchema } from './schema.ts';

/** Something in a file that is not as it should be. */
export interface FileIssue {
  /** As `accounts[0].modes[1]`. */
  readonly path: string;
  readonly message: string;
}

/** A file that cannot be used: `message` has a line for each issue. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly issues: readonly FileIssue[];

  constructor(issues: readonly FileIssue[]) {
    super(issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n'));
    this.issues = issues;
  }
}

/** Largest file, in characters: a scenario of some ten thousand steps. */
const MAX_CHARACTERS = 1_000_000;

/** Times that an anchor of YAML may be used: without a bound some lines can stand for gigabytes. */
const MAX_ALIASES = 100;

/** Reads accounts from YAML or JSON: a list of them. @throws FileError */
export function parseAccounts(text: string): readonly Account[] {
  return check(z.array(accountSchema).min(1), read(text), 'accounts') as Account[];
}

/** Reads a change of settings from YAML or JSON. @throws FileError */
export function parseSettings(text: string): SettingsChange {
  return check(settingsSchema, read(text), '') as SettingsChange;
}

/** Reads a scenario from YAML or JSON. @throws FileError */
export function parseScenario(text: string): Scenario {
  const { steps, ...rest } = check(scenarioSchema, read(text), '');
  const issues: FileIssue[] = [];
  const checked = steps.flatMap((step, index): Step[] => {
    try {
      return [checkStep(step, `steps[${index}]`)];
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      issues.push(...error.issues);
      return [];
    }
  });
  if (issues.length > 0) throw new FileError(issues);
  return { ...rest, steps: checked } as Scenario;
}

function checkStep(step: Readonly<Record<string, unknown>>, path: string): Step {
  const kind = Object.keys(step).find((key) => Object.hasOwn(STEP_SCHEMAS, key));
  if (kind) return check(STEP_SCHEMAS[kind as keyof typeof STEP_SCHEMAS], step, path) as Step;
  throw new FileError([{ path, message: `expected one of ${Object.keys(STEP_SCHEMAS).join(', ')}` }]);
}

function read(text: string): unknown {
  if (text.length > MAX_CHARACTERS) {
    const message = `a file of ${text.length} characters, expected at most ${MAX_CHARACTERS}`;
    throw new FileError([{ path: '', message }]);
  }
  try {
    // JSON is YAML too.
    return parseYaml(text, { maxAliasCount: MAX_ALIASES });
  } catch (error) {
    const place = error instanceof YAMLParseError && error.linePos ? `line ${error.linePos[0].line}: ` : '';
    throw new FileError([{ path: '', message: `${place}${(error as Error).message.split('\n')[0]}` }]);
  }
}

/** A value as a schema has it. `root` is what it is called. @throws FileError */
export function check<T extends z.ZodType>(schema: T, value: unknown, root: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new FileError(result.error.issues.map(({ path, message }) => ({ path: pathOf(root, path), message })));
}

function pathOf(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((whole, part) => {
    if (typeof part === 'number') return `${whole}[${part}]`;
    return whole === '' ? String(part) : `${whole}.${String(part)}`;
  }, root);
}
