import { memoryPair, type Transport } from '@smpp-web/session';

/**
 * Two connected transports whose way is cut for good when so many octets have gone through, counted over both directions.
 * What comes before the cut arrives.
 */
export function cutPair(octets: number): { near: Transport; far: Transport } {
  const [near, far] = memoryPair();
  let left = octets;
  const cut = async () => {
    const reason = new Error('cut');
    await Promise.all([near.close(reason), far.close(reason)]);
  };
  const limit = (transport: Transport): Transport => ({
    kind: 'memory',
    facts: {},
    incoming: transport.incoming,
    async send(chunk) {
      const passed = chunk.subarray(0, left);
      left -= passed.length;
      if (passed.length > 0) await transport.send(passed);
      if (left > 0) return;
      // The last octets are read before the way is gone.
      await new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
      await cut();
      throw new Error('cut');
    },
    close: (reason) => transport.close(reason),
  });
  return { near: limit(near), far: limit(far) };
}
