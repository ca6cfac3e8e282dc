import { createFramer, encode, FrameError } from '@smpp-web/codec';
import { type Clock, connectWebSocket, type Transport, type WebSocketState } from '@smpp-web/session';
import type { CheckReport, Target } from './api.ts';
import { explain } from './failure.ts';
import type { LayerName } from './feed.ts';
import { askProbe } from './probe.ts';
import { reportOf } from './probe-words.ts';

/** How long to wait for an answer to enquire_link: a message centre that answers before a bind does so at once. */
const ANSWER_MS = 3_000;

/**
 * Goes as far towards a target as is possible without a name: nobody's account can be locked by it. A bridge that makes
 * probes looks for itself; through any other the way is tried.
 */
export async function checkTarget(target: Target, clock: Clock): Promise<CheckReport> {
  if (target.kind === 'page') return { steps: [step('bind', true, 'The simulator in this page is there.')], facts: {} };
  const probed = await askProbe(target.url, clock);
  return probed ? reportOf(probed) : tryWay(target.url, clock);
}

async function tryWay(url: string, clock: Clock): Promise<CheckReport> {
  let reached: WebSocketState | undefined;
  let transport: Transport;
  try {
    transport = await connectWebSocket(url, {
      onState: (state) => {
        if (state.websocket !== 'closed') reached = state;
      },
    });
  } catch (error) {
    const failure = explain({ error });
    const isOpen = reached?.websocket === 'open';
    return {
      steps: [
        ...(isOpen ? [step('websocket', true, 'The bridge is there.')] : []),
        step(isOpen ? 'link' : 'websocket', false, failure.message),
      ],
      facts: {},
      failure,
    };
  }
  const { facts } = transport;
  const how = facts.tls ? `by ${facts.tls.version ?? 'TLS'}, and its certificate is good` : 'by TCP';
  const open = [
    step('websocket', true, 'The bridge is there.'),
    step('link', true, `${facts.peer ?? 'The message centre'} is connected ${how}.`),
  ];
  const answer = await ask(transport, clock);
  await transport.close();
  return { steps: [...open, answer], facts, ...(!answer.ok && { failure: { message: answer.says } }) };
}

/** Asks what is there for a sign of SMPP. */
async function ask(transport: Transport, clock: Clock): Promise<CheckReport['steps'][number]> {
  const framer = createFramer();
  const silent = step('bind', true, 'It says nothing before a bind, as many message centres do.');
  const read = async () => {
    try {
      await transport.send(encode('enquire_link', { sequence_number: 1 }));
      for await (const chunk of transport.incoming)
        if (framer.push(chunk).length > 0) return step('bind', true, 'It answers enquire_link: it speaks SMPP.');
      return step('bind', true, 'It closes when it is asked before a bind, as some message centres do.');
    } catch (error) {
      if (error instanceof FrameError) return step('bind', false, `What answers speaks no SMPP: ${error.message}.`);
      return step('bind', true, 'It cuts the connection when it is asked before a bind, as some message centres do.');
    }
  };
  return new Promise((resolve) => {
    const stop = clock.after(ANSWER_MS, () => resolve(silent));
    void read().then((found) => {
      stop();
      resolve(found);
    });
  });
}

function step(layer: LayerName, ok: boolean, says: string) {
  return { layer, ok, says };
}
