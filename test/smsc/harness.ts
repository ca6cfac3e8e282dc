import type { Init, PduOf } from '@smpp-web/codec';
import {
  type BindOptions,
  connectEsme,
  type Esme,
  memoryPair,
  type Session,
  type VirtualClock,
  virtualClock,
} from '@smpp-web/session';
import { createSimulator, type Simulator, type SimulatorOptions } from '@smpp-web/smsc';

/** 2026-01-01T00:00:00Z: where the calendar of the tests starts. */
export const START = Date.UTC(2026, 0, 1);

export interface World {
  readonly clock: VirtualClock;
  readonly smsc: Simulator;
}

/** A message centre whose time stands still until a test moves it. Seed 1 unless a test says otherwise. */
export function createWorld(options: SimulatorOptions = {}): World {
  const clock = virtualClock(START);
  // Time that leaps over an hour leaves no turn for keepalives to be answered in: they have tests of their own.
  const session = { enquireLinkMs: 0, ...options.session };
  return { clock, smsc: createSimulator({ seed: 1, clock, ...options, session }) };
}

export interface TestClient {
  readonly esme: Esme;
  readonly session: Session;
  /** Deliveries that have come, in order. */
  readonly deliveries: (PduOf<'deliver_sm'> | PduOf<'data_sm'>)[];
  /** alert_notifications that have come. */
  readonly alerts: PduOf<'alert_notification'>[];
}

type ClientOptions = Partial<BindOptions> & { readonly version?: '3.3' | '3.4' | '5.0' };

/** Binds an ESME to a message centre. */
export async function bindTo({ smsc, clock }: World, options: ClientOptions = {}): Promise<TestClient> {
  const [near, far] = memoryPair();
  smsc.accept(far);
  const deliveries: TestClient['deliveries'] = [];
  const alerts: TestClient['alerts'] = [];
  const esme = await connectEsme(
    near,
    { system_id: 'smppclient1', password: 'password', clock, enquireLinkMs: 0, ...options },
    (session) => {
      session.on('request', (pdu) => {
        if (pdu.command === 'deliver_sm' || pdu.command === 'data_sm') deliveries.push(pdu);
        if (pdu.command === 'alert_notification') alerts.push(pdu);
      });
    },
  );
  return { esme, session: esme.session, deliveries, alerts };
}

/** Lets everything that is ready happen; no time passes. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

/** Moves time on and lets everything happen that comes of it. */
export async function pass({ clock }: World, ms: number): Promise<void> {
  await settle();
  clock.advance(ms);
  await settle();
}

const utf8 = new TextEncoder();

/** A submit_sm with usual fields. */
export function message(fields: Init<'submit_sm'> = {}): Init<'submit_sm'> {
  return {
    source_addr: '1000',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: '447700900000',
    registered_delivery: 1,
    short_message: utf8.encode('Hello'),
    ...fields,
  };
}

export const octetsOf = (text: string): Uint8Array => utf8.encode(text);
