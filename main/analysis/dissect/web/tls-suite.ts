import type { Aead, Hash, OldHash } from '../../bytes/crypto.ts';
import { tlsCipherName } from './tls-cipher-names.ts';

/** How a cipher suite seals records. The names say it: RFC 5246 appendix C, RFC 5288, RFC 6655, RFC 7905, RFC 8446. */
export interface TlsSuite {
  /** Of HKDF in TLS 1.3 and of the PRF in TLS 1.2. */
  readonly hash: Hash;
  /** Octets of the key. */
  readonly keySize: number;
  readonly seal: Aead | { readonly mac: Hash | OldHash; readonly block: number };
}

const NAME = /_(AES_(?:128|256)|CHACHA20|3DES_EDE)_(GCM|CCM|CCM_8|CBC|POLY1305)(?:_(MD5|SHA|SHA256|SHA384))?$/;
const KEY_SIZES: Readonly<Record<string, number>> = { AES_128: 16, AES_256: 32, CHACHA20: 32, '3DES_EDE': 24 };
const AEADS: Readonly<Record<string, Aead>> = {
  GCM: 'aes-gcm',
  CCM: 'aes-ccm',
  CCM_8: 'aes-ccm-8',
  POLY1305: 'chacha20-poly1305',
};
const MACS: Readonly<Record<string, Hash | OldHash>> = { MD5: 'md5', SHA: 'sha1', SHA256: 'sha256', SHA384: 'sha384' };

/** Null: one that is not read (RC4, Camellia, ARIA, none at all, or no number that is known). */
export function suiteOf(cipher: number): TlsSuite | null {
  const [, key = '', mode = '', last = ''] = NAME.exec(tlsCipherName(cipher) ?? '') ?? [];
  const keySize = KEY_SIZES[key];
  if (keySize === undefined) return null;
  const hash: Hash = last === 'SHA384' ? 'sha384' : 'sha256';
  const aead = AEADS[mode];
  if (aead !== undefined) return { hash, keySize, seal: aead };
  const mac = MACS[last];
  return mac === undefined ? null : { hash, keySize, seal: { mac, block: keySize === 24 ? 8 : 16 } };
}
