import { interfaceDescription, packetBlock, sectionHeader } from '../../main/formats/pcapng-writer.ts';
import type { Assessment } from '../../main/contract/assessment.ts';
import { ends, fragment, pcapOf, SYN, ACK, talk, tcp, udp } from './flood-wire.ts';
import type { Flood } from './floods.ts';

/** Floods of flows, segments, fragments and blocks. */
export const NETWORK_FLOODS: readonly Flood[] = [
  {
    name: 'udp flows',
    isWhole: true,
    size: 1_000_000,
    file: (size) => pcapOf(udpFlows(size)),
    // The busy flow spoke all the time: what is given up first is what is idle.
    check: ({ coverage, servers }, size) =>
      fault([
        [coverage.flows === size + 1, `${coverage.flows} flows`],
        [coverage.packets === size + Math.ceil(size / 1000), `${coverage.packets} packets`],
        [servers.some(({ flows, packetsOut }) => flows === 1 && packetsOut === Math.ceil(size / 1000)), 'no busy flow'],
      ]),
  },
  {
    name: 'udp flows, a packet again a second later',
    size: 300_000,
    file: (size) => pcapOf(twice(size)),
    check: ({ coverage }, size) => fault([[coverage.packets === 2 * size, `${coverage.packets} packets`]]),
  },
  {
    name: 'flows whose addresses have one sum and one difference',
    size: 100_000,
    file: (size) => pcapOf(oneHash(size)),
    check: ({ coverage }, size) => fault([[coverage.flows === size, `${coverage.flows} flows`]]),
  },
  {
    name: 'half-open streams',
    isWhole: true,
    size: 1_000_000,
    file: (size) => pcapOf(halfOpen(size)),
    check: ({ coverage }, size) => fault([[coverage.flows === size, `${coverage.flows} flows`]]),
  },
  {
    name: 'streams that wait for their first octet',
    size: 80_000,
    file: (size) => pcapOf(waitingStreams(size)),
    check: ({ coverage }, size) => fault([[payload(coverage) === size * 2 * 400, `${payload(coverage)} octets`]]),
  },
  {
    name: 'one stream that waits for its first octet',
    size: 400_000,
    file: (size) => pcapOf(waitingStream(size)),
    check: ({ coverage }, size) => fault([[payload(coverage) === size * 100, `${payload(coverage)} octets`]]),
  },
  {
    name: 'one stream backwards',
    size: 200_000,
    file: (size) => pcapOf(backwards(size)),
    check: ({ coverage }, size) => fault([[coverage.packets === size + 1, `${coverage.packets} packets`]]),
  },
  {
    name: 'one stream with a hole before each segment',
    size: 300_000,
    file: (size) => pcapOf(holes(size)),
    check: ({ coverage }, size) => fault([[coverage.packets === size, `${coverage.packets} packets`]]),
  },
  {
    name: 'segments of one octet',
    size: 400_000,
    file: (size) => pcapOf(talk(ends(1, 4000), [{ isOut: true, parts: [new Uint8Array(size).fill(0x2a)] }], 1)),
    check: ({ coverage }, size) => fault([[payload(coverage) === size, `${payload(coverage)} octets`]]),
  },
  {
    name: 'fragments of datagrams that never end',
    isWhole: true,
    size: 100_000,
    file: (size) => pcapOf(fragments(size)),
    check: ({ coverage }, size) => fault([[coverage.packets === size, `${coverage.packets} packets`]]),
  },
  {
    name: 'small fragments of few datagrams',
    size: 100_000,
    file: (size) => pcapOf(smallFragments(size)),
    check: ({ coverage }, size) => fault([[coverage.packets === size, `${coverage.packets} packets`]]),
  },
  {
    name: 'interface descriptions',
    size: 500_000,
    file: (size) => blocks(size, false),
    check: ({ coverage }) => fault([[coverage.packets === 1, `${coverage.packets} packets`]]),
  },
  {
    name: 'names for addresses',
    size: 300_000,
    file: (size) => besides(size, nameBlock),
    check: ({ coverage }) => fault([[coverage.packets === 1, `${coverage.packets} packets`]]),
  },
  {
    name: 'key logs',
    size: 200_000,
    file: (size) => besides(size, keyLogBlock),
    check: ({ coverage }) => fault([[coverage.packets === 1, `${coverage.packets} packets`]]),
  },
  {
    name: 'sections',
    size: 200_000,
    file: (size) => blocks(size, true),
    check: ({ coverage }) => fault([[coverage.packets === 1, `${coverage.packets} packets`]]),
  },
];

/** @returns the first thing that does not hold */
export function fault(list: readonly (readonly [holds: boolean, otherwise: string])[]): string | null {
  return list.find(([holds]) => !holds)?.[1] ?? null;
}

export function payload({ readableBytes, opaqueBytes, unknownBytes }: Assessment['coverage']): number {
  return readableBytes + opaqueBytes + unknownBytes;
}

function* udpFlows(size: number): Generator<Uint8Array> {
  const busy = { client: 2, clientPort: 5000, server: 0x10001, serverPort: 4001 };
  for (let n = 0; n < size; n++) {
    if (n % 1000 === 0) yield udp(busy, [9, 8, 7, 6, n & 255]);
    yield udp(ends(n, 4000), [n & 255, (n >> 8) & 255, (n >> 16) & 255, 200, 201, 202, 203, 204]);
  }
}

function* twice(size: number): Generator<Uint8Array> {
  for (let from = 0; from < size; from += 100_000)
    for (let round = 0; round < 2; round++)
      for (let n = from; n < Math.min(size, from + 100_000); n++) yield udp(ends(n, 4000), [n & 255, 200, 201]);
}

/** Mirrored bits in both addresses: a hash that adds them, or takes their exclusive or, gives one number for all. */
function* oneHash(size: number): Generator<Uint8Array> {
  for (let n = 0; n < size; n++) {
    const to = { client: n & 0x1ffff, clientPort: 5000, server: ~n & 0x1ffff, serverPort: 4000 };
    yield udp(to, [n & 255, 200, 201]);
  }
}

function* halfOpen(size: number): Generator<Uint8Array> {
  for (let n = 0; n < size; n++) yield tcp(ends(n, 443), n, SYN);
}

function* waitingStreams(size: number): Generator<Uint8Array> {
  const octets = new Uint8Array(400).fill(0x55);
  for (let n = 0; n < size; n++) {
    yield tcp(ends(n, 4000), 1000, SYN);
    yield tcp(ends(n, 4000), 1002, ACK, octets);
    yield tcp(ends(n, 4000), 1402, ACK, octets);
  }
}

function* waitingStream(size: number): Generator<Uint8Array> {
  const octets = new Uint8Array(100).fill(0x55);
  yield tcp(ends(1, 4000), 1000, SYN);
  for (let n = 0; n < size; n++) yield tcp(ends(1, 4000), 1002 + n * 100, ACK, octets);
}

function* backwards(size: number): Generator<Uint8Array> {
  yield tcp(ends(1, 4000), 1000, SYN);
  for (let n = size; n > 0; n--) yield tcp(ends(1, 4000), 1001 + n * 8, ACK, [1, 2, 3, 4, 5, 6, 7, n & 255]);
}

function* holes(size: number): Generator<Uint8Array> {
  for (let n = 0; n < size; n++) yield tcp(ends(1, 4000), 1001 + n * 16, ACK, [1, 2, 3, 4, 5, 6, 7, n & 255]);
}

function* fragments(size: number): Generator<Uint8Array> {
  const octets = new Uint8Array(1200).fill(0x66);
  for (let n = 0; n < size; n++) yield fragment(ends(n, 4000), n, 8 * (n % 3), true, octets);
}

/** Every second piece of each datagram, from the end: the most pieces that no two join. */
function* smallFragments(size: number): Generator<Uint8Array> {
  for (let n = 0; n < size; n++) {
    const piece = 8000 - (Math.floor(n / 8) % 8000);
    yield fragment(
      ends(1, 4000),
      (n & 7) + 8 * Math.floor(n / 64_000),
      8 * (piece % 8000),
      true,
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
  }
}

/** One packet behind blocks that hold none. */
function* besides(size: number, made: (n: number) => Uint8Array): Generator<Uint8Array> {
  yield sectionHeader();
  yield interfaceDescription(101);
  for (let n = 0; n < size; n++) yield made(n);
  yield onePacket();
}

/** draft-ietf-opsawg-pcapng section 4.5: one IPv4 address and its name. */
function nameBlock(n: number): Uint8Array {
  const name = Buffer.from(`h${String(n).padStart(6, '0')}\0`, 'latin1');
  return block(
    4,
    Buffer.concat([Uint8Array.of(1, 0, 12, 0, 10, (n >> 16) & 255, (n >> 8) & 255, n & 255), name, Buffer.alloc(4)]),
  );
}

/** Section 4.7: one line of a TLS key log (`TLSK`), each of another session. */
function keyLogBlock(n: number): Uint8Array {
  const line = Buffer.from(`CLIENT_RANDOM ${String(n).padStart(64, '0')} ${'5'.repeat(96)}\n`, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x544c534b, 0);
  head.writeUInt32LE(line.length, 4);
  return block(10, Buffer.concat([head, line, Buffer.alloc(-line.length & 3)]));
}

function block(type: number, body: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(12 + body.length);
  whole.writeUInt32LE(type, 0);
  whole.writeUInt32LE(whole.length, 4);
  whole.set(body, 8);
  whole.writeUInt32LE(whole.length, whole.length - 4);
  return new Uint8Array(whole);
}

function onePacket(): Uint8Array {
  const bytes = udp(ends(1, 4000), [1, 2, 3]);
  return packetBlock({ interfaceId: 0, time: { seconds: 1_700_000_000, nanos: 0 }, bytes, wireLength: bytes.length });
}

function* blocks(size: number, isSections: boolean): Generator<Uint8Array> {
  yield sectionHeader();
  yield interfaceDescription(101);
  for (let n = 0; n < size; n++) {
    if (isSections) yield sectionHeader();
    yield interfaceDescription(101);
  }
  yield onePacket();
}
