import { type Built, type Endpoint, udpFrame } from './frames.ts';
import type { Mark, Part } from './piece.ts';
import { piece } from './piece.ts';
import type { Random } from './random.ts';

/** A captured frame before it has its number. */
export interface Frame {
  /** Microseconds since 1970. */
  readonly time: number;
  readonly bytes: Uint8Array;
  /** Where the capture holds less than there was. */
  readonly wireLength?: number;
}

export interface Spot {
  readonly frame: Frame;
  readonly offset: number;
  readonly length: number;
}

/** A mark with its octets' place on the wire: more than one spot where it crosses segments. */
export interface Occurrence {
  readonly mark: Mark;
  readonly protocol: string;
  readonly spots: readonly Spot[];
}

const SECOND = 1_000_000;
const FIRST_EPHEMERAL = 32768; // Linux, ip_local_port_range

/** The wire between one device and its router, with a clock. */
export interface Network {
  readonly random: Random;
  readonly frames: Frame[];
  readonly occurrences: Occurrence[];
  readonly device: { mac: Uint8Array; ip: string; ip6: string };
  readonly router: { mac: Uint8Array; ip: string };
  /** The longest TCP segment, where it is not what Ethernet allows. */
  readonly mss: number | undefined;
  now: number;
  nextPort: number;
  nextId: number;
}

export interface UdpFlow {
  readonly client: Endpoint;
  readonly server: Endpoint;
  protocol: string;
  readonly out: (payload: Part) => void;
  readonly in: (payload: Part) => void;
}

export function createNetwork(random: Random, start: number, deviceMac: Uint8Array, mss?: number): Network {
  const host = random.range(20, 240);
  return {
    random,
    frames: [],
    occurrences: [],
    device: { mac: deviceMac, ip: `192.168.1.${host}`, ip6: `2001:db8:42:1::${host.toString(16)}` },
    router: { mac: Uint8Array.of(0x02, 0x1c, 0x7f, 0x10, 0x20, 0x01), ip: '192.168.1.1' },
    mss,
    now: start,
    nextPort: FIRST_EPHEMERAL + random.below(20000),
    nextId: random.below(0x10000),
  };
}

/** Waits so many seconds, or a little around it. */
export function wait(network: Network, seconds: number): void {
  network.now += Math.round(seconds * SECOND * (0.8 + network.random.below(400) / 1000));
}

/** Lets something happen `seconds` from now, beside what comes next: the clock is put back. */
export function beside(network: Network, seconds: number, happen: () => void): void {
  const { now } = network;
  network.now += Math.round(seconds * SECOND);
  happen();
  network.now = now;
}

export function addFrame(network: Network, built: Built, marks: readonly Mark[], protocol: string): Frame {
  const frame: Frame = { time: network.now, bytes: built.bytes };
  network.frames.push(frame);
  for (const mark of marks) {
    const spots = [{ frame, offset: built.payloadAt + mark.at, length: mark.length }];
    network.occurrences.push({ mark, protocol, spots });
  }
  return frame;
}

export function nextId(network: Network): number {
  network.nextId = (network.nextId + 1) & 0xffff;
  return network.nextId;
}

export function clientEndpoint(network: Network, six: boolean, port?: number): Endpoint {
  network.nextPort += 1 + network.random.below(7);
  const { mac, ip, ip6 } = network.device;
  return { mac, ip: six ? ip6 : ip, port: port ?? network.nextPort };
}

interface UdpOptions {
  readonly protocol: string;
  readonly clientPort?: number;
  /** MAC of the receiver where it is not the router (multicast). */
  readonly mac?: Uint8Array;
  readonly from?: string;
}

export function openUdp(network: Network, ip: string, port: number, options: UdpOptions): UdpFlow {
  const own = clientEndpoint(network, ip.includes(':'), options.clientPort);
  const client = options.from === undefined ? own : { ...own, ip: options.from };
  const server: Endpoint = { mac: options.mac ?? network.router.mac, ip, port };
  const send = (from: Endpoint, to: Endpoint, payload: Part): void => {
    const { bytes, marks } = piece(payload);
    if (bytes.length > 1472) throw new Error('a datagram that would need fragments');
    addFrame(network, udpFrame(from, to, bytes, nextId(network)), marks, flow.protocol);
    wait(network, 0.004);
  };
  const flow: UdpFlow = {
    client,
    server,
    protocol: options.protocol,
    out: (payload) => send(client, server, payload),
    in: (payload) => {
      wait(network, 0.03);
      send(server, client, payload);
    },
  };
  return flow;
}
