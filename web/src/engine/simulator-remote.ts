import type { ControlRequest, ControlState } from '@smpp-web/smsc';

/** How long an answer may take, in milliseconds: the other side is on this machine. */
const ANSWER_MS = 10_000;

/** What the control channel says: an answer by the number of its request, or how the simulator stands. */
type Said = { readonly answer: number; readonly problem?: string } | { readonly state: ControlState };

interface Pending {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** A simulator behind the control channel of `smpp-smsc`: a WebSocket with JSON both ways. */
export class RemoteControl {
  readonly url: string;
  readonly #socket: WebSocket | undefined;
  readonly #onState: (state: ControlState | undefined, problem: string | undefined) => void;
  readonly #opened: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  #count = 0;
  #isClosed = false;

  constructor(url: string, onState: (state: ControlState | undefined, problem: string | undefined) => void) {
    this.url = url;
    this.#onState = onState;
    this.#socket = openSocket(url);
    this.#opened = new Promise((resolve, reject) => {
      if (!this.#socket) return reject(new Error(`${url} is no address of a control channel: it begins with ws://.`));
      this.#socket.onopen = () => resolve();
      this.#socket.onmessage = ({ data }) => this.#take(String(data));
      this.#socket.onclose = () => {
        reject(new Error(nobodyAt(url)));
        this.#end();
      };
    });
    this.#opened.catch((error: Error) => queueMicrotask(() => this.#isClosed || onState(undefined, error.message)));
  }

  get isUsable(): boolean {
    return !this.#isClosed && this.#socket !== undefined && this.#socket.readyState <= WebSocket.OPEN;
  }

  async request(request: ControlRequest): Promise<void> {
    await this.#opened;
    const number = ++this.#count;
    this.#socket!.send(JSON.stringify({ request, number }));
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(number);
        reject(new Error(`The simulator did not answer within ${ANSWER_MS / 1000} s.`));
      }, ANSWER_MS);
      this.#pending.set(number, { resolve, reject, timer });
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
    this.#end();
  }

  #take(text: string): void {
    const said = JSON.parse(text) as Said;
    if ('state' in said) return this.#onState(said.state, undefined);
    const pending = this.#pending.get(said.answer);
    this.#pending.delete(said.answer);
    clearTimeout(pending?.timer);
    if (said.problem === undefined) pending?.resolve();
    else pending?.reject(new Error(said.problem));
  }

  #end(): void {
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(new Error('The control channel was closed.'));
    }
    this.#pending.clear();
    if (!this.#isClosed) this.#onState(undefined, `${nobodyAt(this.url)}`);
  }
}

function nobodyAt(url: string): string {
  return `Nothing that lets this page in answers at ${url}. “npm start” opens a control channel; smpp-smsc does with --control-port, for pages named by --control-origin.`;
}

function openSocket(url: string): WebSocket | undefined {
  // A browser would take any word for a path on the server of the page.
  return /^wss?:\/\//.test(url) && URL.canParse(url) ? new WebSocket(url) : undefined;
}
