/** The message centre of the benchmark, in a process of its own. Prints its port. */
import { createServer, type Socket } from 'node:net';
import { ANSWER_OCTETS, BULK_OCTETS, KINDS, type Kind, RECEIPT_OCTETS, REQUEST_OCTETS } from './bridge-loads.ts';
import { listen } from './bridge-process.ts';

const answers = Buffer.alloc(ANSWER_OCTETS * 1_000);
const bulk = Buffer.alloc(RECEIPT_OCTETS);

/** What serves a connection, chunk by chunk. */
const SERVICES: { readonly [kind in Kind]: (socket: Socket) => (chunk: Buffer) => void } = {
  echo: (socket) => forEach(REQUEST_OCTETS, (requests) => socket.write(answers.subarray(0, requests * ANSWER_OCTETS))),
  up: (socket) => forEach(RECEIPT_OCTETS, (receipts) => socket.write(answers.subarray(0, receipts))),
  down: (socket) => forEach(1, (orders) => socket.write(orders === 1 ? bulk : Buffer.alloc(orders * RECEIPT_OCTETS))),
  flood: (socket) => {
    pour(socket);
    return () => {};
  },
  deaf: (socket) => () => socket.pause(),
  floodDeaf: (socket) => {
    pour(socket);
    return () => socket.pause();
  },
};

/** Sends for ever. */
function pour(socket: Socket): void {
  const write = () => {
    while (socket.writable && socket.write(bulk.subarray(0, BULK_OCTETS)));
  };
  socket.on('drain', write);
  write();
}

/** Tells how many whole units have come since the last time. */
function forEach(unit: number, serve: (units: number) => void): (chunk: Buffer) => void {
  let pending = 0;
  return (chunk) => {
    pending += chunk.length;
    const units = Math.floor(pending / unit);
    pending -= units * unit;
    if (units > 0) serve(units);
  };
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {});
  socket.once('data', (first) => {
    const [kind] = Object.entries(KINDS).find(([, octet]) => octet === String.fromCharCode(first[0]!))!;
    const serve = SERVICES[kind as Kind](socket);
    socket.on('data', serve);
    serve(first.subarray(1));
  });
});
console.log(await listen(server));
