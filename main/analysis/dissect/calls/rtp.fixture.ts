/** RTP and RTCP of our own making, RFC 3550 sections 5.1, 6.4 to 6.6. tshark 4.0.17 reads RTP_PCMU (udp port decoded as
 *  RTP) as "PT=ITU-T G.711 PCMU, SSRC=0x1234ABCD, Seq=.., Time=.."; REPORT as "Sender Report, Source description,
 *  Goodbye" with CNAME, NAME, PHONE and the reason below. */
export const SSRC = 0x1234abcd;

interface Rtp {
  readonly sequence: number;
  readonly payloadType?: number;
  readonly ssrc?: number;
  readonly payload?: Uint8Array;
  readonly timestamp?: number;
}

const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];

export function rtpPacket({
  sequence,
  payloadType = 96,
  ssrc = SSRC,
  payload = noise(40, sequence),
  timestamp,
}: Rtp): Uint8Array {
  return Uint8Array.from([
    0x80,
    payloadType,
    ...u16(sequence & 0xffff),
    ...u32(timestamp ?? (sequence * 160) >>> 0),
    ...u32(ssrc),
    ...payload,
  ]);
}

/** With two listed sources and an extension of one word (RFC 8285). */
export const RTP_EXTENDED = Uint8Array.from(
  ['92e0000700001000', '1234abcd', '0000000100000002', 'bede0001', '10ff0000', '0102030405'].flatMap((word) => [
    ...Buffer.from(word, 'hex'),
  ]),
);

/** Octets as even as encrypted ones: a 32-bit generator's high octets (Numerical Recipes' constants). */
export function noise(length: number, seed: number): Uint8Array {
  let state = (seed * 2654435761) >>> 0;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

/** A humming voice in µ-law (ITU-T G.711), 8000 octets a second. */
export function pcmu(length: number, from: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => {
    const t = (from + i) / 8000;
    const loud = 2000 * (1 + Math.sin(t * 9));
    return muLaw(Math.round(loud * (Math.sin(t * 900) + 0.4 * Math.sin(t * 2700))));
  });
}

/** The same in A-law. */
export function pcma(length: number, from: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => {
    const t = (from + i) / 8000;
    return aLaw(Math.round(2000 * (1 + Math.sin(t * 9)) * (Math.sin(t * 900) + 0.4 * Math.sin(t * 2700))));
  });
}

function muLaw(sample: number): number {
  const size = Math.min(Math.abs(sample), 32635) + 132;
  const segment = Math.max(0, Math.floor(Math.log2(size)) - 7);
  const octet = (sample < 0 ? 0x80 : 0) | (segment << 4) | ((size >> (segment + 3)) & 0x0f);
  return ~octet & 0xff;
}

function aLaw(sample: number): number {
  const size = Math.min(Math.abs(sample), 32635);
  const segment = size < 256 ? 0 : Math.floor(Math.log2(size)) - 7;
  const mantissa = segment === 0 ? size >> 4 : (size >> (segment + 3)) & 0x0f;
  return ((sample >= 0 ? 0x80 : 0) | (segment << 4) | mantissa) ^ 0x55;
}

const text = (value: string): number[] => [...Buffer.from(value, 'latin1')];
const item = (type: number, value: string): number[] => [type, value.length, ...text(value)];
const padded = (octets: readonly number[]): number[] => [...octets, ...Array<number>(-octets.length & 3).fill(0)];
const packet = (type: number, count: number, body: readonly number[]): number[] => [
  0x80 | count,
  type,
  ...u16(padded(body).length / 4),
  ...padded(body),
];

export const REPORT = Uint8Array.from([
  ...packet(200, 0, [...u32(SSRC), ...Array<number>(20).fill(1)]),
  ...packet(202, 1, [...u32(SSRC), ...item(1, 'rana@192.0.2.9'), ...item(2, 'Rana K'), ...item(4, '+911234567890'), 0]),
  ...packet(203, 1, [...u32(SSRC), 9, ...text('gone home')]),
]);
/** What SRTCP leaves to see: the head of a receiver report; then noise, index and tag. */
export const SEALED_REPORT = Uint8Array.from([
  0x80,
  201,
  0,
  1,
  ...u32(SSRC),
  ...noise(40, 5),
  0x80,
  0,
  0,
  1,
  ...noise(10, 6),
]);
export const APPLICATION = Uint8Array.from(packet(204, 1, [...u32(SSRC), ...text('qtsi'), ...text('user=rana')]));
