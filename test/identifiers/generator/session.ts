import { lookUp } from './dns.ts';
import { type Account, type Device, inventAccount, inventDevice } from './invent.ts';
import { createNetwork, type Network, openUdp, type UdpFlow } from './network.ts';
import { createRandom, type Random } from './random.ts';
import { openTcp, type TcpFlow } from './tcp.ts';
import type { Wire } from './wire.ts';

export interface Own {
  readonly kind: 'account' | 'name' | 'phone' | 'email' | 'room' | 'message' | 'device' | 'credential';
  readonly value: string;
}

/** One app used once, by one account on one device. */
export interface Session {
  readonly net: Network;
  readonly account: Account;
  readonly device: Device;
  /** Constants of the app: the same for every account and device. */
  readonly app: Random;
  readonly random: Random;
  readonly mine: Own[];
  /** Seconds since 1970, milliseconds. */
  readonly seconds: () => number;
  readonly millis: () => number;
  /** Looks a name up (once) and tells its address. */
  readonly resolve: (host: string) => string;
  readonly tcp: (host: string, port: number, protocol: string) => TcpFlow;
  readonly udp: (host: string, port: number, protocol: string) => UdpFlow;
  /** What the user would type in. */
  readonly own: (kind: Own['kind'], value: string) => void;
}

export interface Design {
  readonly name: string;
  /** The published case or standard it follows. */
  readonly follows: string;
  /** Whether anything but decoys is in it. */
  readonly exposes: boolean;
  readonly six?: boolean;
  readonly wire?: Wire;
  readonly play: (session: Session) => void;
}

export interface Variant {
  readonly account: 'a' | 'b';
  readonly device: 'a' | 'b';
}

/** Hosting firms' networks, so that an address is one that stands on the internet; nothing is ever sent there. */
const NETS = ['47.88', '52.74', '43.130', '18.196', '120.92', '35.158', '161.117', '139.162'];
const NET_SIX = '2a05:d018';
const START = 1_781_000_000; // June 2026
const MONTH = 2_600_000;

export function createSession(design: Design, seed: number, variant: Variant): Session {
  const random = createRandom(`${design.name}/${seed}/session/${variant.account}${variant.device}`);
  const app = createRandom(`${design.name}/${seed}/app`);
  const account = inventAccount(createRandom(`${design.name}/${seed}/account/${variant.account}`), variant.account);
  const device = inventDevice(createRandom(`${design.name}/${seed}/device/${variant.device}`));
  const net = createNetwork(random, (START + random.below(MONTH)) * 1_000_000, device.macOctets, design.wire?.mss);
  const addresses = createRandom(`${design.name}/${seed}/addresses`);
  const known = new Map<string, string>();
  const resolve = (host: string): string => {
    const before = known.get(host);
    if (before !== undefined) return before;
    const ip = inventAddress(addresses, design.six === true);
    known.set(host, ip);
    lookUp(net, host.split('.'), ip);
    return ip;
  };
  const mine: Own[] = [];
  return {
    net,
    account,
    device,
    app,
    random,
    mine,
    seconds: () => Math.floor(net.now / 1_000_000),
    millis: () => Math.floor(net.now / 1000),
    resolve,
    tcp: (host, port, protocol) => openTcp(net, resolve(host), port, protocol),
    udp: (host, port, protocol) => openUdp(net, resolve(host), port, { protocol }),
    own: (kind, value) => mine.push({ kind, value }),
  };
}

function inventAddress(random: Random, six: boolean): string {
  if (six)
    return `${NET_SIX}:${random.hex(3)}:${random.below(90) + 1}::${random.hex(3)}`.replace(/:0+(?=[\da-f])/g, ':');
  return `${random.pick(NETS)}.${random.range(1, 254)}.${random.range(1, 254)}`;
}
