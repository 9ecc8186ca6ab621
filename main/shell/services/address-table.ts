import { brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { parseIp } from '../../analysis/attribute/ip-number.ts';
import { TextsOnDemand } from './texts-on-demand.ts';

/** A compact file of address ranges. Layout: the 8 octets of `ADDRESS_TABLE_MAGIC`; the header's length, 32 bits,
 *  little-endian; the header, JSON in UTF-8; then three brotli blocks whose lengths the header gives: `values` (a JSON
 *  array of texts, the first of them empty: "no answer"), `v4` and `v6`.
 *  A block lists where the answer changes, in ascending order. It holds columns of octets: for each 32-bit word of the
 *  address (one for v4, four for v6, most significant first), the differences from row to row split into four planes,
 *  lowest octets first; then three planes with the index of the value that holds from that row on. */
export const ADDRESS_TABLE_MAGIC = 'EARADDR1';
export const VALUE_PLANES = 3;

const block = z.object({ rows: z.number().int().nonnegative(), octets: z.number().int().nonnegative() });
export const addressTableHeaderSchema = z.object({
  name: z.string(),
  /** ISO date of the data. */
  date: z.string(),
  /** `country`: ISO 3166-1 alpha-2. `network`: AS number, a space, the registered name. */
  holds: z.enum(['country', 'network']),
  origin: z.string(),
  licence: z.string(),
  credit: z.string(),
  changes: z.string(),
  values: z.object({ octets: z.number().int().nonnegative() }),
  v4: block,
  v6: block,
});
export type AddressTableHeader = z.infer<typeof addressTableHeaderSchema>;

export interface AddressTable {
  readonly header: AddressTableHeader;
  /** The value of the range that holds the address, null where there is none or the text is no address. */
  readonly lookup: (ip: string) => string | null;
}

/** No block of the tables we ship opens to more (the largest is 19 MB): a bomb is refused. */
const LARGEST_BLOCK = 64 * 1024 * 1024;
const FIXED_START = 12;

/** Opens a table. The address blocks are inflated on the first look-up of their family.
 *  @throws Error where the file is not such a table or is damaged. */
export function openAddressTable(file: Uint8Array): AddressTable {
  const { header, at } = readHeader(file);
  const v4At = at + header.values.octets;
  const v6At = v4At + header.v4.octets;
  if (v6At + header.v6.octets !== file.length) throw new Error('This address table is damaged: its length is wrong.');
  const values = new TextsOnDemand(inflate(file.subarray(at, v4At)));
  let v4: Ranges | null = null;
  let v6: Ranges | null = null;
  return {
    header,
    lookup: (ip) => {
      const number = parseIp(ip);
      if (number === null) return null;
      const ranges =
        number.family === 4
          ? (v4 ??= openRanges(inflate(file.subarray(v4At, v6At)), header.v4.rows, 1))
          : (v6 ??= openRanges(inflate(file.subarray(v6At)), header.v6.rows, 4));
      return values.at(valueAt(ranges, number.words)) || null;
    },
  };
}

interface Ranges {
  readonly rows: number;
  /** One column per 32-bit word of the address. */
  readonly starts: readonly Uint32Array[];
  /** The planes with the indexes of values, one after the other: put together only where one is looked up. */
  readonly values: Uint8Array;
}

function readHeader(file: Uint8Array): { header: AddressTableHeader; at: number } {
  const magic = new TextDecoder('latin1').decode(file.subarray(0, ADDRESS_TABLE_MAGIC.length));
  if (magic !== ADDRESS_TABLE_MAGIC || file.length < FIXED_START) throw new Error('This file is not an address table.');
  const length = new DataView(file.buffer, file.byteOffset).getUint32(ADDRESS_TABLE_MAGIC.length, true);
  const at = FIXED_START + length;
  if (at > file.length) throw new Error('This address table is damaged: its header is cut short.');
  return {
    header: addressTableHeaderSchema.parse(JSON.parse(new TextDecoder().decode(file.subarray(FIXED_START, at)))),
    at,
  };
}

function inflate(bytes: Uint8Array): Uint8Array {
  return brotliDecompressSync(bytes, { maxOutputLength: LARGEST_BLOCK });
}

function openRanges(columns: Uint8Array, rows: number, words: number): Ranges {
  if (columns.length !== rows * (4 * words + VALUE_PLANES))
    throw new Error('This address table is damaged: a column is cut short.');
  const differences: Uint32Array[] = [];
  for (let word = 0; word < words; word++) differences.push(joinPlanes(columns, word * 4 * rows, rows));
  return { rows, starts: sumUp(differences, rows), values: columns.slice(words * 4 * rows) };
}

/** Numbers of 32 bits. */
function joinPlanes(columns: Uint8Array, from: number, rows: number): Uint32Array {
  const joined = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) joined[row] = planesAt(columns, from + row, rows, 4);
  return joined;
}

/** The number whose lowest octet stands at `at`, and each higher one a plane further. */
function planesAt(columns: Uint8Array, at: number, rows: number, planes: number): number {
  let number = 0;
  for (let plane = planes - 1; plane >= 0; plane--) number = (number << 8) | (columns[at + plane * rows] ?? 0);
  return number;
}

/** Turns differences into addresses in place: long addition, the carry running from the last word to the first. */
function sumUp(differences: readonly Uint32Array[], rows: number): readonly Uint32Array[] {
  const carries = new Uint8Array(rows);
  for (const column of differences.toReversed()) {
    let last = column[0] ?? 0;
    for (let row = 1; row < rows; row++) {
      const sum = last + (column[row] ?? 0) + (carries[row] ?? 0);
      carries[row] = sum >= 2 ** 32 ? 1 : 0;
      last = column[row] = sum >>> 0;
    }
  }
  return differences;
}

/** The value index of the last row that starts at or before the address; 0 where none does. */
function valueAt(ranges: Ranges, address: readonly number[]): number {
  let low = 0;
  let high = ranges.rows;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startsAfter(ranges.starts, middle, address)) high = middle;
    else low = middle + 1;
  }
  return low === 0 ? 0 : planesAt(ranges.values, low - 1, ranges.rows, VALUE_PLANES);
}

function startsAfter(starts: readonly Uint32Array[], row: number, address: readonly number[]): boolean {
  for (let word = 0; word < starts.length; word++) {
    const start = starts[word]?.[row] ?? 0;
    const wanted = address[word] ?? 0;
    if (start !== wanted) return start > wanted;
  }
  return false;
}
