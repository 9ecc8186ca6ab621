import { hkdfExpandLabel, openAead } from '../../bytes/crypto.ts';
import { nonceOf, type OpenedRecord, type RecordOpener } from './tls-opener.ts';
import { APPLICATION_DATA, RECORD_HEADER } from './tls-record.ts';
import type { TlsSuite } from './tls-suite.ts';

const IV = 12;
/** Records lost at a change of keys that are made up for: the first under the new ones may be among them. */
const MOST_MISSED = 4;

/** The secrets of one direction, in the order in which they are used: early data, handshake, application data. Asked for
 *  anew at every change: some become known late. Null: not in the log, or not agreed on yet. */
export type Secrets13 = () => readonly (readonly Level[])[];
/** A secret with the suite it is used with. Early data may have several: which one, its ServerHello says too late. */
export interface Level {
  readonly suite: TlsSuite;
  readonly secret: Uint8Array;
}

interface Keys extends Level {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** Records of TLS 1.3, RFC 8446 section 5.2. Which level a record is sealed at shows in which keys open it: the ones in use,
 *  or those of a later level, or those that a KeyUpdate makes (section 7.2). Messages of the handshake need not be read. */
export class Tls13Opener implements RecordOpener {
  readonly #secrets: Secrets13;
  #level = -1;
  #keys: Keys | null = null;
  #number = 0;
  /** Records since the last that opened. */
  #missed = 0;

  constructor(secrets: Secrets13) {
    this.#secrets = secrets;
  }

  open(bytes: Uint8Array, at: number, end: number): OpenedRecord | null {
    if (bytes[at] !== APPLICATION_DATA) return null;
    const plain = this.#keys && unseal(this.#keys, this.#number, bytes, at, end);
    if (plain) {
      this.#number++;
      this.#missed = 0;
      return told(plain);
    }
    const levels = this.#secrets();
    for (let level = this.#level + 1; level < levels.length; level++)
      for (const one of levels[level] ?? []) {
        const opened = this.#change(keysOf(one), level, bytes, at, end);
        if (opened) return opened;
      }
    const next = this.#level >= 0 && this.#level === levels.length - 1 ? updated(this.#keys) : null;
    const opened = next && this.#change(next, this.#level, bytes, at, end);
    if (!opened) this.skip();
    return opened;
  }

  skip(): void {
    this.#number++;
    if (this.#missed < MOST_MISSED) this.#missed++;
  }

  #change(keys: Keys, level: number, bytes: Uint8Array, at: number, end: number): OpenedRecord | null {
    for (let number = 0; number <= this.#missed; number++) {
      const plain = unseal(keys, number, bytes, at, end);
      if (!plain) continue;
      this.#keys = keys;
      this.#level = level;
      this.#number = number + 1;
      this.#missed = 0;
      return told(plain);
    }
    return null;
  }
}

function keysOf({ suite, secret }: Level): Keys {
  const key = hkdfExpandLabel(suite.hash, secret, 'key', suite.keySize);
  return { suite, secret, key, iv: hkdfExpandLabel(suite.hash, secret, 'iv', IV) };
}

function updated(keys: Keys | null): Keys | null {
  if (!keys) return null;
  const { suite, secret } = keys;
  return keysOf({ suite, secret: hkdfExpandLabel(suite.hash, secret, 'traffic upd', secret.length) });
}

function unseal(keys: Keys, number: number, bytes: Uint8Array, at: number, end: number): Uint8Array | null {
  const { seal } = keys.suite;
  const body = at + RECORD_HEADER;
  if (typeof seal !== 'string') return null;
  return openAead(seal, keys.key, nonceOf(keys.iv, number), bytes.subarray(at, body), bytes.subarray(body, end));
}

/** Section 5.2: the content's type stands behind it, and any number of zeros behind that. */
function told(plain: Uint8Array): OpenedRecord {
  let length = plain.length;
  while (length > 0 && plain[length - 1] === 0) length--;
  const type = plain[length - 1] ?? 0;
  return { type, bytes: plain, at: 0, length: Math.max(0, length - 1), placeAt: RECORD_HEADER };
}
