/** A packet of a capture: when, on what kind of link, and its octets. */
export interface Packet {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly linkType: number;
  readonly octets: Uint8Array;
}

const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
const FILE_HEADER_OCTETS = 24;
const RECORD_HEADER_OCTETS = 16;

const SECTION_HEADER = 0x0a0d0d0a;
const BYTE_ORDER = 0x1a2b3c4d;
const INTERFACE = 1;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;
const OPTION_RESOLUTION = 9;
const DEFAULT_RESOLUTION = 1e6;

/** Whether octets begin as a capture does, classic or pcapng. */
export function isCapture(octets: Uint8Array): boolean {
  if (octets.length < FILE_HEADER_OCTETS) return false;
  const view = viewOf(octets);
  const [big, little] = [view.getUint32(0), view.getUint32(0, true)];
  return [MICROSECONDS, NANOSECONDS].some((magic) => magic === big || magic === little) || big === SECTION_HEADER;
}

/** The packets of a capture, in order. One that is cut at its end gives those before. */
export function* packetsIn(octets: Uint8Array): Generator<Packet> {
  if (viewOf(octets).getUint32(0) === SECTION_HEADER) yield* nextGeneration(octets);
  else yield* classic(octets);
}

function* classic(octets: Uint8Array): Generator<Packet> {
  const view = viewOf(octets);
  const isLittle = [MICROSECONDS, NANOSECONDS].includes(view.getUint32(0, true));
  const perMs = view.getUint32(0, isLittle) === NANOSECONDS ? 1e6 : 1e3;
  // The upper bits tell of frame check sequences.
  const linkType = view.getUint32(20, isLittle) & 0xffff;
  let at = FILE_HEADER_OCTETS;
  while (at + RECORD_HEADER_OCTETS <= octets.length) {
    const length = view.getUint32(at + 8, isLittle);
    const start = at + RECORD_HEADER_OCTETS;
    if (length > octets.length - start) return;
    const time = view.getUint32(at, isLittle) * 1_000 + view.getUint32(at + 4, isLittle) / perMs;
    yield { at: time, linkType, octets: octets.subarray(start, start + length) };
    at = start + length;
  }
}

interface Interface {
  readonly linkType: number;
  /** Units of time in a second. */
  readonly resolution: number;
}

function* nextGeneration(octets: Uint8Array): Generator<Packet> {
  const view = viewOf(octets);
  let isLittle = true;
  let interfaces: Interface[] = [];
  let at = 0;
  while (at + 12 <= octets.length) {
    if (view.getUint32(at) === SECTION_HEADER) {
      isLittle = view.getUint32(at + 8, true) === BYTE_ORDER;
      interfaces = [];
    }
    const kind = view.getUint32(at, isLittle);
    const size = view.getUint32(at + 4, isLittle);
    if (size < 12 || size % 4 !== 0 || size > octets.length - at) return;
    const block = octets.subarray(at + 8, at + size - 4);
    if (kind === INTERFACE && block.length >= 8) interfaces.push(interfaceOf(block, isLittle));
    const packet =
      kind === ENHANCED_PACKET || kind === SIMPLE_PACKET ? packetOf(kind, block, isLittle, interfaces) : undefined;
    if (packet) yield packet;
    at += size;
  }
}

function interfaceOf(block: Uint8Array, isLittle: boolean): Interface {
  const view = viewOf(block);
  let resolution = DEFAULT_RESOLUTION;
  for (let at = 8; at + 4 <= block.length; ) {
    const [code, length] = [view.getUint16(at, isLittle), view.getUint16(at + 2, isLittle)];
    if (code === 0) break;
    if (code === OPTION_RESOLUTION && length === 1 && at + 4 < block.length) {
      const power = view.getUint8(at + 4);
      resolution = power & 0x80 ? 2 ** (power & 0x7f) : 10 ** power;
    }
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return { linkType: view.getUint16(0, isLittle), resolution };
}

function packetOf(
  kind: number,
  block: Uint8Array,
  isLittle: boolean,
  interfaces: readonly Interface[],
): Packet | undefined {
  const view = viewOf(block);
  if (kind === SIMPLE_PACKET) {
    const [first] = interfaces;
    return first && { at: 0, linkType: first.linkType, octets: block.subarray(4) };
  }
  if (block.length < 20) return undefined;
  const from = interfaces[view.getUint32(0, isLittle)];
  if (!from) return undefined;
  const units = view.getUint32(4, isLittle) * 2 ** 32 + view.getUint32(8, isLittle);
  const length = view.getUint32(12, isLittle);
  return { at: (units / from.resolution) * 1_000, linkType: from.linkType, octets: block.subarray(20, 20 + length) };
}

function viewOf(octets: Uint8Array): DataView {
  return new DataView(octets.buffer, octets.byteOffset, octets.length);
}
