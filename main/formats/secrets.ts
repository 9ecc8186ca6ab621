import { u32be, u32le } from '../analysis/bytes/plain.ts';
import type { FileFacts, Secret } from './packet.ts';
import { problem } from './problems.ts';

/** pcapng, draft-ietf-opsawg-pcapng section 4.7: the kind and length of the keys, then the keys. */
const FIXED_PART = 8;
/** "TLSK". Others: SSH, WireGuard, Zigbee (two), OPC UA, ESP (Wireshark, wiretap/secrets-types.h). */
const TLS_KEY_LOG = 0x544c534b;

/** Octets of keys kept of one file. A TLS 1.3 connection writes some 800 octets of key log: this is 20,000 connections. */
const MAX_SECRET_OCTETS = 16 * 1024 * 1024;
/** Blocks of keys kept: some programs write one for each connection. */
const MAX_SECRETS = 65536;

/** Takes the keys out of decryption secrets blocks. Kinds that nothing here can use are counted only. */
export class SecretReader {
  readonly #facts: FileFacts;
  readonly #secrets: Secret[];
  #octets = 0;

  constructor(facts: FileFacts, secrets: Secret[]) {
    this.#facts = facts;
    this.#secrets = secrets;
  }

  /** `at`..`end`: a block's body. */
  read(bytes: Uint8Array, at: number, end: number, little: boolean): void {
    if (end - at < FIXED_PART) return problem(this.#facts, 'bad-secrets-length');
    const u32 = little ? u32le : u32be;
    const length = u32(bytes, at + 4);
    if (length > end - at - FIXED_PART) return problem(this.#facts, 'bad-secrets-length');
    if (u32(bytes, at) !== TLS_KEY_LOG) {
      this.#facts.beside.otherSecrets++;
      return;
    }
    this.#facts.beside.tlsKeyLogs++;
    if (this.#secrets.length >= MAX_SECRETS || this.#octets + length > MAX_SECRET_OCTETS)
      return problem(this.#facts, 'too-many-secrets');
    this.#octets += length;
    // A copy: the chunk is the caller's.
    this.#secrets.push({ kind: 'tls-key-log', bytes: bytes.slice(at + FIXED_PART, at + FIXED_PART + length) });
  }
}
