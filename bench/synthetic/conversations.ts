import { clientHello, serverHello, tlsRecord } from './hello.ts';
import { quicInitial } from './quic-initial.ts';
import type { SeededRandom } from './random.ts';

export type Way = 'out' | 'in';
/** One payload and whose it is. Longer ones are cut into segments by whoever sends them. */
export type Turn = readonly [Way, Uint8Array];

export interface Conversation {
  readonly transport: 'tcp' | 'udp';
  readonly port: number;
  /** `note` is told each value that the conversation plants in plaintext, once per time it is sent. */
  turns(random: SeededRandom, note: (value: string) => void): Iterable<Turn>;
}

const MTU = 1400;
const host = (random: SeededRandom): string => `h${random.below(3000)}.service${random.below(40)}.example`;
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const tls: Conversation = {
  transport: 'tcp',
  port: 443,
  *turns(random) {
    yield ['out', tlsRecord(22, clientHello(random, host(random), ['h2', 'http/1.1'], false))];
    yield [
      'in',
      Buffer.concat([tlsRecord(22, serverHello(random)), tlsRecord(23, random.octets(random.between(1500, 3000)))]),
    ];
    for (let rounds = random.between(1, 5); rounds > 0; rounds--) {
      yield ['out', tlsRecord(23, random.octets(random.between(80, 900)))];
      yield ['in', tlsRecord(23, random.octets(random.between(100, 3600)))];
    }
  },
};

const dns: Conversation = {
  transport: 'udp',
  port: 53,
  *turns(random) {
    const id = random.octets(2);
    const labels = host(random)
      .split('.')
      .map((label) => Buffer.concat([Buffer.from([label.length]), latin1(label)]));
    const question = Buffer.concat([...labels, Buffer.from([0, 0, 1, 0, 1])]);
    yield ['out', Buffer.concat([id, Buffer.from([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]), question])];
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 198, 51, 100, random.below(256)]);
    yield ['in', Buffer.concat([id, Buffer.from([0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]), question, answer])];
  },
};

const quic: Conversation = {
  transport: 'udp',
  port: 443,
  *turns(random) {
    const connection = random.octets(8);
    yield ['out', quicInitial('client', connection, clientHello(random, host(random), ['h3'], true))];
    yield ['in', quicInitial('server', connection, serverHello(random))];
    for (let rounds = random.between(5, 25); rounds > 0; rounds--) {
      const way = random.chance(4) ? 'out' : 'in';
      yield [way, Buffer.concat([Buffer.from([0x40 | random.below(64)]), random.octets(random.between(30, MTU - 60))])];
    }
  },
};

const http: Conversation = {
  transport: 'tcp',
  port: 80,
  *turns(random, note) {
    const name = host(random);
    const account = String(random.between(3_000_000_000, 3_999_999_999));
    const planted = [account, `u${random.hex(10)}@mail${random.below(500)}.example.co`, random.hex(32)] as const;
    for (let rounds = random.between(1, 4); rounds > 0; rounds--) {
      const body = JSON.stringify({
        user_id: account,
        email: planted[1],
        device_id: planted[2],
        items: Array.from({ length: random.between(3, 12) }, (_, at) => ({
          n: at,
          title: `entry ${random.hex(6)}`,
          on: true,
        })),
      });
      for (const value of planted) note(value);
      const head = `POST /api/v${random.below(4)}/sync?page=${random.below(90)} HTTP/1.1\r\nHost: ${name}\r\nUser-Agent: App/${random.below(9)}.1\r\nAccept: */*\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
      yield ['out', latin1(head + body)];
      const list = JSON.stringify(
        Array.from({ length: random.between(4, 60) }, () => ({ text: random.hex(24), at: random.below(1e9) })),
      );
      yield [
        'in',
        latin1(
          `HTTP/1.1 200 OK\r\nServer: s\r\nContent-Type: application/json\r\nContent-Length: ${list.length}\r\n\r\n${list}`,
        ),
      ];
    }
  },
};

const stun: Conversation = {
  transport: 'udp',
  port: 3478,
  *turns(random) {
    const header = (type: number, length: number): Buffer =>
      Buffer.from([type >>> 8, type & 255, 0, length, 0x21, 0x12, 0xa4, 0x42]);
    for (let rounds = random.between(2, 12); rounds > 0; rounds--) {
      const id = random.octets(12);
      const user = latin1(random.hex(16));
      yield ['out', Buffer.concat([header(0x0001, 20), id, Buffer.from([0, 6, 0, 16]), user])];
      yield ['in', Buffer.concat([header(0x0101, 12), id, Buffer.from([0, 0x20, 0, 8, 0, 1]), random.octets(6)])];
    }
  },
};

const rtp: Conversation = {
  transport: 'udp',
  port: 20_000,
  *turns(random) {
    const streams = { out: random.octets(4).slice(), in: random.octets(4).slice() };
    let sequence = random.below(40_000);
    let stamp = random.below(1e9);
    for (let rounds = random.between(200, 800); rounds > 0; rounds--) {
      sequence++;
      stamp += 960;
      for (const way of ['out', 'in'] as const) {
        const header = Buffer.alloc(12);
        header.writeUInt16BE(0x806f, 0);
        header.writeUInt16BE(sequence & 0xffff, 2);
        header.writeUInt32BE(stamp >>> 0, 4);
        header.set(streams[way], 8);
        yield [way, Buffer.concat([header, random.octets(random.between(60, 160))])];
      }
    }
  },
};

/** Shares of 1,000 flows. DNS and TLS make most flows of a real device, calls most datagrams. */
export const MIX: readonly (readonly [Conversation, number])[] = [
  [dns, 400],
  [tls, 430],
  [quic, 80],
  [http, 45],
  [stun, 42],
  [rtp, 3],
];
