const text = (value: string) => Buffer.from(value, 'latin1');
const u32le = (value: number) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);
const u16le = (value: number) => [value & 0xff, value >> 8];

/** A message of Google's handshake ("QUIC Crypto", 2016): tags and values. */
export function tags(kind: string, values: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(values);
  let end = 0;
  const index = entries.flatMap(([name, value]) => [...text(name.padEnd(4, '\0')), ...u32le((end += value.length))]);
  return Uint8Array.from([
    ...text(kind.padEnd(4, '\0')),
    ...u16le(entries.length),
    0,
    0,
    ...index,
    ...entries.flatMap(([, value]) => [...text(value)]),
  ]);
}

export const CHLO = tags('CHLO', {
  PAD: '-'.repeat(200),
  SNI: 'www.example.com',
  VER: 'Q039',
  UAID: 'Chrome/60 Android 8',
  STK: 'opaque token',
  NONC: 'random',
});

const HASH = Array<number>(12).fill(0x5a);
const ID = [1, 2, 3, 4, 5, 6, 7, 8];

export interface PacketOptions {
  readonly version?: number;
  /** Frames in front of the handshake's. */
  readonly before?: readonly number[];
  /** Leave the version out, as a server does. */
  readonly bare?: boolean;
}

/** A packet with a public header around a handshake message. tshark 4.0.17 of the default one, on port 443: GQUIC, Q039,
 *  CHLO, SNI www.example.com, UAID. */
export function gquicPacket(
  message: Uint8Array,
  { version = 39, before = [], bare = false }: PacketOptions = {},
): Uint8Array {
  const length = [message.length >> 8, message.length & 0xff];
  return Uint8Array.from([
    bare ? 0x08 : 0x09,
    ...ID,
    ...(bare ? [] : text(`Q0${version}`)),
    1,
    ...HASH,
    ...(version <= 33 ? [0] : []),
    ...before,
    0xa0,
    1,
    ...(version < 39 ? length.toReversed() : length),
    ...message,
  ]);
}

/** Q046: the standard's long header, the old frames. */
export function longGquicPacket(message: Uint8Array): Uint8Array {
  const length = [message.length >> 8, message.length & 0xff];
  return Uint8Array.from([0xc3, ...text('Q046'), 0x50, ...ID, 0, 0, 0, 1, ...HASH, 0xa0, 1, ...length, ...message]);
}
