import { Store } from '../common/store.ts';
import type { Feed } from '../engine/feed.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { commandName } from '../words/command-name.ts';
import { LESSONS, type Lesson } from './lessons.ts';

/** A PDU that a step has brought. */
export interface SeenPdu {
  /** Its number in the timeline, for as long as it is kept there. */
  readonly id: number;
  readonly direction: 'in' | 'out';
  readonly command: string;
  readonly frame: Uint8Array;
  readonly note: string | undefined;
}

/** How far a lesson has come. */
export interface Course {
  readonly lesson: Lesson | undefined;
  /** The step to do next; as many as there are steps when all is done. */
  readonly step: number;
  readonly isRunning: boolean;
  /** What each step has brought. */
  readonly seen: readonly (readonly SeenPdu[])[];
  readonly problem: string;
  /** Lessons that were done to their end, in this visit. */
  readonly done: ReadonlySet<string>;
}

/** Time for a step: the simulator in this page needs a second for a receipt. */
const STEP_MS = 15_000;

/** PDUs shown of one step; more would hide what it is about. */
const MAX_SEEN = 20;

/** Leads through lessons: does what a step says, and shows what comes over the wire while it lasts. */
export class LessonStore extends Store<Course> {
  readonly #model: ConsoleModel;

  constructor(model: ConsoleModel) {
    super({ lesson: undefined, step: 0, isRunning: false, seen: [], problem: '', done: new Set() });
    this.#model = model;
  }

  /** Begins a lesson; goes back to the list where there is none of that name. */
  begin(id: string | undefined): void {
    const lesson = LESSONS.find((each) => each.id === id);
    this.patch({ lesson, step: 0, isRunning: false, seen: [], problem: '' });
  }

  /** Does the next step. */
  async next(): Promise<void> {
    const { lesson, step, isRunning } = this.get();
    const now = lesson?.steps[step];
    if (!now || isRunning) return;
    this.patch({ isRunning: true, problem: '' });
    const seen = this.#watch(now.until, now.notes);
    try {
      await now.run(this.#model);
      await seen.over;
      const isLast = step + 1 === lesson.steps.length;
      this.patch({ step: step + 1, ...(isLast && { done: new Set([...this.get().done, lesson.id]) }) });
    } catch (error) {
      this.patch({ problem: (error as Error).message });
    } finally {
      seen.stop();
      this.patch({ isRunning: false });
    }
  }

  /** Notes what comes until all that is waited for has been seen. */
  #watch(until: readonly string[], notes: Readonly<Record<string, string>>) {
    const { step, seen, lesson } = this.get();
    const missing = [...until];
    const found: SeenPdu[] = [];
    let stop = () => {};
    const over = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The answer has not come. Try again.')), STEP_MS);
      const leave = this.#model.onFeed((feed) => {
        if (this.get().lesson !== lesson) return;
        for (const pdu of this.#pdusOf(feed)) {
          const name = `${pdu.direction} ${pdu.command}`;
          if (found.length < MAX_SEEN) found.push({ ...pdu, note: notes[name] });
          const at = missing.indexOf(name);
          if (at >= 0) missing.splice(at, 1);
        }
        this.patch({ seen: [...seen.slice(0, step), [...found]] });
        if (missing.length === 0) resolve();
      });
      stop = () => {
        clearTimeout(timer);
        leave();
      };
    });
    // Where the step itself fails nobody waits for this any more.
    over.catch(() => undefined);
    return { over, stop };
  }

  /** The PDUs of a batch that belong to the session in front; the log has taken them already. */
  #pdusOf({ frames }: Feed): readonly Omit<SeenPdu, 'note'>[] {
    const { session } = this.#model.link.get();
    const { last } = this.#model.log.range;
    return [...frames].flatMap(({ session: of, direction, frame }, index) => {
      const command_id = frame.length >= 8 ? new DataView(frame.buffer, frame.byteOffset).getUint32(4) : 0;
      const command = commandName(command_id);
      if (of !== session || command.startsWith('enquire_link')) return [];
      return [{ id: last - frames.length + 1 + index, direction, command, frame }];
    });
  }
}
