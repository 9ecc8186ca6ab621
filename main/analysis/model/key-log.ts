import { decodeLatin1, octetsOfHex } from '../bytes/text.ts';

/** What a line of a key log may be called: NSS's "SSLKEYLOGFILE" format (RFC 9850; before it, NSS's own page of that name).
 *  `CLIENT_RANDOM` has the master secret of TLS up to 1.2, the others a secret of TLS 1.3 or QUIC. Lines of other names, such
 *  as `RSA` (a premaster secret, which no program of today writes) and exporters, are passed over. */
const LABELS = [
  'CLIENT_RANDOM',
  'CLIENT_EARLY_TRAFFIC_SECRET',
  'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'CLIENT_TRAFFIC_SECRET_0',
  'SERVER_TRAFFIC_SECRET_0',
] as const;
export type KeyLabel = (typeof LABELS)[number];

/** Octets of a client random, in hex digits. RFC 8446 section 4.1.2. */
const RANDOM_DIGITS = 64;
/** A secret is as long as a hash: 32 or 48 octets; SHA-512's 64 leaves room. */
const MOST_SECRET_DIGITS = 128;
/** No line of a known label is longer; what goes on is no key log. */
const MOST_LINE = 256;
/** Secrets kept: five for a connection of TLS 1.3, so that 40,000 connections fit in some 50 MB. */
const MOST_SECRETS = 200_000;

const LF = 0x0a;
const CR = 0x0d;
const COMMENT = 0x23;
const HEX = /^[\da-f]+$/i;

/** The secrets of connections, by label and client random. Added to while the capture is read: a file's own may stand
 *  anywhere in it. */
export class KeyLog {
  /** What was opened with it: none of it could be read by whoever saw only the packets. */
  readonly tally = { records: 0, octets: 0, failedRecords: 0 };
  /** What waits in all that is being opened at the moment: whoever keeps octets of it has one bound with all others. */
  readonly held = { octets: 0, streams: 0 };
  readonly #secrets = new Map<string, string>();

  get size(): number {
    return this.#secrets.size;
  }

  /** Reads whole lines. What is no line of a key log is passed over: it opens nothing. */
  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const found = bytes.indexOf(LF, at);
      const end = found < 0 ? bytes.length : found;
      this.#line(bytes, at, bytes[end - 1] === CR ? end - 1 : end);
      at = end + 1;
    }
  }

  /** @param random the client's, in small hex digits */
  secret(label: KeyLabel, random: string): Uint8Array | null {
    const digits = this.#secrets.get(`${label} ${random}`);
    return digits === undefined ? null : octetsOfHex(digits);
  }

  #line(bytes: Uint8Array, at: number, end: number): void {
    if (end - at > MOST_LINE || end <= at || bytes[at] === COMMENT || this.#secrets.size >= MOST_SECRETS) return;
    const [name, random, secret, ...more] = decodeLatin1(bytes, at, end).split(' ');
    const label = LABELS.find((one) => one === name);
    if (label === undefined || random === undefined || secret === undefined || more.length > 0) return;
    if (random.length !== RANDOM_DIGITS || !HEX.test(random) || !HEX.test(secret)) return;
    if (secret.length > MOST_SECRET_DIGITS || secret.length % 2 !== 0) return;
    const key = `${label} ${random.toLowerCase()}`;
    // The first stands: whoever adds to a capture cannot take away what it opened before.
    if (!this.#secrets.has(key)) this.#secrets.set(key, secret);
  }
}
