import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { open } from 'maxmind';
import { parseIp } from '../../main/analysis/attribute/ip-number.ts';
import { isCountryCode } from '../../main/shell/services/country-codes.ts';
import type { AddressRange } from './write-address-table.ts';

/** Codes in address databases that are no country of ISO 3166-1 (EU, AP, SU, "??") become "no answer". UK is set aside
 *  in ISO 3166 for the United Kingdom and is written GB. */
function countryCode(code: string): string | null {
  const usual = code === 'UK' ? 'GB' : code;
  return isCountryCode(usual) ? usual : null;
}

function numberOf(text: string): bigint {
  if (/^\d+$/.test(text)) return BigInt(text);
  const ip = parseIp(text);
  if (ip === null) throw new Error(`Not an address: ${text}`);
  return ip.words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}

async function* lines(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
}

/** `first,last,CC` per line, numbers or addresses, comments with `#`: the form of Tor's geoip and geoip6 files. */
export async function readGeoipFile(path: string): Promise<AddressRange[]> {
  const ranges: AddressRange[] = [];
  for await (const line of lines(path)) {
    if (line === '' || line.startsWith('#')) continue;
    const [first = '', last = '', code = ''] = line.split(',');
    const value = countryCode(code);
    if (value !== null) ranges.push({ first: numberOf(first), last: numberOf(last), value });
  }
  return ranges;
}

/** The date of the data that a geoip file's own header gives, as an ISO date. */
export async function dateOfGeoipFile(path: string): Promise<string> {
  for await (const line of lines(path)) {
    const found = /^# Generated: \w+, (\d+) (\w{3}) (\d{4}) /.exec(line);
    if (found === null) continue;
    const month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(found[2] ?? '') / 3 + 1;
    return `${found[3]}-${String(month).padStart(2, '0')}-${(found[1] ?? '').padStart(2, '0')}`;
  }
  throw new Error(`No date in ${path}.`);
}

/** `first,last,asn,"name"` per line, first and last as numbers. Where a range runs into the next one (its data has one
 *  such pair), it ends where the next begins. */
export async function readAsnFile(path: string): Promise<AddressRange[]> {
  const ranges: AddressRange[] = [];
  for await (const line of lines(path)) {
    const found = /^(\d+),(\d+),(\d+),(.*)$/.exec(line);
    if (found === null) continue;
    const name = (found[4] ?? '').replace(/^"(.*)"$/, '$1').replaceAll('""', '"');
    const first = numberOf(found[1] ?? '');
    const before = ranges.at(-1);
    if (before !== undefined && before.last >= first) ranges[ranges.length - 1] = { ...before, last: first - 1n };
    ranges.push({ first, last: numberOf(found[2] ?? ''), value: `${found[3]} ${name}` });
  }
  return ranges;
}

/** Walks an MMDB's search tree. IPv4 lies under `::/96` there; aliases of it (`::ffff:0:0/96`, 6to4, …) are left out. */
export async function readCountryMmdb(path: string): Promise<{ date: string; v4: AddressRange[]; v6: AddressRange[] }> {
  const reader = await open(path);
  const v4 = mmdbRanges((ip) => reader.getWithPrefixLength(ip), 32);
  const v6 = mmdbRanges((ip) => reader.getWithPrefixLength(ip), 128);
  return { date: reader.metadata.buildEpoch.toISOString().slice(0, 10), v4, v6 };
}

type Find = (ip: string) => [unknown, number];

/** Jumps from network to network: each answer says how far it holds. */
function mmdbRanges(find: Find, bits: 32 | 128): AddressRange[] {
  const ranges: AddressRange[] = [];
  const end = bits === 32 ? 1n << 32n : 4n << 124n; // global unicast is 2000::/3, RFC 4291 section 2.4
  let at = bits === 32 ? 0n : 2n << 124n;
  while (at < end) {
    if (bits === 128 && at >> 112n === 0x2002n) {
      at = 0x2003n << 112n; // 6to4, which an MMDB keeps as another door to its IPv4 addresses
      continue;
    }
    const [record, prefix] = find(textOf(at, bits));
    const size = 1n << BigInt(bits - prefix);
    const last = at - (at % size) + size - 1n;
    const value = countryCode(codeIn(record));
    if (value !== null) ranges.push({ first: at, last, value });
    at = last + 1n;
  }
  return ranges;
}

/** The one field of this database's records. */
function codeIn(record: unknown): string {
  if (typeof record !== 'object' || record === null || !('country_code' in record)) return '';
  return typeof record.country_code === 'string' ? record.country_code : '';
}

function textOf(number: bigint, bits: 32 | 128): string {
  const part = bits === 32 ? 8n : 16n;
  const parts: string[] = [];
  for (let shift = BigInt(bits) - part; shift >= 0n; shift -= part) {
    const value = (number >> shift) & ((1n << part) - 1n);
    parts.push(bits === 32 ? value.toString() : value.toString(16));
  }
  return parts.join(bits === 32 ? '.' : ':');
}
