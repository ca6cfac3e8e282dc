import type { Command, Version } from '@smpp-web/codec';
import { type Inspection, inspect } from '@smpp-web/codec/inspect';
import { Store } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { type Breakage, type Broken, breakFrame, NOTHING_BROKEN } from './breakage.ts';
import { blankDraft, type Draft, turnedInto, withoutSecret } from './draft.ts';
import { type Faces, facesOf, facesOfFrame, withDraft, withHex, withJson } from './faces.ts';
import { markFractures, tlvOffsetsOf } from './fractures.ts';
import { WorkbenchInbox } from './inbox.ts';
import { toHexLines } from './octets.ts';
import { SAMPLE } from './sample.ts';
import { withStars } from './share.ts';

/** What is on the workbench. */
export interface Workbench extends Faces {
  readonly version: Version;
  readonly breakage: Breakage;
  /** What would be sent now. */
  readonly broken: Broken;
  /** Of what would be sent now; what is broken is marked in it. */
  readonly inspection: Inspection;
  /** The path of the marked field. */
  readonly marked: string | undefined;
  /** Something to know about what was opened; empty when there is nothing. */
  readonly notice: string;
}

/** The PDU on the workbench: what is edited, in what way, and what comes of it. */
export class WorkbenchStore extends Store<Workbench> {
  constructor(model: Pick<ConsoleModel, 'link' | 'part'>) {
    const version = versionOfLink(model.link.get().bound?.version) ?? '3.4';
    super(derived({ ...facesOf(SAMPLE, { version, lenient: false }), version, ...CLEAN }));
    const inbox = model.part(WorkbenchInbox);
    const receive = () => this.#receive(inbox);
    inbox.subscribe(receive);
    receive();
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
    const read = facesOfFrame(octets.slice(), { version: state.version, lenient: true });
    if ('message' in read) {
      this.editHex(toHexLines(withStars(octets)));
      return this.patch({ notice: 'These octets cannot be read as a PDU: they are under “Hex”.' });
    }
    const draft = withoutSecret(read.draft);
    if (draft === read.draft) return this.set(derived({ ...state, ...read, ...OPENED }));
    const faces = facesOf(draft, { version: state.version, lenient: true });
    this.set(
      derived({ ...state, ...faces, ...OPENED, notice: 'The password was left out: type it again to send this.' }),
    );
  }

  /** Puts a draft from a template on the workbench. */
  take(draft: Draft, version: Version): void {
    const faces = facesOf(draft, { version, lenient: false });
    this.set(derived({ ...this.get(), ...faces, version, ...OPENED }));
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

function derived(state: Omit<Workbench, 'broken' | 'inspection'>): Workbench {
  const { frame, breakage, version } = state;
  const broken = breakFrame(frame, breakage, breakage.on ? tlvOffsetsOf(frame) : []);
  const inspection = inspect(broken.octets, { version });
  markFractures(inspection.spans, broken.fractures);
  return { ...state, broken, inspection };
}

export function versionOfLink(version: string | undefined): Version | undefined {
  return version === '3.3' || version === '3.4' || version === '5.0' ? version : undefined;
}
