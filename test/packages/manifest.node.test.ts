import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/** `custom-elements.json`, made anew, against the sources of the elements. */

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Declaration extends Named {
  readonly tagName: string;
  readonly members?: readonly Named[];
  readonly attributes?: readonly Named[];
  readonly events?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

const folder = mkdtempSync(join(tmpdir(), 'smpp-web-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

const web = resolve('web');
const { status, stderr } = spawnSync(
  resolve('node_modules/.bin/cem'),
  ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', relative(web, folder)],
  { cwd: web, encoding: 'utf8' },
);

function declarations(): readonly Declaration[] {
  if (status !== 0) throw new Error(stderr);
  const text = readFileSync(join(folder, 'custom-elements.json'), 'utf8');
  const { modules } = JSON.parse(text) as { modules: { declarations: Declaration[] }[] };
  return modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
}

const manifest = new Map(declarations().map((each) => [each.tagName, each]));

/** An element as its source has it. */
const ELEMENTS = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join('web/src', path), 'utf8'))
  .flatMap((source) => {
    const tag = /static override readonly tag = '([^']+)'/.exec(source)?.[1];
    return tag ? [{ tag, source }] : [];
  });

const all = (source: string, pattern: RegExp) =>
  [...new Set([...source.matchAll(pattern)].map(([, name]) => name!))].sort();

test('there are elements to compare', () => {
  expect(ELEMENTS.length).toBeGreaterThan(30);
});

describe.each(ELEMENTS)('$tag', ({ tag, source }) => {
  test('is described in a sentence', () => {
    expect(manifest.get(tag)?.description).toMatch(/\w/);
  });

  test('has all its properties', () => {
    const properties = all(source, /@property\([^)]*\)\s+(?!private|protected)(?:accessor |override )*(\w+)/g);
    const members = new Set(manifest.get(tag)?.members?.map(({ name }) => name));
    expect(properties.filter((name) => !members.has(name))).toEqual([]);
  });

  test('has all its events, each with what it asks for', () => {
    const events = manifest.get(tag)?.events ?? [];
    expect(events.map(({ name }) => name).sort()).toEqual(all(source, /this\.emit\(\s*'([^']+)'/g));
    expect(events.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  test('has all its parts, each with what it is', () => {
    const parts = manifest.get(tag)?.cssParts ?? [];
    expect(parts.map(({ name }) => name).sort()).toEqual(all(source, /\s+part="([^"]+)"/g));
    expect(parts.filter(({ description }) => !description)).toEqual([]);
  });
});

test('smpp-console: every token of the base is told of', () => {
  const base = readFileSync('web/src/common/base.ts', 'utf8');
  const told = manifest.get('smpp-console')?.cssProperties ?? [];
  expect(told.map(({ name }) => name).sort()).toEqual(all(base, /var\(\s*(--smpp-[\w-]+)/g));
  expect(told.filter(({ description }) => !description)).toEqual([]);
});

describe('the README', () => {
  const readme = readFileSync('web/README.md', 'utf8');
  const known = new Set([...manifest.values()].flatMap(({ events = [] }) => events.map(({ name }) => name)));
  const attributes = new Set(manifest.get('smpp-console')?.attributes?.map(({ name }) => name));

  test('its examples use attributes that there are', () => {
    const used = [...readme.matchAll(/<smpp-console([^>]*?)\/?>/g)].flatMap(([, inside = '']) =>
      [...inside.matchAll(/(?:^|\s)([a-z][\w-]*)(?==|\s|$)/g)].map(([, name]) => name!),
    );
    expect(used.filter((name) => name !== 'ref' && !attributes.has(name))).toEqual([]);
  });

  test('its examples hear events that there are', () => {
    expect(all(readme, /@(smpp-[\w-]+)=/g).filter((name) => !known.has(name))).toEqual([]);
  });

  test('it tells of every attribute of the console', () => {
    expect([...attributes].filter((name) => name !== 'density' && !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
