/** Encodings of numbers, names and bodies in octets. */
const utf8 = new TextEncoder();
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const CHUNK = 600;
export const RTMP_CHUNK = 128;
const NETBIOS_NAME = 15; // RFC 1001 section 14.1: 15 letters and a suffix

interface Both {
  readonly encode: (bytes: Uint8Array) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Uint8Array;
}

export const ipv4: Both = {
  encode: (bytes) => Uint8Array.from(asText(bytes).split('.'), Number),
  decode: (bytes) => utf8.encode(bytes.join('.')),
};

export const octetsOf: Both = {
  encode: (bytes) => Buffer.from(asText(bytes), 'hex'),
  decode: (bytes) => utf8.encode(Buffer.from(bytes).toString('hex')),
};

/** A decimal number as so many octets. */
export function whole(length: number, little: boolean): Both & { places: boolean } {
  const order = (bytes: Uint8Array): Uint8Array => (little ? Uint8Array.from(bytes).reverse() : bytes);
  return {
    encode: (bytes) =>
      order(
        Buffer.from(
          BigInt(asText(bytes))
            .toString(16)
            .padStart(length * 2, '0'),
          'hex',
        ),
      ),
    decode: (bytes) => utf8.encode(BigInt(`0x${Buffer.from(order(bytes)).toString('hex')}`).toString()),
    places: false,
  };
}

/** A number with a point as IEEE 754 writes it in eight octets. */
export function double(little: boolean): Both & { places: boolean } {
  return {
    encode: (bytes) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, Number(asText(bytes)), little);
      return new Uint8Array(view.buffer);
    },
    decode: (bytes) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return utf8.encode(String(view.getFloat64(0, little)));
    },
    places: false,
  };
}

/** RTMP 1.0 section 5.3.1: a head of one octet (type 3, chunk stream 3) before each chunk of 128 but the first. */
export function rtmpChunked(first: number): Both & { places: boolean } {
  return {
    encode: (bytes) => {
      const parts: Uint8Array[] = [bytes.subarray(0, first)];
      for (let at = first; at < bytes.length; at += RTMP_CHUNK) {
        parts.push(Uint8Array.of(0xc3), bytes.subarray(at, at + RTMP_CHUNK));
      }
      return Buffer.concat(parts);
    },
    decode: (bytes) => {
      const parts: Uint8Array[] = [bytes.subarray(0, first)];
      for (let at = first; at < bytes.length; at += RTMP_CHUNK + 1) {
        parts.push(bytes.subarray(at + 1, at + 1 + RTMP_CHUNK));
      }
      return Buffer.concat(parts);
    },
    places: false,
  };
}

/** Base 128, lowest seven bits first (Protocol Buffers, "Base 128 Varints"). */
export function varint(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let left = BigInt(asText(bytes));
  while (left > 127n) {
    out.push(Number(left & 127n) | 128);
    left >>= 7n;
  }
  out.push(Number(left));
  return Uint8Array.from(out);
}

export function unVarint(bytes: Uint8Array): Uint8Array {
  const value = Array.from(bytes).reduceRight((sum, octet) => (sum << 7n) | BigInt(octet & 127), 0n);
  return utf8.encode(value.toString());
}

export function xor(key: Uint8Array): Both & { places: boolean } {
  const apply = (bytes: Uint8Array): Uint8Array => bytes.map((octet, i) => octet ^ (key[i % key.length] ?? 0));
  return { encode: apply, decode: apply, places: false };
}

/** RFC 9112 section 7.1, without extensions or trailers. */
export function chunked(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    parts.push(utf8.encode(`${chunk.length.toString(16)}\r\n`), chunk, utf8.encode('\r\n'));
  }
  return Buffer.concat([...parts, utf8.encode('0\r\n\r\n')]);
}

export function unchunked(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(13, at);
    const length = Number.parseInt(asText(bytes.subarray(at, end)), 16);
    if (length === 0) break;
    parts.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(parts);
}

/** First-level encoding, RFC 1001 section 14.1: half an octet a letter, padded with spaces, suffix 00 (workstation). */
export function netbiosName(bytes: Uint8Array): Uint8Array {
  const name = [...asText(bytes).slice(0, NETBIOS_NAME).padEnd(NETBIOS_NAME).toUpperCase(), '\0'];
  return Uint8Array.from(name.flatMap((sign) => [0x41 + (sign.charCodeAt(0) >> 4), 0x41 + (sign.charCodeAt(0) & 15)]));
}

export function unNetbios(bytes: Uint8Array): Uint8Array {
  let out = '';
  for (let i = 0; i + 3 < bytes.length; i += 2) {
    out += String.fromCharCode((((bytes[i] ?? 0) - 0x41) << 4) | ((bytes[i + 1] ?? 0) - 0x41));
  }
  return utf8.encode(out.trimEnd());
}
