import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { Problem } from '../../model/message.ts';

// IANA TLS ExtensionType values.
export const SERVER_NAME = 0; // RFC 6066
export const SUPPORTED_GROUPS = 10; // RFC 8422
export const EC_POINT_FORMATS = 11; // RFC 8422
export const SIGNATURE_ALGORITHMS = 13; // RFC 8446
export const ALPN = 16; // RFC 7301
export const SUPPORTED_VERSIONS = 43; // RFC 8446

/** The extensions that are read. The last of a number counts. */
const READ = [SERVER_NAME, ALPN, SUPPORTED_GROUPS, EC_POINT_FORMATS, SIGNATURE_ALGORITHMS, SUPPORTED_VERSIONS];

/** Where the parts of a ClientHello stand, RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2. Most hellos say what one before
 *  them said: this tells them apart without making anything. Reused: true until the next one is read. */
export class HelloPlaces {
  /** As far as the list of ciphers the hello was there. */
  isHello = false;
  legacyVersion = 0;
  sessionAt = 0;
  sessionLength = 0;
  ciphersAt = 0;
  ciphersEnd = 0;
  /** Extension numbers in the order sent, GREASE included. */
  readonly extensions: number[] = [];
  readonly #starts = new Int32Array(READ.length);
  readonly #ends = new Int32Array(READ.length);

  /** Reads the hello's body in `bytes[at..end)`, behind the handshake header. What was read before a bad length stands. */
  read(bytes: Uint8Array, at: number, end: number): Problem | null {
    const c = new Cursor(bytes, at, end);
    this.isHello = false;
    this.ciphersAt = this.ciphersEnd = 0;
    this.extensions.length = 0;
    this.#starts.fill(0);
    this.#ends.fill(0);
    this.legacyVersion = c.u16();
    c.skip(32); // random
    this.sessionLength = c.u8();
    this.sessionAt = c.at;
    c.skip(this.sessionLength);
    if (isDatagram(this.legacyVersion)) c.skip(c.u8()); // cookie, RFC 6347 section 4.2.1
    if (!c.ok) return 'cut-short';
    if (this.legacyVersion >> 8 !== 3 && !isDatagram(this.legacyVersion)) return 'not-this-protocol';
    this.isHello = true;
    const ciphers = c.u16();
    this.ciphersAt = c.at;
    this.ciphersEnd = c.skip(ciphers) ? c.at : this.ciphersAt;
    c.skip(c.u8()); // legacy_compression_methods
    if (!c.ok) return 'cut-short';
    return c.left === 0 ? null : this.#readExtensions(c); // TLS 1.2 and before may end here
  }

  #readExtensions(c: Cursor): Problem | null {
    const promised = c.u16();
    if (!c.ok) return 'cut-short';
    const there = Math.min(promised, c.left);
    const stop = c.at + there;
    while (c.at < stop) {
      const id = c.u16();
      const size = c.u16();
      if (!c.ok || c.at + size > stop) return 'cut-short';
      this.extensions.push(id);
      const place = READ.indexOf(id);
      if (place >= 0) {
        this.#starts[place] = c.at;
        this.#ends[place] = c.at + size;
      }
      c.skip(size);
    }
    return there < promised ? 'cut-short' : null;
  }

  /** Where the data of one of the read extensions begins; where it was not sent, it has none. */
  startOf(extension: number): number {
    return this.#starts[READ.indexOf(extension)] ?? 0;
  }

  endOf(extension: number): number {
    return this.#ends[READ.indexOf(extension)] ?? 0;
  }

  /** The first host_name of server_name (RFC 6066 section 3). */
  hostName(bytes: Uint8Array): Span | null {
    const c = new Cursor(bytes, this.startOf(SERVER_NAME), this.endOf(SERVER_NAME));
    const length = c.u16();
    const stop = c.at + length;
    if (!c.ok || stop > c.end) return null;
    while (c.at < stop) {
      const kind = c.u8();
      const name = c.u16();
      if (!c.ok || c.at + name > stop) return null;
      if (kind === 0 && name > 0) return { at: c.at, length: name };
      c.skip(name);
    }
    return null;
  }
}

/** DTLS counts its versions down from 0xfeff (RFC 6347 section 4.1); before that standard OpenSSL, and Cisco with it, wrote
 *  0x0100 (dtls_old_version.pcapng). */
export function isDatagram(version: number): boolean {
  return version >> 8 === 0xfe || version === 0x0100;
}
