import { createCipheriv } from 'node:crypto';
import { AES_128_GCM, headerMask, initialSecrets, packetKeys } from './quic-keys.ts';
import { versionOf } from './quic-version.ts';

export const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
export const join = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

/** RFC 9001 appendix A: the client's first connection ID. */
export const RFC_ID = hex('8394c8f03e515708');

/** RFC 9001 appendix A.2: the hello in the client's CRYPTO frame, 241 octets. SNI `example.com`, ALPN `alpn`. */
export const RFC_HELLO =
  hex(`010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c00000413011302010000c0
  00000010000e00000b6578616d706c652e636f6dff01000100000a00080006001d0017001800100007000504616c706e0005000501000000000033
  00260024001d00209370b2c9caa47fbabaf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b0003020304000d0010000e040305030603
  0203080408050806002d00020101001c00024001003900320408ffffffffffffffff05048000ffff07048000ffff0801100104800075300901100f
  088394c8f03e51570806048000ffff`);

/** RFC 9001 appendix A.3: the server's first packet, whole. tshark 4.0.17 behind A.2: Initial, CRYPTO, ServerHello. */
export const RFC_SERVER_INITIAL =
  hex(`cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c6979755478
  0bb38cc5a99f5ede4cf73c3ec2493a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8ef4cdd93795d7
  7d06edbb7aaf2f58891850abbdca3d20398c276456cbc42158407dd074ee`);

/** RFC 9001 appendix A.4. */
export const RFC_RETRY = hex('ff000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba');

export interface InitialOptions {
  readonly from?: 'client' | 'server';
  readonly version?: number;
  /** What the keys are made of. */
  readonly keyedBy?: Uint8Array;
  readonly destination?: Uint8Array;
  readonly source?: Uint8Array;
  readonly token?: Uint8Array;
  readonly number?: number;
  /** Octets of the frames, padded. */
  readonly padTo?: number;
}

/** An Initial packet of our own making around frames; its number takes four octets. */
export function initial(frames: Uint8Array, options: InitialOptions = {}): Uint8Array {
  const { from = 'client', version = 1, destination = RFC_ID, source = hex(''), token = hex(''), number = 2 } = options;
  const known = versionOf(version);
  const secrets = known && initialSecrets(known, options.keyedBy ?? destination);
  if (!known || !secrets) throw new Error('a version without keys');
  const keys = packetKeys(secrets[from], AES_128_GCM, known.labels);
  const plain = new Uint8Array(Math.max(frames.length, options.padTo ?? 1162));
  plain.set(frames);
  const length = 4 + plain.length + 16;
  const header = join(
    [0xc0 | (known.types.indexOf('initial') << 4) | 3, ...u32(version)],
    [destination.length, ...destination],
    [source.length, ...source],
    [0x40 | (token.length >> 8), token.length & 0xff, ...token],
    [0x40 | (length >> 8), length & 0xff, ...u32(number)],
  );
  const compact = token.length === 0 ? join(header.subarray(0, header.length - 8), [0], header.subarray(-6)) : header;
  const nonce = Uint8Array.from(keys.iv);
  u32(number).forEach((octet, i) => (nonce[8 + i] = (nonce[8 + i] ?? 0) ^ octet));
  const cipher = createCipheriv('aes-128-gcm', keys.key, nonce);
  cipher.setAAD(compact);
  const packet = join(compact, cipher.update(plain), cipher.final(), cipher.getAuthTag());
  const at = compact.length - 4;
  const mask = headerMask(keys, packet.subarray(at + 4, at + 20)) ?? hex('');
  packet[0] = (packet[0] ?? 0) ^ ((mask[0] ?? 0) & 0x0f);
  for (let i = 0; i < 4; i++) packet[at + i] = (packet[at + i] ?? 0) ^ (mask[1 + i] ?? 0);
  return packet;
}

/** A CRYPTO frame with `data[from..to)`. */
export function crypto(data: Uint8Array, from = 0, to = data.length, type = 6): Uint8Array {
  return join([type, ...varint2(from), ...varint2(to - from)], data.subarray(from, to));
}

/** RFC 9001 appendix A.2: the whole first packet of the client, 1200 octets. */
export const RFC_CLIENT_INITIAL = initial(join([6, 0, 0x40, 0xf1], RFC_HELLO));

function varint2(value: number): number[] {
  return [0x40 | (value >> 8), value & 0xff];
}

function u32(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}
