import { readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { type BridgeOptions, OptionsError, optionsSchema, parseOptions } from './options.ts';

/** A configuration that was read and checked: options as written, and what relative names in them start from. */
export interface Config {
  readonly options: BridgeOptions;
  readonly baseDir: string;
}

/**
 * Reads a YAML or JSON file, lays `overrides` over it, and checks the whole.
 * @param file the configuration file, or undefined for overrides alone
 * @throws OptionsError naming the path in the file and the remedy
 */
export function readConfig(file: string | undefined, overrides: BridgeOptions = {}): Config {
  const baseDir = file === undefined ? '.' : dirname(resolve(file));
  const written = file === undefined ? {} : readFile(file);
  const targets = { ...written.targets, ...overrides.targets };
  const options: BridgeOptions = { ...written, ...overrides, targets };
  if (overrides.log !== undefined) options.log = { ...written.log, ...overrides.log };
  parseOptions(options, baseDir);
  return { options, baseDir };
}

/** The JSON Schema of a configuration file, for editors. */
export function configJsonSchema(): object {
  return { title: 'Configuration of smpp-bridge', ...z.toJSONSchema(optionsSchema('.'), { io: 'input' }) };
}

function readFile(file: string): BridgeOptions {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new OptionsError([{ path: file, message: `cannot be read (${(error as NodeJS.ErrnoException).code})` }]);
  }
  try {
    const value: unknown = extname(file) === '.json' ? JSON.parse(text) : parseYaml(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    const place = error instanceof YAMLParseError && error.linePos ? ` at line ${error.linePos[0].line}` : '';
    throw new OptionsError([
      { path: file, message: `is no valid YAML or JSON${place}: ${(error as Error).message.split('\n')[0]}` },
    ]);
  }
  throw new OptionsError([{ path: file, message: 'must hold an object: names of options and their values' }]);
}
