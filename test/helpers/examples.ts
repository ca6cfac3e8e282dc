/** An example of a document, ready to run. */
export interface Example {
  /** The heading that it stands under. */
  readonly heading: string;
  /** Of its first line in the document. */
  readonly line: number;
  /** As it stands there. */
  readonly source: string;
  readonly imports: readonly { readonly from: string; readonly names: readonly string[] }[];
  /** The rest, with calls of `gives(value, expected)` and `throws(act, message)` where comments say so. */
  readonly script: string;
  /** How many such calls. */
  readonly checks: number;
}

/** All blocks of TypeScript in a Markdown document. They hold no types, so that a script can be made of them. */
export function examplesOf(markdown: string): Example[] {
  return Array.from(markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm), ({ 1: source, index }) => {
    const before = markdown.slice(0, index);
    const heading =
      before
        .match(/^#+ .+$/gm)
        ?.at(-1)
        ?.replace(/^#+ /, '') ?? '';
    const lines = source!.split('\n');
    const checked = lines.filter((line) => !line.startsWith('import ')).map(withCheck);
    return {
      heading,
      line: before.split('\n').length + 1,
      source: source!,
      imports: lines.filter((line) => line.startsWith('import ')).map(readImport),
      script: checked.join('\n'),
      checks: checked.filter((line) => /^\s*(gives|throws)\(/.test(line)).length,
    };
  });
}

function readImport(line: string): Example['imports'][number] {
  const [, names, from] = /^import \{ (.+) \} from '(.+)';$/.exec(line) ?? [];
  if (!names || !from) throw new Error(`not an import of names: ${line}`);
  return { from, names: names.split(', ') };
}

/** A statement of one line with its outcome behind it; any other line stays, but for the `!` of TypeScript. */
function withCheck(line: string): string {
  const [, indent, statement, kind, outcome] = /^(\s*)(.+); \/\/ (=>|throws) (.+)$/.exec(line) ?? [];
  if (!statement) return withoutBangs(line);
  if (kind === '=>') return `${indent}gives((${withoutBangs(statement)}), (${outcome}));`;
  return `${indent}throws(() => (${statement}), ${JSON.stringify(outcome)});`;
}

function withoutBangs(line: string): string {
  return line.replace(/(\w)!(?=[,).])/g, '$1');
}
