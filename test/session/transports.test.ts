import { memoryPair, messagePortTransport, streamsTransport } from '@smpp-web/session';
import { transportContract } from '../contract/transport.ts';

transportContract(
  'memory',
  () => {
    const [near, far] = memoryPair();
    return { near, far };
  },
  { halfClose: true },
);

transportContract('memory, octet by octet', () => {
  const [near, far] = memoryPair({ chunkOctets: 4_099 });
  return { near, far };
});

transportContract('MessagePort', () => {
  const { port1, port2 } = new MessageChannel();
  return { near: messagePortTransport(port1), far: messagePortTransport(port2) };
});

transportContract('WHATWG streams', () => {
  const [a, b] = [bounded(), bounded()];
  return {
    near: streamsTransport({ readable: a.readable, writable: b.writable }),
    far: streamsTransport({ readable: b.readable, writable: a.writable }),
  };
});

/** A stream that holds 64 KiB, as a socket does. */
function bounded() {
  const size = (chunk: Uint8Array) => chunk.length;
  return new TransformStream<Uint8Array, Uint8Array>(
    {},
    { highWaterMark: 65_536, size },
    { highWaterMark: 65_536, size },
  );
}
