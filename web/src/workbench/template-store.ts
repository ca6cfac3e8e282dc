import type { Version } from '@smpp-web/codec';
import { VERSIONS } from '@smpp-web/codec/spec';
import { type Forgetful, type KeptStorage, keep, readKept } from '../common/kept.ts';
import { Store } from '../common/store.ts';
import { fromJson } from './json.ts';

/** A PDU that was kept under a name. Never with a password. */
export interface Template {
  readonly name: string;
  readonly version: Version;
  /** The PDU as the JSON of the workbench. */
  readonly pdu: unknown;
}

const KEY = 'smpp-web.console.templates';

/** As many as a list can be read; a file with more is refused. */
const MAX_TEMPLATES = 500;

/** The longest name, in characters. */
const MAX_NAME = 80;

/** What marks a file of templates. */
const FORMAT = 'smpp-web templates';

/** Templates by name, in a storage of the browser, or in memory where that is closed to the page. */
export class TemplateStore extends Store<readonly Template[]> implements Forgetful {
  readonly #storage: KeptStorage | undefined;

  constructor({ storage }: { readonly storage: KeptStorage | undefined }) {
    super(keptTemplates(readKept(storage, KEY)));
    this.#storage = storage;
  }

  override set(templates: readonly Template[]): void {
    super.set([...templates].sort((one, other) => one.name.localeCompare(other.name)));
    keep(this.#storage, KEY, fileOf(this.get()));
  }

  forget(): void {
    super.set([]);
  }

  /** Keeps a template; one of the same name is replaced. */
  save(template: Template): void {
    const name = template.name.trim().slice(0, MAX_NAME);
    const others = this.get().filter((each) => each.name !== name);
    if (name !== '') this.set([...others, { ...template, name }].slice(-MAX_TEMPLATES));
  }

  remove(name: string): Template | undefined {
    const found = this.get().find((each) => each.name === name);
    if (found) this.set(this.get().filter((each) => each !== found));
    return found;
  }

  /**
   * Takes in the templates of a file; those of the same name are replaced. Returns how many there were, or a sentence
   * that says what is wrong, and with which.
   */
  import(text: string): number | string {
    const templates = readTemplates(text);
    if (typeof templates === 'string') return templates;
    const names = new Set(templates.map(({ name }) => name));
    const others = this.get().filter(({ name }) => !names.has(name));
    if (others.length + names.size > MAX_TEMPLATES) return `More than ${MAX_TEMPLATES} templates: remove some first.`;
    this.set([...others, ...new Map(templates.map((each) => [each.name, each])).values()]);
    return templates.length;
  }
}

/** The file of some templates. */
export function templatesAsJson(templates: readonly Template[]): string {
  return JSON.stringify(fileOf(templates), undefined, 2);
}

function fileOf(templates: readonly Template[]) {
  return { format: FORMAT, templates };
}

/** What was kept; one that is not as expected is left out: it was written by another version. */
function keptTemplates(kept: unknown): readonly Template[] {
  const { templates } = (kept ?? {}) as { templates?: unknown };
  return Array.isArray(templates) ? templates.filter((each) => problemOf(each) === undefined) : [];
}

function readTemplates(text: string): Template[] | string {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return 'This is no JSON.';
  }
  const { format, templates } = (file ?? {}) as { format?: unknown; templates?: unknown };
  if (format !== FORMAT || !Array.isArray(templates))
    return `“format” is not “${FORMAT}”: this is no file of templates.`;
  for (const [index, each] of templates.entries()) {
    const problem = problemOf(each);
    if (problem) return `templates[${index}].${problem}`;
  }
  return templates as Template[];
}

function problemOf(template: unknown): string | undefined {
  const { name, version, pdu } = (template ?? {}) as Partial<Record<keyof Template, unknown>>;
  if (typeof name !== 'string' || name.trim() === '' || name.length > MAX_NAME)
    return `name: a text of 1 to ${MAX_NAME} characters is expected.`;
  if (!VERSIONS.includes(version as Version)) return `version: one of ${VERSIONS.join(', ')} is expected.`;
  const draft = fromJson(JSON.stringify(pdu) ?? '');
  return 'message' in draft ? `pdu: ${draft.message}` : undefined;
}
