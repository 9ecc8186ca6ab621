/** A small pcap of our own making: UDP datagrams between documentation addresses (RFC 5737), raw IP as its link type. */
import { ip4, udp } from '../../analysis/packets/frames.fixture.ts';

const RAW = 101; // LINKTYPE_RAW
/** 1 January 2026, UTC. */
const START = 1_767_225_600;

/** @param payloads one datagram each, a second apart, from port 40000 to `port` */
export function aPcap(payloads: readonly (string | Uint8Array)[], port = 9999): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(262_144, 16);
  header.writeUInt32LE(RAW, 20);
  const records = payloads.map((payload, i) => {
    const frame = ip4(17, udp(40_000, port, typeof payload === 'string' ? Buffer.from(payload) : payload));
    const record = Buffer.alloc(16);
    record.writeUInt32LE(START + i, 0);
    record.writeUInt32LE(frame.length, 8);
    record.writeUInt32LE(frame.length, 12);
    return Buffer.concat([record, frame]);
  });
  return Buffer.concat([header, ...records]);
}

/** Octets of headers before a datagram's payload in it. */
export const HEADERS = 28;

/** Octets that hardly compress, the same each time (a linear congruence, Numerical Recipes). */
export function noiseOf(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24),
  );
}
