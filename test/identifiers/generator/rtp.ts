import { wait } from './network.ts';
import type { UdpFlow } from './network.ts';
import { cat, type Part, type Piece, piece } from './piece.ts';
import { number } from './packed.ts';
import type { Session } from './session.ts';

/** RTP and RTCP, RFC 3550 sections 5.1, 6.4.1 and 6.5. */
const PCMU = 0;
const SAMPLES = 160; // 20 ms at 8 kHz

export function playRtp(session: Session, flow: UdpFlow, packets: number, ssrc: number): void {
  const { random, net } = session;
  const before = flow.protocol;
  flow.protocol = 'rtp';
  let sequence = random.below(30000);
  let stamp = random.u32() >>> 1;
  for (let i = 0; i < packets; i += 1) {
    const header = (id: number): Piece =>
      cat(Uint8Array.of(0x80, PCMU), number(sequence, 'u16be'), number(stamp, 'u32be'), number(id, 'u32be'));
    flow.out(cat(header(ssrc), voice(session)));
    if (i % 2 === 0) flow.in(cat(header(ssrc ^ 0x5a5a5a5a), voice(session)));
    sequence += 1;
    stamp += SAMPLES;
    wait(net, 0.012);
  }
  flow.protocol = before;
}

/** Near-silence in mu-law: small steps about zero (0xff, 0x7f). */
function voice(session: Session): Uint8Array {
  return Uint8Array.from(
    { length: SAMPLES },
    () => (session.random.chance(0.5) ? 0xff : 0x7f) - session.random.below(14),
  );
}

export interface SdesItem {
  readonly type: number;
  readonly value: Part;
}

/** A sender report and a source description in one datagram. */
export function rtcp(session: Session, ssrc: number, items: readonly SdesItem[]): Piece {
  const seconds = number(BigInt(session.seconds()) + 2_208_988_800n, 'u32be');
  const report = cat(
    Uint8Array.of(0x80, 200, 0, 6),
    number(ssrc, 'u32be'),
    seconds,
    session.random.bytes(4),
    number(session.random.u32(), 'u32be'),
    number(50, 'u32be'),
    number(8000, 'u32be'),
  );
  const chunk = cat(
    number(ssrc, 'u32be'),
    ...items.map(({ type, value }) => cat(Uint8Array.of(type, piece(value).bytes.length), value)),
  );
  const padded = cat(chunk, new Uint8Array(4 - (chunk.bytes.length % 4)));
  return cat(report, Uint8Array.of(0x81, 202), number(padded.bytes.length / 4, 'u16be'), padded);
}
