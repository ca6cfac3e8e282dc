import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const TEST_FOLDER = fileURLToPath(new URL('../', import.meta.url));
const ENTRY = 'entry';

/** Some code with all that it imports in one minified module. Packages are found from `folder`, by export condition. */
export async function bundle(code: string, conditions: readonly string[], folder = TEST_FOLDER): Promise<string> {
  const id = `${folder}/${ENTRY}.js`;
  const built = await rolldown({
    input: ENTRY,
    resolve: { conditionNames: [...conditions] },
    plugins: [
      { name: 'entry', resolveId: (name) => (name === ENTRY ? id : null), load: (name) => (name === id ? code : null) },
    ],
  });
  const { output } = await built.generate({ minify: true });
  await built.close();
  return output[0].code;
}

/** Octets of a module as a web server sends it. */
export function gzipped(code: string): number {
  return gzipSync(code, { level: 9 }).length;
}
