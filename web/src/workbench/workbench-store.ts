import type { Command, Version } from '@smpp-web/codec';
import { type Inspection, inspect } from '@smpp-web/codec/inspect';
import type { Forgetful, KeptStorage } from '../common/kept.ts';
import { Store } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { type Breakage, type Broken, breakFrame, NOTHING_BROKEN } from './breakage.ts';
import { compose } from './compose.ts';
import { blankDraft, type Draft, turnedInto, withoutSecret } from './draft.ts';
import { type Faces, facesOf, facesOfFrame, flawOf, isStale, withDraft, withHex, withJson } from './faces.ts';
import { markFractures, tlvOffsetsOf } from './fractures.ts';
import { WorkbenchInbox } from './inbox.ts';
import { type KeptDraft, keepDraft, keptDraft } from './kept-draft.ts';
import { toHexLines } from './octets.ts';
import { SAMPLE } from './sample.ts';
import { withStars } from './share.ts';

/** What is on the workbench. */
export interface Workbench extends Faces {
  readonly version: Version;
  readonly breakage: Breakage;
  /** What would be sent now. */
  readonly broken: Broken;
  /** Why it is not sent as it is, in sentences; empty when it may be. */
  readonly flaw: string;
  /** Of what would be sent now; what is broken is marked in it. */
  readonly inspection: Inspection;
  /** The path of the marked field. */
  readonly marked: string | undefined;
  /** Something to know about what was opened; empty when there is nothing. */
  readonly notice: string;
}

/** The PDU on the workbench: what is edited, in what way, and what comes of it. What was good last outlives the page. */
export class WorkbenchStore extends Store<Workbench> implements Forgetful {
  readonly #storage: KeptStorage | undefined;

  constructor(model: Pick<ConsoleModel, 'link' | 'part' | 'storage'>) {
    const version = versionOfLink(model.link.get().bound?.version) ?? '3.4';
    super(sampleIn(version));
    this.#storage = model.storage;
    const kept = keptDraft(model.storage);
    if (kept) super.set(withDraftOf(this.get(), kept));
    const inbox = model.part(WorkbenchInbox);
    const receive = () => this.#receive(inbox);
    inbox.subscribe(receive);
    receive();
  }

  override set(workbench: Workbench): void {
    const { json, version } = this.get();
    super.set(workbench);
    if (!isStale(workbench) && (workbench.json !== json || workbench.version !== version))
      keepDraft(this.#storage, workbench);
  }

  forget(): void {
    super.set(sampleIn(this.get().version));
  }

  edit(draft: Draft): void {
    this.#face((faces, options) => withDraft(faces, draft, options));
  }

  editJson(json: string): void {
    this.#face((faces, options) => withJson(faces, json, options));
  }

  editHex(hex: string): void {
    this.#face((faces, options) => withHex(faces, hex, options));
  }

  /** Turns the PDU into one of another command; what both have stays. */
  choose(command: Command): void {
    this.edit(turnedInto(this.get().draft, command));
  }

  /** Starts anew with the same command. */
  reset(): void {
    const { draft } = this.get();
    this.edit(blankDraft(draft.command ?? 'submit_sm'));
  }

  setVersion(version: Version): void {
    this.patch({ version });
    this.#face(again);
  }

  setBreakage(breakage: Breakage): void {
    const { on } = this.get().breakage;
    this.set(derived({ ...this.get(), breakage }));
    // What limits count depends on the switch.
    if (on !== breakage.on) this.#face(again);
  }

  mark(marked: string | undefined): void {
    this.patch({ marked });
  }

  /** Puts octets from elsewhere on the workbench. A password in them is not taken along. */
  open(octets: Uint8Array): void {
    const state = this.get();
    const options = { version: state.version, lenient: state.breakage.on };
    const read = facesOfFrame(octets.slice(), options);
    if ('message' in read) {
      this.editHex(toHexLines(withStars(octets)));
      return this.patch({ notice: 'These octets cannot be read as a PDU: they are under “Hex”.' });
    }
    const draft = withoutSecret(read.draft);
    if (draft === read.draft) return this.set(derived({ ...state, ...read, ...OPENED }));
    // Octets without the password, as lenient as those that it came in.
    const faces = facesOf(draft, { ...options, lenient: true });
    const { problems } = compose(draft, options);
    const notice = 'The password was left out: type it again to send this.';
    this.set(derived({ ...state, ...faces, edited: 'hex', problems, ...OPENED, notice }));
  }

  /** Puts a draft from a template on the workbench. */
  take(draft: Draft, version: Version): void {
    this.set(withDraftOf(this.get(), { draft, version }));
  }

  /** What lies in the inbox is opened and taken out. */
  #receive(inbox: WorkbenchInbox): void {
    const octets = inbox.get();
    if (!octets) return;
    inbox.set(undefined);
    this.open(octets);
  }

  #face(change: (faces: Faces, options: { version: Version; lenient: boolean }) => Faces): void {
    const state = this.get();
    const { version, breakage } = state;
    this.set(derived({ ...state, notice: '', ...change(state, { version, lenient: breakage.on }) }));
  }
}

/** Judges what is there once more, as other limits count now. */
function again(faces: Faces, options: { version: Version; lenient: boolean }): Faces {
  if (faces.edited === 'json') return withJson(faces, faces.json, options);
  return faces.edited === 'hex' ? withHex(faces, faces.hex, options) : withDraft(faces, faces.draft, options);
}

const CLEAN = { breakage: NOTHING_BROKEN, marked: undefined, notice: '' };
const OPENED = { marked: undefined, notice: '' };

function sampleIn(version: Version): Workbench {
  return derived({ ...facesOf(SAMPLE, { version, lenient: false }), version, ...CLEAN });
}

function withDraftOf(workbench: Workbench, { draft, version }: KeptDraft): Workbench {
  return derived({ ...workbench, ...facesOf(draft, { version, lenient: false }), version, ...OPENED });
}

function derived(state: Omit<Workbench, 'broken' | 'flaw' | 'inspection'>): Workbench {
  const { frame, breakage, version } = state;
  const broken = breakFrame(frame, breakage, breakage.on ? tlvOffsetsOf(frame) : []);
  const inspection = inspect(broken.octets, { version });
  markFractures(inspection.spans, broken.fractures);
  return { ...state, broken, flaw: sentenceOfFlaw(state), inspection };
}

/** What is wrong with it, and the way out: breaking it on purpose is one where there are octets to send. */
function sentenceOfFlaw(state: Pick<Workbench, keyof Faces | 'version' | 'breakage'>): string {
  const flaw = flawOf(state);
  if (!flaw) return '';
  const canLeave = !state.breakage.on && !flawOf(again(state, { version: state.version, lenient: true }));
  return canLeave
    ? `${flaw} Mend it, or switch “Broken on purpose” on to send it all the same.`
    : `${flaw} Mend it: there are no octets to send.`;
}

export function versionOfLink(version: string | undefined): Version | undefined {
  return version === '3.3' || version === '3.4' || version === '5.0' ? version : undefined;
}
