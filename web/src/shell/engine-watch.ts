/** How often the engine is asked whether it is there; a hidden page asks once a minute at most. */
const PING_MS = 10_000;
/** How long it may take to answer: a worker that is only busy turns to it long before. */
const ANSWER_MS = 10_000;
/** The same after an error, which most of the time ends nothing. */
const ANSWER_AFTER_ERROR_MS = 3_000;

/** Watches a worker by asking it. */
export interface EngineWatch {
  /** Resolves with a sentence once it does not answer. */
  readonly stopped: Promise<string>;
  end(): void;
}

/** Begins to watch; `ping` resolves when the worker answers. */
export function watchWorker(worker: Worker, ping: () => Promise<void>): EngineWatch {
  let next: ReturnType<typeof setTimeout>;
  let isOver = false;
  const end = () => {
    isOver = true;
    clearTimeout(next);
  };
  const stopped = new Promise<string>((resolve) => {
    const ask = async (why: string, ms: number) => {
      // Twice: after a sleep of the machine the time is over before the answer could be heard.
      const isThere = (await within(ms, ping())) || (await within(ms, ping()));
      if (isThere || isOver) return;
      end();
      resolve(why);
    };
    const plan = () => {
      next = setTimeout(
        () => void ask(`It has not answered for ${ANSWER_MS / 1000} s.`, ANSWER_MS).then(again),
        PING_MS,
      );
    };
    const again = () => {
      if (!isOver) plan();
    };
    worker.onerror = ({ message }) => void ask(message || 'It could not be loaded.', ANSWER_AFTER_ERROR_MS);
    plan();
  });
  return { stopped, end };
}

function within(ms: number, answer: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    const settle = (isThere: boolean) => {
      clearTimeout(timer);
      resolve(isThere);
    };
    answer.then(
      () => settle(true),
      () => settle(false),
    );
  });
}
