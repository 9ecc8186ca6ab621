import {
  JOIN_LAYOUT,
  joinPacket,
  type JoinLayout,
  pingPacket,
  sdRtnData,
  sdRtnHello,
  sdRtnServerHello,
} from './agora-bytes.ts';
import { dnsAnswer, dnsQuery } from './dns-bytes.ts';
import type { Host } from './frames.ts';
import { httpsVisit } from './https.ts';
import { SeededRandom } from './random.ts';
import { Wire } from './wire.ts';

/** What the sample is built to (docs/sample.md): an audio-chat app that sends a user ID and a room ID in plaintext to an
 *  Agora edge server, encrypts its web calls and its sound, and once pings a server in China. All values are invented. */
export interface SampleOptions {
  readonly seed: number;
  readonly layout: JoinLayout;
  readonly userId: number;
  readonly roomId: string;
  readonly synthetic: boolean;
}

export const SAMPLE: SampleOptions = {
  seed: 2021,
  layout: JOIN_LAYOUT,
  userId: 318_204_715,
  roomId: 'xk8PqZ3m',
  synthetic: true,
};

/** 2021-02-10T14:02:10Z: before the report came out. */
const START = { seconds: 1_612_965_730, nanos: 0 };
const PROCESS = 'example-audio-chat';
const PHONE = '192.168.43.57';
const RESOLVER: Host = { ip: '192.168.43.1', port: 53 };

/** Addresses that Agora's own public documents list; which database says what of them stands in docs/sample.md. */
export const EDGE_US = '52.52.84.170';
export const EDGE_CN = '120.92.118.34';
/** RFC 5737: the made-up app's own server stands nowhere. */
const API: Host = { ip: '203.0.113.20', port: 443 };
const API_NAME = 'api.example-audio.example';

const edgeName = (ip: string): string => `${ip.replaceAll('.', '-')}.edge.agora.io`;

/** Milliseconds from the start. */
const SIGN_IN = 2_000;
const PING = 58_000;
const JOIN = 61_000;
const LEAVE = 330_000;
const CLOSE = 380_000;
const ROUND_TRIP_US = 221;

export function buildSample(options: SampleOptions = SAMPLE): Uint8Array {
  const random = new SeededRandom(options.seed);
  const wire = new Wire(START);
  webCalls(wire, random);
  ping(wire, random, options);
  joinRoom(wire, random, options);
  sound(wire, random);
  return wire.pcapng(options.synthetic);
}

function lookUp(wire: Wire, random: SeededRandom, at: number, name: string, ip: string): void {
  const id = random.between(1, 0xffff);
  const asker: Host = { ip: PHONE, port: random.between(40_000, 60_000) };
  wire.udp(at, asker, RESOLVER, dnsQuery(id, name), true, null);
  wire.udp(at + 24, RESOLVER, asker, dnsAnswer(id, name, ip), false, null);
}

function webCalls(wire: Wire, random: SeededRandom): void {
  lookUp(wire, random, SIGN_IN, API_NAME, API.ip);
  const visits = [
    {
      at: SIGN_IN + 60,
      exchanges: [
        { out: 900, in: 5200 },
        { out: 420, in: 18_400 },
        { out: 380, in: 2100 },
      ],
    },
    { at: JOIN - 900, exchanges: [{ out: 640, in: 7400 }] },
    { at: 190_000, exchanges: [{ out: 300, in: 900 }] },
    { at: LEAVE + 400, exchanges: [{ out: 520, in: 1100 }] },
  ];
  for (const [i, visit] of visits.entries()) {
    httpsVisit(wire, random, {
      ...visit,
      client: { ip: PHONE, port: 50_110 + i },
      server: API,
      serverName: API_NAME,
      roundTrip: 214,
      process: PROCESS,
    });
  }
}

/** One small packet and no answer. */
function ping(wire: Wire, random: SeededRandom, { layout, userId }: SampleOptions): void {
  lookUp(wire, random, PING - 400, edgeName(EDGE_CN), EDGE_CN);
  wire.udp(
    PING,
    { ip: PHONE, port: 50_002 },
    { ip: EDGE_CN, port: 8000 },
    pingPacket(random, layout, userId),
    true,
    PROCESS,
  );
}

/** The join, and a sign of life about every 20 seconds while in the room. */
function joinRoom(wire: Wire, random: SeededRandom, { layout, userId, roomId }: SampleOptions): void {
  lookUp(wire, random, JOIN - 500, edgeName(EDGE_US), EDGE_US);
  const client: Host = { ip: PHONE, port: 50_001 };
  const edge: Host = { ip: EDGE_US, port: 8000 };
  for (let at = JOIN, counter = 0; at < LEAVE; at += 20_000, counter++) {
    wire.udp(at, client, edge, joinPacket(random, layout, counter, userId, roomId), true, PROCESS);
    wire.udp(
      at + ROUND_TRIP_US + random.between(0, 9),
      edge,
      client,
      [0x5f, counter & 0xff, ...random.bytes(14)],
      false,
      PROCESS,
    );
  }
}

/** Encrypted sound both ways after Agora's hello. */
function sound(wire: Wire, random: SeededRandom): void {
  const client: Host = { ip: PHONE, port: 50_003 };
  const edge: Host = { ip: EDGE_US, port: 8130 };
  const name = edgeName(EDGE_US);
  wire.udp(JOIN + 300, client, edge, sdRtnHello(random, name), true, PROCESS);
  wire.udp(JOIN + 300 + ROUND_TRIP_US, edge, client, sdRtnServerHello(random), false, PROCESS);
  for (let at = JOIN + 900, count = 0; at < LEAVE; at += 120, count++) {
    wire.udp(at, edge, client, sdRtnData(random, random.between(90, 190)), false, PROCESS);
    if (count % 3 === 0) wire.udp(at + 7, client, edge, sdRtnData(random, random.between(90, 190)), true, PROCESS);
  }
  lookUp(wire, random, CLOSE, API_NAME, API.ip);
}
