import { brotliCompressSync, constants } from 'node:zlib';
import { ADDRESS_TABLE_MAGIC, type AddressTableHeader, VALUE_PLANES } from '../../main/shell/services/address-table.ts';

/** One range, both ends included. */
export interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
  readonly value: string;
}

export type AddressTableFacts = Omit<AddressTableHeader, 'values' | 'v4' | 'v6'>;

/** Turns ranges into the compact file that `address-table.ts` reads. Ranges must be ascending and must not overlap.
 *  @throws Error where they do. */
export function writeAddressTable(
  facts: AddressTableFacts,
  v4: Iterable<AddressRange>,
  v6: Iterable<AddressRange>,
): Uint8Array {
  const values = new ValueList();
  const v4Rows = changes(v4, values, 32n);
  const v6Rows = changes(v6, values, 128n);
  const blocks = [
    compress(new TextEncoder().encode(JSON.stringify(values.list))),
    compress(columns(v4Rows, 1)),
    compress(columns(v6Rows, 4)),
  ];
  const header: AddressTableHeader = {
    ...facts,
    values: { octets: blocks[0]?.length ?? 0 },
    v4: { rows: v4Rows.length, octets: blocks[1]?.length ?? 0 },
    v6: { rows: v6Rows.length, octets: blocks[2]?.length ?? 0 },
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length, true);
  return join([new TextEncoder().encode(ADDRESS_TABLE_MAGIC), length, head, ...blocks]);
}

class ValueList {
  readonly list: string[] = [''];
  readonly #index = new Map<string, number>([['', 0]]);

  indexOf(value: string): number {
    const known = this.#index.get(value);
    if (known !== undefined) return known;
    this.list.push(value);
    this.#index.set(value, this.list.length - 1);
    return this.list.length - 1;
  }
}

interface Change {
  readonly at: bigint;
  readonly value: number;
}

/** Where the answer changes: neighbours with one value become one range, a gap becomes a range without an answer. */
function changes(ranges: Iterable<AddressRange>, values: ValueList, bits: bigint): Change[] {
  const rows: Change[] = [];
  const change = (at: bigint, value: number): void => {
    if ((rows.at(-1)?.value ?? 0) !== value) rows.push({ at, value });
  };
  let next = 0n;
  for (const { first, last, value } of ranges) {
    if (first < next || last < first || last >> bits !== 0n)
      throw new Error(`Ranges overlap or are out of order at ${first}.`);
    if (first > next) change(next, 0);
    change(first, values.indexOf(value));
    next = last + 1n;
  }
  if (next >> bits === 0n) change(next, 0);
  return rows;
}

const WORD = 0xffffffffn;

function columns(rows: readonly Change[], words: number): Uint8Array {
  const out = new Uint8Array(rows.length * (4 * words + VALUE_PLANES));
  let previous = 0n;
  for (const [row, { at, value }] of rows.entries()) {
    const difference = at - previous;
    previous = at;
    for (let octet = 0; octet < 4 * words; octet++) {
      const word = Math.floor(octet / 4);
      const bits = Number((difference >> BigInt(32 * (words - 1 - word))) & WORD);
      out[octet * rows.length + row] = (bits >>> (8 * (octet % 4))) & 0xff;
    }
    for (let plane = 0; plane < VALUE_PLANES; plane++)
      out[(4 * words + plane) * rows.length + row] = (value >>> (8 * plane)) & 0xff;
  }
  return out;
}

function compress(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
