import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import {
  chunked,
  double,
  ipv4,
  netbiosName,
  octetsOf,
  rtmpChunked,
  unNetbios,
  unVarint,
  unchunked,
  varint,
  whole,
  xor,
} from './codecs-binary.ts';
import {
  formed,
  jsonAscii,
  jsonEscaped,
  percented,
  quotedPrintable,
  unJson,
  unpercented,
  unquoted,
  xmlEscaped,
  xmlUnescaped,
} from './codecs-text.ts';
import { hpackHuffman, hpackHuffmanDecoded } from './huffman.ts';
import { obfuscated } from './obfuscated2.ts';

/** The encodings a value may stand in, by the name that the labels' chains use. `decode` is null for what cannot be
 *  undone (hashes). `places`: octet for octet in order, so that a value's own place can be told. */
export interface Codec {
  readonly encode: (bytes: Uint8Array) => Uint8Array;
  readonly decode: ((bytes: Uint8Array) => Uint8Array) | null;
  readonly places: boolean;
}

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();
const SYNC_TAIL = 4; // 00 00 ff ff, RFC 7692 section 7.2.1
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const CODECS: Readonly<Record<string, Codec>> = {
  gzip: { encode: gzipped, decode: (bytes) => zlib.gunzipSync(bytes), places: false },
  deflate: { encode: (bytes) => zlib.deflateSync(bytes), decode: (bytes) => zlib.inflateSync(bytes), places: false },
  br: {
    encode: (bytes) => zlib.brotliCompressSync(bytes),
    decode: (bytes) => zlib.brotliDecompressSync(bytes),
    places: false,
  },
  // RFC 1951 without zlib's head: what some servers take "deflate" for.
  'deflate-raw': {
    encode: (bytes) => zlib.deflateRawSync(bytes),
    decode: (bytes) => zlib.inflateRawSync(bytes),
    places: false,
  },
  // RFC 8878.
  zstd: {
    encode: (bytes) => zlib.zstdCompressSync(bytes),
    decode: (bytes) => zlib.zstdDecompressSync(bytes),
    places: false,
  },
  'permessage-deflate': { encode: perMessageDeflated, decode: perMessageInflated, places: false },
  base64: textual((bytes) => Buffer.from(bytes).toString('base64'), 'base64'),
  // RFC 2045 section 6.8: lines of 76.
  'base64-lines': {
    encode: (bytes) =>
      utf8.encode(
        (
          Buffer.from(bytes)
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        ).join('\r\n'),
      ),
    decode: (bytes) => Buffer.from(asText(bytes), 'base64'),
    places: false,
  },
  base64url: textual((bytes) => Buffer.from(bytes).toString('base64url'), 'base64url'),
  hex: textual((bytes) => Buffer.from(bytes).toString('hex'), 'hex'),
  'hex-upper': textual((bytes) => Buffer.from(bytes).toString('hex').toUpperCase(), 'hex'),
  percent: { encode: percented, decode: (bytes) => unpercented(bytes, false), places: true },
  form: { encode: formed, decode: (bytes) => unpercented(bytes, true), places: true },
  'quoted-printable': { encode: quotedPrintable, decode: unquoted, places: true },
  'json-escape': { encode: jsonEscaped, decode: unJson, places: true },
  // Everything beyond ASCII as \\uXXXX, and slashes escaped, as PHP writes it.
  'json-ascii': { encode: jsonAscii, decode: unJson, places: true },
  'xml-escape': {
    encode: xmlEscaped,
    decode: xmlUnescaped,
    places: true,
  },
  'utf-16le': {
    encode: (bytes) => Buffer.from(fromUtf8.decode(bytes), 'utf16le'),
    decode: (bytes) => utf8.encode(Buffer.from(bytes).toString('utf16le')),
    places: true,
  },
  'utf-16be': {
    encode: (bytes) => Buffer.from(fromUtf8.decode(bytes), 'utf16le').swap16(),
    decode: (bytes) => utf8.encode(Buffer.from(bytes).swap16().toString('utf16le')),
    places: true,
  },
  f64be: double(false),
  f64le: double(true),
  u16be: whole(2, false),
  u32be: whole(4, false),
  u32le: whole(4, true),
  u64be: whole(8, false),
  u64le: whole(8, true),
  varint: { encode: varint, decode: unVarint, places: false },
  // An IPv4 address as four octets.
  ipv4: { ...ipv4, places: false },
  // Octets that a reader would write in hexadecimal digits.
  octets: { ...octetsOf, places: false },
  'bcd-digits': {
    encode: (bytes) => Buffer.from(asText(bytes).length % 2 ? `${asText(bytes)}f` : asText(bytes), 'hex'),
    decode: (bytes) => utf8.encode(Buffer.from(bytes).toString('hex').replace(/f$/, '')),
    places: false,
  },
  'hpack-huffman': { encode: hpackHuffman, decode: hpackHuffmanDecoded, places: false },
  obfuscated2: { encode: obfuscated, decode: obfuscated, places: false },
  chunked: { encode: chunked, decode: unchunked, places: false },
  'netbios-name': { encode: netbiosName, decode: unNetbios, places: false },
  md5: hash('md5'),
  sha1: hash('sha1'),
  sha256: hash('sha256'),
  crc32: {
    encode: (bytes) => whole(4, true).encode(utf8.encode(String(zlib.crc32(bytes)))),
    decode: null,
    places: false,
  },
};

/** `xor:<key in hex>`: the key repeats from the value's first octet on (WebSocket masks, XOR-MAPPED-ADDRESS).
 *  `rtmp-chunks:<n>`: a chunk's head follows after n octets, and then after every 128. */
export function codec(name: string): Codec {
  if (name.startsWith('rtmp-chunks:')) return rtmpChunked(Number(name.slice(12)));
  if (name.startsWith('xor:')) return xor(Buffer.from(name.slice(4), 'hex'));
  const known = CODECS[name];
  if (known === undefined) throw new Error(`no encoding is called ${name}`);
  return known;
}

function gzipped(bytes: Uint8Array): Uint8Array {
  const out = zlib.gzipSync(bytes);
  out[9] = 3; // the operating system, which zlib fills in
  return out;
}

function perMessageDeflated(bytes: Uint8Array): Uint8Array {
  const out = zlib.deflateRawSync(bytes, { finishFlush: zlib.constants.Z_SYNC_FLUSH });
  return out.subarray(0, out.length - SYNC_TAIL);
}

function perMessageInflated(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.concat([bytes, Buffer.of(0, 0, 0xff, 0xff)]);
  return zlib.inflateRawSync(whole, { finishFlush: zlib.constants.Z_SYNC_FLUSH });
}

function textual(write: (bytes: Uint8Array) => string, name: BufferEncoding): Codec {
  return {
    encode: (bytes) => utf8.encode(write(bytes)),
    decode: (bytes) => Buffer.from(asText(bytes), name),
    places: false,
  };
}

function hash(name: string): Codec {
  return { encode: (bytes) => createHash(name).update(bytes).digest(), decode: null, places: false };
}
