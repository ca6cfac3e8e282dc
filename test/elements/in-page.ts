import type { BindForm, StartEngine } from '@smpp-web/console';
import { Engine } from '@smpp-web/console/engine';

/** The engine without its worker: the same code, in the page. */
export const startInPage: StartEngine = (take) => ({
  engine: new Engine(async (feed) => take(feed)),
  dispose: () => undefined,
});

/** An account of the message centre in this page. */
export const ACCOUNT: BindForm = {
  target: 'page',
  address: '',
  system_id: 'smppclient1',
  password: 'password',
  mode: 'transceiver',
  version: '3.4',
};
