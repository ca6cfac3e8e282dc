import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { chromium } from 'playwright';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { parseAst } from 'rolldown/parseAst';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { compliancePage } from '../../codec/generate/compliance.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser.ts';
import { bundle } from '../helpers/bundle.ts';
import { examplesOf } from '../helpers/examples.ts';
import { type Packed, packWorkspace } from '../helpers/packed.ts';

/** The codec as its users get it: built, packed and unpacked. */

/** Building, packing and starting browsers and compilers takes seconds where the machine is busy. */
const PATIENCE_MS = 120_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

/** Every subpath, and something of it that a user would call. */
const SUBPATHS = {
  '.': 'decode',
  './frame': 'createFramer',
  './text': 'measure',
  './inspect': 'inspect',
  './spec': 'PDUS',
} as const;

/** Uses all of it, and says what came out. */
const PROGRAM = `
import { createFramer, decode, encode } from '@smpp-web/codec';
import { inspect } from '@smpp-web/codec/inspect';
import { describe } from '@smpp-web/codec/spec';
import { fieldsOf, readUserData, segment } from '@smpp-web/codec/text';

export function run() {
  const message = segment('Gr\\u00fc\\u00dfe \\u20ac');
  const fields = { source_addr: '1', destination_addr: '2', ...fieldsOf(message, message.parts[0]) };
  const [frame] = createFramer().push(encode('submit_sm', fields));
  const pdu = decode(frame);
  return [pdu.command, readUserData(pdu).text, inspect(frame).issues.length, describe('ton', 1).name].join(', ');
}
`;
const OUTCOME = 'submit_sm, Gr\u00fc\u00dfe \u20ac, 0, international';

let packed: Packed;

beforeAll(() => {
  packed = packWorkspace('codec');
});

afterAll(() => {
  if (packed) rmSync(packed.folder, { recursive: true });
});

const builtFiles = () => packed.files.filter((path) => path.endsWith('.js'));

describe('what is in the package', () => {
  test('the code, its types and sources, the words; nothing else', () => {
    const known = /^(dist|src)\/.+\.(js|js\.map|d\.ts|ts)$|^(package\.json|README\.md|COMPLIANCE\.md|LICENSE)$/;
    expect(packed.files.filter((path) => !known.test(path))).toEqual([]);
    expect(packed.files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'COMPLIANCE.md', 'dist/index.js']));
  });

  test('no dependency, and every file that it exports', () => {
    const { dependencies = {}, exports } = JSON.parse(readFileSync(join(packed.path, 'package.json'), 'utf8'));
    expect(dependencies).toEqual({});
    expect(Object.keys(exports)).toEqual(Object.keys(SUBPATHS));
    const targets = Object.values(exports as Record<string, Record<string, string>>).flatMap(Object.values);
    expect(targets.filter((path) => !existsSync(join(packed.path, path as string)))).toEqual([]);
  });

  test('publint finds nothing', async () => {
    const tarball = Uint8Array.from(packed.tarball).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('its types are found as ECMAScript modules', async () => {
    const { types, problems } = (await checkPackage(createPackageFromTarballData(packed.tarball))) as {
      types: unknown;
      problems: { kind: string; resolutionKind?: string }[];
    };
    expect(types).toEqual({ kind: 'included' });
    // Modules only: require() is not served, nor is a resolution that knows no exports.
    const unserved = ['node10', 'node16-cjs'];
    expect(problems.filter(({ resolutionKind }) => !unserved.includes(resolutionKind ?? ''))).toEqual([]);
  });
});

describe('the built files know no platform', () => {
  const PLATFORM = new Set(
    (
      'process Buffer require module global setImmediate setTimeout setInterval clearTimeout queueMicrotask console ' +
      'performance crypto fetch window document navigator location localStorage self WebSocket Worker URL Blob ' +
      'AbortController AbortSignal Event EventTarget structuredClone atob btoa'
    ).split(' '),
  );

  test('no name of Node or of the DOM is used', () => {
    const used = builtFiles().flatMap((path) => {
      const names = freeNamesIn(parseAst(readFileSync(join(packed.path, path), 'utf8')));
      return [...names].filter((name) => PLATFORM.has(name)).map((name) => `${path}: ${name}`);
    });
    expect(builtFiles().length).toBeGreaterThan(50);
    expect(used).toEqual([]);
  });

  test('imports lead to other files of the package alone', () => {
    const imports = builtFiles().flatMap((path) =>
      Array.from(
        readFileSync(join(packed.path, path), 'utf8').matchAll(/^(?:import|export)[^;]*? from '([^']+)'/gm),
        ([, from]) => from!,
      ),
    );
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.filter((from) => !from.startsWith('.'))).toEqual([]);
  });
});

describe('the built package runs', () => {
  test.each(Object.entries(SUBPATHS))('%s has %s in Node', (subpath, name) => {
    const specifier = `@smpp-web/codec${subpath.slice(1)}`;
    const script = `import { ${name} } from '${specifier}'; console.log(typeof ${name})`;
    expect(inNode(script)).toMatch(/^(function|object)$/);
  });

  test('all of it in Node', () => {
    expect(inNode(`${PROGRAM}console.log(run())`)).toBe(OUTCOME);
  });

  test('all of it in a Worker of Chromium', async () => {
    const code = await bundle(`${PROGRAM}self.postMessage(run())`, ['import', 'default'], packed.folder);
    const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
    try {
      const page = await browser.newPage();
      await page.route('**/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
      await page.route('**/worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: code }));
      await page.goto('http://codec.test/');
      expect(await page.evaluate(runInWorker, '/worker.js')).toBe(OUTCOME);
    } finally {
      await browser.close();
    }
  });

  test('its types hold for strict users of the examples, libraries checked as well', () => {
    writeFileSync(join(packed.folder, 'package.json'), '{ "type": "module" }');
    const readme = readFileSync(join(packed.path, 'README.md'), 'utf8');
    const files = examplesOf(readme).map(({ source, line }) => {
      const name = `readme-${line}.ts`;
      writeFileSync(join(packed.folder, name), source);
      return name;
    });
    const flags = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'nodenext', '--lib', 'es2023,dom'];
    const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
    const { stdout } = spawnSync(tsc, [...flags, ...files], { cwd: packed.folder, encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});

test('COMPLIANCE.md is what the table and a run of the codec make', () => {
  const page = readFileSync(new URL('../../codec/COMPLIANCE.md', import.meta.url), 'utf8');
  expect(page).toBe(compliancePage());
  expect(page).not.toContain('**no**');
});

function inNode(script: string): string {
  const args = ['--input-type=module', '--eval', script];
  return execFileSync(process.execPath, args, { cwd: packed.folder, encoding: 'utf8' }).trim();
}

/** Runs in the page. */
function runInWorker(url: string): Promise<unknown> {
  const worker = new Worker(url, { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
}

interface AstNode {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** Names that an expression reads as a variable: no property, no key. */
function freeNamesIn(node: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const item of node) freeNamesIn(item, names);
  else if (isNode(node)) {
    if (node.type === 'Identifier') names.add(node.name as string);
    for (const [member, child] of Object.entries(node)) {
      const isName = (member === 'property' || member === 'key') && node.computed === false;
      if (!isName) freeNamesIn(child, names);
    }
  }
  return names;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}
