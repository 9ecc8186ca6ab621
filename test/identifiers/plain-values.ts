/** Decodings that a label names and that one value can be taken through alone. Packed bodies are not: their values are told
 *  by their place. */
const DECODERS: Readonly<Record<string, (octets: Buffer) => Buffer>> = {
  percent: (octets) => Buffer.from(unescaped(octets.toString('latin1')), 'latin1'),
  base64: (octets) => Buffer.from(octets.toString('latin1'), 'base64'),
  hex: (octets) => Buffer.from(octets.toString('latin1'), 'hex'),
  'utf-16': (octets) => Buffer.from(octets.toString('utf16le')),
};

/** How a value may be told whose octets stand in a frame: as they are, and decoded as its label says. */
export function plainValues(octets: Uint8Array, chain: readonly string[]): readonly string[] {
  let decoded: Buffer = Buffer.from(octets);
  const values = [
    decoded.toString('utf8'),
    decoded.toString('latin1'),
    `hex:${decoded.toString('hex')}`,
    ...numbers(decoded),
  ];
  for (const step of chain) {
    const decoder = DECODERS[step];
    if (!decoder) return values;
    decoded = decoder(decoded);
    values.push(decoded.toString('utf8'));
  }
  return values;
}

/** Numbers are told in decimal digits. */
function numbers(octets: Buffer): string[] {
  if (octets.length > 8) return [];
  const digits = octets.toString('hex');
  const turned = Buffer.from(octets).reverse().toString('hex');
  return [digits, turned].map((one) => String(BigInt(`0x${one}`)));
}

function unescaped(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
