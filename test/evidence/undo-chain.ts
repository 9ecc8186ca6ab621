import { gunzipSync, inflateRawSync, inflateSync, constants } from 'node:zlib';

/** Undoes a finding's chain of decodings with Node's own means, outermost first. */
export function undoChain(sent: Uint8Array, chain: readonly string[]): Buffer {
  let bytes: Buffer = Buffer.from(sent);
  for (const name of chain) bytes = undo(bytes, name);
  return bytes;
}

function undo(bytes: Buffer, name: string): Buffer {
  const text = bytes.toString('latin1');
  switch (name) {
    case 'percent':
      return Buffer.from(
        text
          .replaceAll('+', ' ')
          .replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
    case 'base64':
    case 'base64-lines':
      return Buffer.from(text, 'base64');
    case 'gzip':
      return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    case 'deflate':
      return deflated(bytes);
    case 'u32le':
      return Buffer.from(String(bytes.readUInt32LE(0)));
    case 'u32be':
      return Buffer.from(String(bytes.readUInt32BE(0)));
    case 'u64le':
      return Buffer.from(String(bytes.readBigUInt64LE(0)));
    case 'utf-16be':
      return Buffer.from(Buffer.from(bytes).swap16().toString('utf16le'));
    case 'utf-16le':
      return Buffer.from(bytes.toString('utf16le'));
    case 'protobuf':
      return Buffer.from(String(varint(bytes)));
    case 'ebcdic':
      // Letters, digits and what stands in names, of code page 037 (IBM's registry), by another program's table.
      return Buffer.from(new TextDecoder('latin1').decode(bytes.map((octet) => EBCDIC[octet] ?? 0x3f)));
    case 'netbios-name':
      return Buffer.from(Array.from(bytes, (letter) => (letter - 0x41).toString(16)).join(''), 'hex');
    case 'quoted-printable':
      return Buffer.from(unquotedPrintable(text), 'latin1');
    case 'json':
      return Buffer.from(unescapedJson(bytes.toString('utf8')));
    case 'xml':
      return Buffer.from(unescapedXml(bytes.toString('utf8')));
    default:
      throw new Error(`a chain that this judge cannot undo: ${name}`);
  }
}

/** Seven bits an octet, lowest first (protobuf.dev, Encoding). */
function varint(bytes: Buffer): bigint {
  return bytes.reduceRight((all, octet) => (all << 7n) | BigInt(octet & 0x7f), 0n);
}

const EBCDIC: Readonly<Record<number, number>> = Object.fromEntries(
  [
    [0x81, 'abcdefghi'],
    [0x91, 'jklmnopqr'],
    [0xa2, 'stuvwxyz'],
    [0xc1, 'ABCDEFGHI'],
    [0xd1, 'JKLMNOPQR'],
    [0xe2, 'STUVWXYZ'],
    [0xf0, '0123456789'],
    [0x40, ' '],
    [0x4b, '.'],
    [0x60, '-'],
    [0x6d, '_'],
  ].flatMap(([first, letters]) =>
    Array.from(String(letters), (letter, i) => [Number(first) + i, letter.charCodeAt(0)] as const),
  ),
);

function unquotedPrintable(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function deflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  }
}

function unescapedJson(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_all, hex: string | undefined, one: string | undefined) =>
    hex === undefined
      ? ({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[one ?? ''] ?? one ?? '')
      : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function unescapedXml(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (all, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return named[name ?? ''] ?? all;
    },
  );
}
