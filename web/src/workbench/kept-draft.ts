import type { Version } from '@smpp-web/codec';
import { VERSIONS } from '@smpp-web/codec/spec';
import { type KeptStorage, keep, readKept } from '../common/kept.ts';
import { type Draft, withoutSecret } from './draft.ts';
import type { Faces } from './faces.ts';
import { fromJson, toJson } from './json.ts';

/** A PDU that waits for the next visit. */
export interface KeptDraft {
  readonly draft: Draft;
  readonly version: Version;
}

const KEY = 'smpp-web.console.workbench';

/** The longest draft that is kept, in characters of JSON: more than any PDU takes that peers accept. */
const MAX_CHARACTERS = 200_000;

/** Keeps what is on the workbench, without its password. */
export function keepDraft(storage: KeptStorage | undefined, { draft, json, version }: KeptDraft & Faces): void {
  const open = withoutSecret(draft);
  const pdu = open === draft ? json : toJson(open);
  if (pdu.length <= MAX_CHARACTERS) keep(storage, KEY, { version, pdu });
}

/** What was on the workbench at the last visit; undefined where there was none. */
export function keptDraft(storage: KeptStorage | undefined): KeptDraft | undefined {
  const { version, pdu } = (readKept(storage, KEY) ?? {}) as Partial<Record<keyof KeptDraft | 'pdu', unknown>>;
  const known = VERSIONS.find((each) => each === version);
  const draft = typeof pdu === 'string' ? fromJson(pdu) : undefined;
  return known && draft && !('message' in draft) ? { draft, version: known } : undefined;
}
