import { connectEsme, connectWebSocket } from '@smpp-web/session';
import { type LoadResult, runLoad, SUBMITS } from '../session/load.ts';

/** One load run. */
export interface LoadOrder {
  /** Of the bridge, as `ws://host:port/smpp/<target>`. */
  readonly url: string;
  readonly window: number;
  readonly messages: number;
}

/** What has come of it. */
export type LoadReport = LoadResult | { readonly problem: string };

/** The part that runs in a Worker of the tab, where a console has its session. Orders and reports go over a WebSocket of their own. */
const orders = new WebSocket(new URL(location.href).searchParams.get('orders')!);
orders.onmessage = ({ data }: MessageEvent<string>) => {
  measure(JSON.parse(data) as LoadOrder).then(report, (error: unknown) => report({ problem: String(error) }));
};

function report(what: LoadReport): void {
  orders.send(JSON.stringify(what));
}

async function measure({ url, window, messages }: LoadOrder): Promise<LoadResult> {
  const transport = await connectWebSocket(url);
  const esme = await connectEsme(transport, { system_id: 'bench', password: 'bench', windowSize: window });
  const submitOne = (index: number) => esme.submit(SUBMITS[index % SUBMITS.length]!);
  await runLoad(submitOne, window, Math.ceil(messages / 3));
  const result = await runLoad(submitOne, window, messages);
  await esme.unbind();
  return result;
}
