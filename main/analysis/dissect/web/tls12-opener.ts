import { hmac, openAead, openCbc, tagOf, type Hash, type OldHash } from '../../bytes/crypto.ts';
import { nonceOf, type OpenedRecord, type RecordOpener } from './tls-opener.ts';
import { tlsPrf } from './tls-prf.ts';
import { RECORD_HEADER } from './tls-record.ts';
import type { TlsSuite } from './tls-suite.ts';

const TLS_1_0 = 0x0301;
const MAC_SIZES = { md5: 16, sha1: 20, sha256: 32, sha384: 48 } as const;
/** The part of an AEAD's nonce that is agreed on, and the part that each record brings: RFC 5288 section 3. */
const SALT = 4;
const EXPLICIT = 8;
const NONCE = 12;

/** What both sides agreed on, up to TLS 1.2. */
export interface Session12 {
  readonly version: number;
  readonly suite: TlsSuite;
  readonly encryptThenMac: boolean;
  readonly master: Uint8Array;
  /** The server's random, then the client's: RFC 5246 section 6.3. */
  readonly randoms: Uint8Array;
}

/** The opener of one side's records. */
export function tls12Opener(session: Session12, isClient: boolean): RecordOpener {
  const { version, suite } = session;
  const { seal, keySize } = suite;
  const macSize = typeof seal === 'string' ? 0 : MAC_SIZES[seal.mac];
  const ivSize = typeof seal === 'string' ? (seal === 'chacha20-poly1305' ? NONCE : SALT) : seal.block;
  const length = 2 * (macSize + keySize + ivSize);
  const block = tlsPrf(version, suite.hash, session.master, 'key expansion', session.randoms, length);
  const part = (from: number, size: number): Uint8Array => {
    const at = from + (isClient ? 0 : size);
    return block.slice(at, at + size);
  };
  const mac = part(0, macSize);
  const key = part(2 * macSize, keySize);
  const iv = part(2 * (macSize + keySize), ivSize);
  if (typeof seal === 'string') return new AeadOpener(seal, key, iv);
  return new CbcOpener({ mac, key, iv, hash: seal.mac, isFirstVersion: version <= TLS_1_0 }, session.encryptThenMac);
}

/** RFC 5246 section 6.2.3.3. */
class AeadOpener implements RecordOpener {
  readonly #aead: Exclude<TlsSuite['seal'], object>;
  readonly #key: Uint8Array;
  readonly #iv: Uint8Array;
  #number = 0;

  constructor(aead: Exclude<TlsSuite['seal'], object>, key: Uint8Array, iv: Uint8Array) {
    this.#aead = aead;
    this.#key = key;
    this.#iv = iv;
  }

  skip(): void {
    this.#number++;
  }

  open(bytes: Uint8Array, at: number, end: number): OpenedRecord | null {
    const number = this.#number++;
    const isExplicit = this.#iv.length === SALT;
    const placeAt = RECORD_HEADER + (isExplicit ? EXPLICIT : 0);
    const length = end - at - placeAt - tagOf(this.#aead);
    if (length < 0) return null;
    let nonce = nonceOf(this.#iv, number);
    if (isExplicit) {
      nonce = new Uint8Array(NONCE);
      nonce.set(this.#iv);
      nonce.set(bytes.subarray(at + RECORD_HEADER, at + placeAt), SALT);
    }
    const associated = codedHead(number, bytes, at, length);
    const plain = openAead(this.#aead, this.#key, nonce, associated, bytes.subarray(at + placeAt, end));
    return plain && { type: bytes[at] ?? 0, bytes: plain, at: 0, length, placeAt };
  }
}

interface CbcKeys {
  readonly mac: Uint8Array;
  readonly key: Uint8Array;
  /** Of the first record of TLS 1.0; later versions send one with each record. */
  readonly iv: Uint8Array;
  readonly hash: Hash | OldHash;
  readonly isFirstVersion: boolean;
}

/** RFC 5246 section 6.2.3.2, RFC 2246 section 6.2.3.2, RFC 7366. */
class CbcOpener implements RecordOpener {
  readonly #keys: CbcKeys;
  readonly #encryptThenMac: boolean;
  #number = 0;
  /** TLS 1.0: the last block before. Null: it was lost. */
  #last: Uint8Array | null;

  constructor(keys: CbcKeys, encryptThenMac: boolean) {
    this.#keys = keys;
    this.#encryptThenMac = encryptThenMac;
    this.#last = keys.iv;
  }

  skip(): void {
    this.#number++;
    this.#last = null;
  }

  open(bytes: Uint8Array, at: number, end: number): OpenedRecord | null {
    const number = this.#number++;
    const { key, iv, hash, isFirstVersion } = this.#keys;
    const block = iv.length;
    const body = at + RECORD_HEADER;
    const from = isFirstVersion ? body : body + block;
    const stop = this.#encryptThenMac ? end - MAC_SIZES[hash] : end;
    const start = isFirstVersion ? this.#last : bytes.slice(body, from);
    if (stop <= from || (stop - from) % block !== 0) return null;
    if (isFirstVersion) this.#last = bytes.slice(stop - block, stop);
    if (!start) return null;
    if (
      this.#encryptThenMac &&
      !this.#isCoded(number, bytes, at, bytes.subarray(body, stop), bytes.subarray(stop, end))
    )
      return null;
    const plain = openCbc(key, start, bytes.subarray(from, stop));
    const length = plain && this.#length(number, bytes, at, plain);
    if (!plain || length === null) return null;
    return { type: bytes[at] ?? 0, bytes: plain, at: 0, length, placeAt: from - at };
  }

  /** Takes padding and code off. Null: one of them is wrong. */
  #length(number: number, bytes: Uint8Array, at: number, plain: Uint8Array): number | null {
    const padding = plain.at(-1) ?? 0;
    const behind = plain.length - padding - 1;
    if (behind < 0) return null;
    for (let i = behind; i < plain.length; i++) if (plain[i] !== padding) return null;
    if (this.#encryptThenMac) return behind;
    const length = behind - MAC_SIZES[this.#keys.hash];
    if (length < 0) return null;
    return this.#isCoded(number, bytes, at, plain.subarray(0, length), plain.subarray(length, behind)) ? length : null;
  }

  #isCoded(number: number, bytes: Uint8Array, at: number, data: Uint8Array, code: Uint8Array): boolean {
    const head = codedHead(number, bytes, at, data.length);
    const input = new Uint8Array(head.length + data.length);
    input.set(head);
    input.set(data, head.length);
    const right = hmac(this.#keys.hash, this.#keys.mac, input);
    return right.length === code.length && right.every((octet, i) => octet === code[i]);
  }
}

/** What is authenticated with a record: its number, type and version, and the length of the data. */
function codedHead(number: number, bytes: Uint8Array, at: number, length: number): Uint8Array {
  const head = new Uint8Array(13);
  for (let i = 7, left = number; i >= 0 && left > 0; i--, left = Math.floor(left / 256)) head[i] = left % 256;
  head.set(bytes.subarray(at, at + 3), 8);
  head[11] = length >> 8;
  head[12] = length & 0xff;
  return head;
}
