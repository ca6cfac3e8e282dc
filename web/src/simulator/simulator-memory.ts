import type { ControlRequest } from '@smpp-web/smsc';
import type { ConsoleModel } from '../shell/model.ts';

/** What the message centre in this page was told to be, so that one that takes its place after a crash is so, too. */
export class SimulatorMemory {
  /** By what they settle, the latest last: a request takes the place of an earlier one about the same. */
  readonly #requests = new Map<string, ControlRequest>();

  constructor(model: Pick<ConsoleModel, 'engine' | 'onRestart'>) {
    model.onRestart(() => {
      // What the old one took may be refused by the new one, as a scenario without its clients: it runs all the same.
      for (const request of this.#requests.values())
        model.engine.simulator.request('page', request).catch(() => undefined);
    });
  }

  /** Takes note of what was asked for. */
  note(request: ControlRequest): void {
    const subject = subjectOf(request);
    if (subject === undefined) return;
    const earlier = this.#requests.get(subject);
    this.#requests.delete(subject);
    if (request.do === 'put account') this.#requests.set(subject, withPassword(request, earlier));
    else if (request.do === 'mend' && request.name === undefined) this.#forget('fault');
    else if (request.do === 'stop') this.#requests.delete('scenario');
    else this.#requests.set(subject, request);
  }

  #forget(kind: string): void {
    for (const subject of this.#requests.keys()) if (subject.startsWith(kind)) this.#requests.delete(subject);
  }
}

/** An account that is changed without its password keeps the one that it has. */
function withPassword(request: Extract<ControlRequest, { do: 'put account' }>, earlier: ControlRequest | undefined) {
  const { password } = earlier?.do === 'put account' ? earlier.account : {};
  return { ...request, account: { ...(password !== undefined && { password }), ...request.account } };
}

/** What a request settles; undefined where it is done and over, or about a client that is gone after a crash. */
function subjectOf(request: ControlRequest): string | undefined {
  switch (request.do) {
    case 'configure':
      return `settings ${pathsOf(request.settings)}`;
    case 'put account':
      return `account ${request.account.system_id}`;
    case 'remove account':
      return `account ${request.system_id}`;
    case 'fault':
    case 'mend':
      return request.client === undefined ? `fault ${request.name}` : undefined;
    case 'play':
    case 'stop':
      return 'scenario';
    case 'seed':
    case 'speed':
      return request.do;
    default:
      return undefined;
  }
}

/** The names of what is set: those of the settings, and of their members where they are changed one by one. */
function pathsOf(settings: object): string {
  const isGroup = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.entries(settings)
    .map(([name, value]) => (isGroup(value) ? `${name}.${Object.keys(value)}` : name))
    .sort()
    .join(' ');
}
