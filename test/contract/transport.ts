import { type Transport, TransportError } from '@smpp-web/session';
import { afterEach, describe, expect, test } from 'vitest';

/** Two connected ends of the transport under test, and how to take down what they needed. */
export interface TransportPair {
  readonly near: Transport;
  readonly far: Transport;
  readonly release?: () => unknown;
}

export interface ContractOptions {
  /** Whether an end that has closed may still receive. WebSockets and ports end both ways at once. */
  readonly halfClose?: boolean;
}

/** More than any buffer on the way holds. */
const FLOOD_CHUNKS = 400;
const FLOOD_CHUNK_OCTETS = 65_536;

/** What every transport keeps to, however the octets travel. */
export function transportContract(
  name: string,
  makePair: () => Promise<TransportPair> | TransportPair,
  { halfClose = false }: ContractOptions = {},
): void {
  describe(`transport: ${name}`, () => {
    const open: TransportPair[] = [];
    const pair = async () => {
      const made = await makePair();
      open.push(made);
      return made;
    };
    afterEach(async () => {
      for (const { near, far, release } of open.splice(0)) {
        await Promise.allSettled([near.close(new Error('the test is over')), far.close(new Error('the test is over'))]);
        await release?.();
      }
    });

    test.each(['near', 'far'] as const)('what %s sends arrives in order and whole, in any cut', async (from) => {
      const ends = await pair();
      const to = from === 'near' ? 'far' : 'near';
      const sent = Array.from({ length: 200 }, (_, index) => new Uint8Array((index * 37) % 500).fill(index));
      const receiving = read(
        ends[to],
        sent.reduce((sum, { length }) => sum + length, 0),
      );
      for (const chunk of sent) await ends[from].send(chunk);
      expect(await receiving).toEqual(join(sent));
    });

    test('cut at every octet, the octets are the same', async () => {
      const { near, far } = await pair();
      const message = Uint8Array.from({ length: 48 }, (_, index) => index);
      const receiving = read(far, message.length * (message.length - 1));
      for (let cut = 1; cut < message.length; cut++) {
        void near.send(message.subarray(0, cut));
        void near.send(message.subarray(cut));
      }
      const expected = new Uint8Array(message.length * (message.length - 1));
      for (let at = 0; at < expected.length; at += message.length) expected.set(message, at);
      expect(await receiving).toEqual(expected);
    });

    test('both ways at once', async () => {
      const { near, far } = await pair();
      const octets = new Uint8Array(100_000).fill(7);
      const received = Promise.all([read(near, octets.length), read(far, octets.length)]);
      await Promise.all([near.send(octets), far.send(octets)]);
      expect((await received).map(({ length }) => length)).toEqual([octets.length, octets.length]);
    });

    test('a reader that does not pull holds the sender back, and nothing is lost when it does', async () => {
      const { near, far } = await pair();
      const chunk = new Uint8Array(FLOOD_CHUNK_OCTETS).fill(1);
      let sent = 0;
      let isBlocked: () => void = () => undefined;
      const blocked = new Promise<void>((resolve) => {
        isBlocked = resolve;
      });
      const flood = async () => {
        for (; sent < FLOOD_CHUNKS; sent++) {
          const sending = near.send(chunk);
          // Twenty turns without progress are pressure.
          void turns(20).then(isBlocked);
          await sending;
        }
      };
      const flooding = flood();
      await blocked;
      expect(sent).toBeLessThan(FLOOD_CHUNKS);
      expect((await read(far, FLOOD_CHUNKS * FLOOD_CHUNK_OCTETS)).length).toBe(FLOOD_CHUNKS * FLOOD_CHUNK_OCTETS);
      await flooding;
    });

    test('closing flushes, and the other side sees the end', async () => {
      const { near, far } = await pair();
      await near.send(new Uint8Array([1, 2, 3]));
      const closing = near.close();
      expect(await readAll(far)).toEqual(new Uint8Array([1, 2, 3]));
      await far.close();
      await closing;
    });

    test('closing with a reason cuts: our reader gets the reason, theirs an end or an error', async () => {
      const { near, far } = await pair();
      const reason = new Error('enough');
      const [ours, theirs] = [
        readAll(near).catch((error: unknown) => error),
        readAll(far).catch((error: unknown) => error),
      ];
      await near.close(reason);
      expect(await ours).toBe(reason);
      const end = await theirs;
      expect(end instanceof TransportError || (end instanceof Uint8Array && end.length === 0)).toBe(true);
    });

    test('closing twice, in any way, is harmless', async () => {
      const { near, far } = await pair();
      void readAll(far)
        .then(() => far.close())
        .catch(() => undefined);
      await Promise.all([near.close(), near.close(), near.close(new Error('late'))]);
      await near.close(new Error('later'));
      await expect(near.send(new Uint8Array(1))).rejects.toBeInstanceOf(TransportError);
    });

    test('once closed, sending rejects with a TransportError', async () => {
      const { near, far } = await pair();
      void readAll(far)
        .then(() => far.close())
        .catch(() => undefined);
      await near.close();
      await expect(near.send(new Uint8Array(1))).rejects.toMatchObject({ name: 'TransportError' });
    });

    test('a sender that is held back is set free by a cut', async () => {
      const { near } = await pair();
      const flood = async () => {
        for (;;) await near.send(new Uint8Array(FLOOD_CHUNK_OCTETS));
      };
      const flooding = flood().catch((error: unknown) => error);
      await turns(20);
      await near.close(new Error('enough'));
      expect(await flooding).toBeInstanceOf(TransportError);
    });

    test.runIf(halfClose)('an end that has closed its side still receives nothing but an end', async () => {
      const { near, far } = await pair();
      const closing = near.close();
      expect(await readAll(far)).toHaveLength(0);
      await far.send(new Uint8Array([9])).catch(() => undefined);
      await far.close();
      await expect(closing).resolves.toBeUndefined();
    });

    test('it says what it is', async () => {
      const { near } = await pair();
      expect(near.kind).toMatch(/^(memory|message-port|streams|websocket|tcp|tls)$/);
      expect(near.facts).toBeTypeOf('object');
    });
  });
}

async function turns(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  }
}

/** Reads so many octets, and no further. */
async function read(transport: Transport, octets: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let left = octets;
  for await (const chunk of transport.incoming) {
    chunks.push(chunk);
    left -= chunk.length;
    if (left <= 0) break;
  }
  return join(chunks);
}

async function readAll(transport: Transport): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of transport.incoming) chunks.push(chunk);
  return join(chunks);
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
