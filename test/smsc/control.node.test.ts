import { once } from 'node:events';
import { createSimulator, type Simulator } from '@smpp-web/smsc';
import { type ControlServer, serveControl } from '@smpp-web/smsc/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';

const PAGE = 'http://localhost:8080';

let simulator: Simulator;
let server: ControlServer;
let sockets: WebSocket[];

beforeEach(async () => {
  simulator = createSimulator({ seed: 5 });
  server = await serveControl(simulator, { port: 0, origins: [PAGE] });
  sockets = [];
});

afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await server.close();
  await simulator.close();
});

function open(headers: Record<string, string>, host = '127.0.0.1'): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}`, {
    headers: { host: `${host}:${server.port}`, ...headers },
  });
  sockets.push(socket);
  return socket;
}

describe('who is let in', () => {
  test.each([
    ['a page that is named', { origin: PAGE }, '127.0.0.1'],
    ['by the other name of this machine', { origin: PAGE }, 'localhost'],
    ['a program, which names no page', {}, '127.0.0.1'],
  ])('%s', async (_, headers, host) => {
    const [data] = await once(open(headers as Record<string, string>, host), 'message');
    expect(JSON.parse(String(data))).toMatchObject({ state: { seed: 5 } });
  });

  test.each([
    ['a page that nobody named', { origin: 'https://example.com' }, '127.0.0.1'],
    ['the same host on another port', { origin: 'http://localhost:9999' }, '127.0.0.1'],
    ['a name that leads here by a trick', { origin: PAGE }, 'rebound.example.com'],
    ['a page without an origin of its own', { origin: 'null' }, '127.0.0.1'],
  ])('not %s', async (_, headers, host) => {
    const [error] = await once(open(headers, host), 'error');
    expect((error as Error).message).toContain('401');
  });
});

describe('a conversation', () => {
  /** Asks, and gives the answer; what is told meanwhile is passed over. */
  async function ask(socket: WebSocket, message: unknown): Promise<unknown> {
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    for (;;) {
      const [data] = await once(socket, 'message');
      const said = JSON.parse(String(data)) as object;
      if ('answer' in said) return said;
    }
  }

  test('a request is answered by its number, and what has changed is told', async () => {
    const socket = open({ origin: PAGE });
    await once(socket, 'message');
    const request = { do: 'fault', name: 'throttle', parameters: { share: 0.5 } };
    expect(await ask(socket, { number: 7, request })).toEqual({ answer: 7 });
    const [data] = await once(socket, 'message');
    expect(JSON.parse(String(data))).toMatchObject({
      state: { faults: [{ name: 'throttle', parameters: { share: 0.5 } }] },
    });
    expect(simulator.faults.active).toHaveLength(1);
  });

  test.each([
    ['no JSON', 'fault throttle on', 0],
    ['no request', { number: 3, request: { do: 'fault', name: 'fire' } }, 3],
    ['one that cannot be done', { number: 4, request: { do: 'cut', client: 9 } }, 4],
  ])('%s: the problem is told, and the channel goes on', async (_, message, number) => {
    const socket = open({ origin: PAGE });
    await once(socket, 'message');
    expect(await ask(socket, message)).toEqual({ answer: number, problem: expect.any(String) });
    expect(await ask(socket, { number: 8, request: { do: 'mend' } })).toEqual({ answer: 8 });
  });

  test('nothing but a WebSocket is served', async () => {
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(426);
  });
});
