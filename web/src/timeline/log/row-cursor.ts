import type { Pdu } from '@smpp-web/codec';
import type { FilterRow } from '../filter/filter-row.ts';
import { filters } from '../filter/lazy.ts';
import type { Annotations } from './annotations.ts';
import { type Chunk, type FrameTable, placeOf } from './frame-table.ts';

/** Looks at one row of the table after the other without making an object for each. Bodies are decoded when asked for. */
export class RowCursor implements FilterRow {
  readonly #table: FrameTable;
  readonly #annotations: Annotations;
  #chunk: Chunk | undefined;
  #row = 0;
  #pdu: Pdu | undefined;
  #problem: string | undefined;
  #isDecoded = false;
  id = 0;

  constructor(table: FrameTable, annotations: Annotations) {
    this.#table = table;
    this.#annotations = annotations;
  }

  /** Goes to a row, which must be there. */
  moveTo(id: number): this {
    const row = placeOf(id);
    // The rows of a chunk are mostly looked at one after the other.
    if (row === 0 || id !== this.id + 1 || !this.#chunk) this.#chunk = this.#table.chunkOf(id);
    this.id = id;
    this.#row = row;
    this.#isDecoded = false;
    return this;
  }

  /** Lets go of the columns, so that those of dropped rows can be collected. */
  leave(): void {
    this.#chunk = undefined;
    this.#pdu = undefined;
  }

  get at(): number {
    return this.#chunk!.at[this.#row]!;
  }

  get session(): number {
    return this.#chunk!.session[this.#row]!;
  }

  get isOut(): boolean {
    return this.#chunk!.isOut[this.#row] === 1;
  }

  get direction(): 'in' | 'out' {
    return this.isOut ? 'out' : 'in';
  }

  get length(): number {
    return this.#chunk!.length[this.#row]!;
  }

  get command_id(): number {
    return this.#chunk!.command_id[this.#row]!;
  }

  get command_status(): number {
    return this.#chunk!.command_status[this.#row]!;
  }

  get sequence_number(): number {
    return this.#chunk!.sequence_number[this.#row]!;
  }

  get frame(): Uint8Array<ArrayBuffer> {
    return this.#table.frameOf(this.id);
  }

  /** The id of the row that answers this one, or that this one answers, while both are kept. */
  get partner(): number | undefined {
    const steps = this.#chunk!.partner[this.#row]!;
    const partner = this.id + steps;
    return steps !== 0 && this.#table.has(partner) ? partner : undefined;
  }

  get exchangeMs(): number | undefined {
    return this.#chunk!.partner[this.#row] === 0 ? undefined : this.#chunk!.latency[this.#row];
  }

  get answerStatus(): number {
    const steps = this.#chunk!.partner[this.#row]!;
    if (steps <= 0) return 0;
    const answer = this.id + steps;
    return this.#table.chunkOf(answer).command_status[placeOf(answer)]!;
  }

  get pdu(): Pdu | undefined {
    if (!this.#isDecoded) this.#decode();
    return this.#pdu;
  }

  get problem(): string | undefined {
    if (!this.#isDecoded) this.#decode();
    return this.#problem;
  }

  get isMarked(): boolean {
    return this.#annotations.isMarked(this.id);
  }

  get note(): string | undefined {
    return this.#annotations.noteOf(this.id);
  }

  #decode(): void {
    this.#isDecoded = true;
    this.#pdu = undefined;
    this.#problem = undefined;
    try {
      // Only filters ask for bodies: what reads them has come with those.
      this.#pdu = filters()!.decode(this.frame);
      this.#problem = this.#pdu.issues[0]?.message;
    } catch (error) {
      this.#problem = (error as Error).message;
    }
  }
}
