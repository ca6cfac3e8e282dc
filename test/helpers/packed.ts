import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A package as its users get it. */
export interface Packed {
  readonly tarball: Uint8Array;
  /** A folder of an imagined user, with the package in its `node_modules`. */
  readonly folder: string;
  /** The package in there. */
  readonly path: string;
  /** Paths of all its files. */
  readonly files: readonly string[];
}

/** Builds a workspace, packs it, and unpacks it where nothing of the repository is near. */
export function packWorkspace(workspace: string): Packed {
  execFileSync('npx', ['tsc', '-b', workspace], { cwd: ROOT });
  const folder = mkdtempSync(join(tmpdir(), 'smpp-web-packed-'));
  const made = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: join(ROOT, workspace),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ name, filename, files }] = JSON.parse(made) as [
    { name: string; filename: string; files: readonly { path: string }[] },
  ];
  const path = join(folder, 'node_modules', name);
  mkdirSync(path, { recursive: true });
  const tarball = join(folder, filename.replace('@', '').replace('/', '-'));
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', path]);
  return { tarball: readFileSync(tarball), folder, path, files: files.map((file) => file.path) };
}
