/** HPACK's Huffman code for strings (RFC 7541 section 5.2, appendix B). The code is canonical, so the lengths give it.
 *  Only ASCII letters with codes of up to 15 bits; a text with others must go out unencoded (`hpackFits`). */
const LENGTHS =
  '6 10 10 12 13 6 8 11 10 10 8 11 8 6 6 6 5 5 5 6 6 6 6 6 6 6 7 8 15 6 12 10 13 6 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 ' +
  '7 7 7 8 7 8 13 19 13 14 6 15 5 6 5 6 5 6 6 6 5 7 7 6 6 6 5 6 7 6 5 5 6 7 7 7 7 7 15 11 14 13';
const FIRST = 32;
const LONGEST = 15;

const CODES = canonical();

function canonical(): Map<number, { code: number; length: number }> {
  const lengths = LENGTHS.split(' ').map((length, i) => ({ octet: FIRST + i, length: Number(length) }));
  lengths.push({ octet: 0, length: 13 });
  lengths.sort((a, b) => a.length - b.length || a.octet - b.octet);
  const codes = new Map<number, { code: number; length: number }>();
  let code = 0;
  let before = 5;
  for (const { octet, length } of lengths) {
    if (length > LONGEST) break;
    code <<= length - before;
    before = length;
    codes.set(octet, { code, length });
    code += 1;
  }
  return codes;
}

export function hpackFits(bytes: Uint8Array): boolean {
  return bytes.every((octet) => CODES.has(octet));
}

export function hpackHuffman(bytes: Uint8Array): Uint8Array {
  let bits = '';
  for (const octet of bytes) {
    const found = CODES.get(octet);
    if (found === undefined) throw new Error('a letter outside the table');
    bits += found.code.toString(2).padStart(found.length, '0');
  }
  bits += '1'.repeat(-bits.length & 7);
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (octet) => Number.parseInt(octet, 2));
}

export function hpackHuffmanDecoded(bytes: Uint8Array): Uint8Array {
  const letters = new Map(
    [...CODES].map(([octet, { code, length }]) => [code.toString(2).padStart(length, '0'), octet]),
  );
  const out: number[] = [];
  let bits = '';
  for (const octet of bytes) {
    for (const bit of octet.toString(2).padStart(8, '0')) {
      bits += bit;
      const letter = letters.get(bits);
      if (letter === undefined) continue;
      out.push(letter);
      bits = '';
    }
  }
  return Uint8Array.from(out);
}
