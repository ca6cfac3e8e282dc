/**
 * The words of the console in the language of the reader. English sentences are their own keys: `msg('Unbind')`,
 * `msg('Bound as {name}', { name })`, `msg({ one: '{count} PDU', other: '{count} PDUs' }, { count })`, whose key is
 * `other`. A sentence that a language does not have is shown in English. A small table of our
 * own, because `@lit/localize` has one language for a whole page, set once: two consoles, or a host that uses it itself,
 * would be in each other's way.
 */

/** What is put in the place of `{name}`. `count` chooses the form of the plural. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A sentence, or its forms by the plural category of `count`; `other` is used for those it does not have. */
export type Phrase = string | ({ readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>);

/** A language by its English sentences. */
export type Phrases = Readonly<Record<string, Phrase>>;

export interface Language {
  /** As its speakers call it. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** Its phrases, loaded when somebody first wants them. */
  readonly load: () => Promise<Phrases>;
}

export const SOURCE_LANGUAGE = 'en';

const languages = new Map<string, Language>([
  [SOURCE_LANGUAGE, { name: 'English', dir: 'ltr', load: async () => ({}) }],
  ['ar', { name: 'العربية', dir: 'rtl', load: async () => (await import('../languages/ar.ts')).ar }],
]);

const loaded = new Map<string, Phrases>([[SOURCE_LANGUAGE, {}]]);
const listeners = new Set<() => void>();

/** The language of the element that renders now: Lit renders synchronously, so one at a time. */
let current = SOURCE_LANGUAGE;

/** Adds a language, or replaces one. `code` is a BCP 47 tag such as `fr` or `pt-BR`. @throws RangeError when it is none */
export function addLanguage(code: string, language: Language): void {
  if (!isTag(code)) throw new RangeError(`“${code}” is no language tag; expected one such as fr or pt-BR`);
  languages.set(code.toLowerCase(), language);
  loaded.delete(code.toLowerCase());
  for (const listener of [...listeners]) listener();
}

/** The languages there are, by code. */
export function languagesKnown(): ReadonlyMap<string, Language> {
  return languages;
}

/** The language that there is for a tag: `ar-EG`, else `ar`, else English. */
export function languageFor(tag: string): string {
  const parts = tag.toLowerCase().split('-');
  while (parts.length > 0) {
    const code = parts.join('-');
    if (languages.has(code)) return code;
    parts.pop();
  }
  return SOURCE_LANGUAGE;
}

/** Has the phrases of a language loaded; listeners hear when they are there. */
export async function loadLanguage(code: string): Promise<void> {
  if (loaded.has(code)) return;
  // Noted before it is there: one request is enough, and English is shown meanwhile.
  loaded.set(code, {});
  try {
    loaded.set(code, (await languages.get(code)?.load()) ?? {});
  } catch {
    // Not to be had now: the next element that wants it asks again.
    loaded.delete(code);
    return;
  }
  for (const listener of [...listeners]) listener();
}

/** Calls the listener when phrases have come; returns how to stop. */
export function onLanguages(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Runs what renders, with `msg` in this language. */
export function inLanguage<T>(code: string, render: () => T): T {
  const before = current;
  current = code;
  try {
    return render();
  } finally {
    current = before;
  }
}

/** A sentence in the language of the element that renders. Use it inside `render` and what that calls. */
export function msg(english: Phrase, values?: MessageValues): string {
  const key = typeof english === 'string' ? english : english.other;
  const phrase = loaded.get(current)?.[key] ?? english;
  const text = typeof phrase === 'string' ? phrase : formOf(phrase, Number(values?.count ?? 0));
  return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => inWords(values[name]) ?? whole) : text;
}

/** The code of the language that `msg` speaks now, for `Intl`. */
export function currentLanguage(): string {
  return current;
}

function isTag(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length > 0;
  } catch {
    return false;
  }
}

function formOf(phrase: Exclude<Phrase, string>, count: number): string {
  return phrase[new Intl.PluralRules(current).select(count)] ?? phrase.other;
}

/** A value as it is put into a sentence: where that runs from right to left, it keeps a direction of its own. */
function inWords(value: string | number | undefined): string | undefined {
  const words = typeof value === 'number' ? value.toLocaleString(current) : value;
  return words && languages.get(current)?.dir === 'rtl' ? `${ISOLATE}${words}${END_ISOLATE}` : words;
}

/** First strong isolate, and its end (Unicode Standard Annex 9). */
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';
