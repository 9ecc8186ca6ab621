import { aesBlock, chaCha20Stream, hkdfExpandLabel, hkdfExtract, type Aead, type Hash } from '../../bytes/crypto.ts';
import type { QuicVersion } from './quic-version.ts';

/** How a TLS 1.3 cipher seals packets, RFC 9001 section 5. */
export interface Suite {
  readonly hash: Hash;
  readonly aead: Aead;
  /** Octets of the key, and of the header protection key. */
  readonly keySize: number;
}

/** Section 5.2: Initial packets have this one, whatever is agreed on later. */
export const AES_128_GCM: Suite = { hash: 'sha256', aead: 'aes-gcm', keySize: 16 };

/** What opens the packets of one sender at one level. */
export interface PacketKeys {
  readonly suite: Suite;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  /** Header protection. */
  readonly hp: Uint8Array;
}

const IV = 12;
const NAMES = { key: 'quic key', iv: 'quic iv', hp: 'quic hp' };
/** RFC 9369 section 3.3.2. */
const NAMES_OF_V2 = { key: 'quicv2 key', iv: 'quicv2 iv', hp: 'quicv2 hp' };

/** Section 5.1. `secret`: of one direction, from the handshake or from a key log. */
export function packetKeys(secret: Uint8Array, suite: Suite, labels: QuicVersion['labels']): PacketKeys {
  const { hash, keySize } = suite;
  const names = labels === 'quic' ? NAMES : NAMES_OF_V2;
  return {
    suite,
    key: hkdfExpandLabel(hash, secret, names.key, keySize),
    iv: hkdfExpandLabel(hash, secret, names.iv, IV),
    hp: hkdfExpandLabel(hash, secret, names.hp, keySize),
  };
}

/** Section 6.1: what a key update makes of a secret. The header protection key stays. */
export function nextSecret(secret: Uint8Array, suite: Suite, labels: QuicVersion['labels']): Uint8Array {
  return hkdfExpandLabel(suite.hash, secret, `${labels} ku`, secret.length);
}

export interface InitialSecrets {
  readonly client: Uint8Array;
  readonly server: Uint8Array;
}

/** Section 5.2: made of a public salt and the connection ID that the client chose for its first packet, so that anyone on
 *  the path has them. Null: this version has no known salt. */
export function initialSecrets(version: QuicVersion, destination: Uint8Array): InitialSecrets | null {
  if (version.salt === null) return null;
  const secret = hkdfExtract('sha256', version.salt, destination);
  return {
    client: hkdfExpandLabel('sha256', secret, 'client in', 32),
    server: hkdfExpandLabel('sha256', secret, 'server in', 32),
  };
}

const SAMPLE = 16; // section 5.4.2

/** Section 5.4.1: five octets that hide the first octet's low bits and the packet number. The sample of 16 octets stands at
 *  `at`. */
export function headerMask(keys: PacketKeys, bytes: Uint8Array, at = 0): Uint8Array | null {
  if (keys.suite.aead !== 'chacha20-poly1305') return aesBlock(keys.hp, bytes, at);
  return chaCha20Stream(keys.hp, bytes.subarray(at, at + SAMPLE), 5);
}
