import { createCipheriv, createHmac } from 'node:crypto';

/** RFC 9001 section 5.2. */
const SALT_V1 = Buffer.from('38762cf7f55934b34d179ae6a4c80cadccbb7f0a', 'hex');
const DATAGRAM = 1200;
const TAG = 16;
const PACKET_NUMBER = 4;

const hmac = (key: Uint8Array, data: Uint8Array): Buffer => createHmac('sha256', key).update(data).digest();

/** RFC 8446 section 7.1, for outputs of up to 32 octets. */
function expandLabel(secret: Uint8Array, label: string, length: number): Buffer {
  const full = Buffer.from(`tls13 ${label}`, 'latin1');
  const info = Buffer.concat([Buffer.from([0, length, full.length]), full, Buffer.from([0, 1])]);
  return hmac(secret, info).subarray(0, length);
}

/** The first QUIC v1 datagram of either side with `hello` in a CRYPTO frame, padded and protected (RFC 9000, RFC 9001
 *  section 5). `connectionId`: the one that the client chose for the server, which the keys come from. */
export function quicInitial(side: 'client' | 'server', connectionId: Uint8Array, hello: Uint8Array): Buffer {
  const secret = expandLabel(hmac(SALT_V1, connectionId), `${side} in`, 32);
  const [key, iv, hp] = [
    expandLabel(secret, 'quic key', 16),
    expandLabel(secret, 'quic iv', 12),
    expandLabel(secret, 'quic hp', 16),
  ];
  const header = Buffer.alloc(6 + connectionId.length + 2 + 2 + PACKET_NUMBER);
  header.writeUInt8(0xc0 | (PACKET_NUMBER - 1), 0);
  header.writeUInt32BE(1, 1);
  // The client's source connection ID is empty, so the server writes none as destination and its own as source. No
  // token; the length as a two-octet integer; packet number 0.
  header.writeUInt8(connectionId.length, side === 'client' ? 5 : 6);
  header.set(connectionId, side === 'client' ? 6 : 7);
  header.writeUInt16BE(0x4000 | (DATAGRAM - header.length + PACKET_NUMBER), header.length - PACKET_NUMBER - 2);
  const frames = Buffer.alloc(DATAGRAM - header.length - TAG);
  frames.set([0x06, 0x00, 0x40 | (hello.length >>> 8), hello.length & 255]);
  frames.set(hello, 4);
  const cipher = createCipheriv('aes-128-gcm', key, iv).setAAD(header);
  const sealed = Buffer.concat([cipher.update(frames), cipher.final(), cipher.getAuthTag()]);
  const mask = createCipheriv('aes-128-ecb', hp, null).update(sealed.subarray(0, 16));
  header[0] = (header[0] ?? 0) ^ ((mask[0] ?? 0) & 0x0f);
  for (let i = 0; i < PACKET_NUMBER; i++) {
    const at = header.length - PACKET_NUMBER + i;
    header[at] = (header[at] ?? 0) ^ (mask[i + 1] ?? 0);
  }
  return Buffer.concat([header, sealed]);
}
