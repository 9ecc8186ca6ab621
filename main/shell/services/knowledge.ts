import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { DistanceSource, Knowledge, NetworkSource, PlaceSource } from '../../../knowledge/types.ts';
import { openAddressTable, type AddressTable } from './address-table.ts';
import { countryDistancesSchema, openDistances } from './country-distances.ts';
import {
  appRowSchema,
  companyRowSchema,
  identifierKeyRowSchema,
  lawRowSchema,
  manifestSchema,
  placeCodeRowSchema,
  publishedPlaceRowSchema,
  sharedNetworkRowSchema,
  type Manifest,
} from './knowledge-schema.ts';

/** The knowledge folder of a checkout. A packed app passes its own. */
export const CHECKOUT_KNOWLEDGE = new URL('../../../knowledge/', import.meta.url);

/** Reads, verifies and opens every set. Everything is checked again here, not only where it was built: a row without a
 *  source, a wrong code or a file that was changed is refused.
 *  @param folder ends in a slash.
 *  @throws Error that names the file. */
export async function loadKnowledge(folder: URL = CHECKOUT_KNOWLEDGE): Promise<Knowledge> {
  const manifest = await readManifest(folder);
  const files = new Map<string, Uint8Array>();
  for (const set of manifest.sets) files.set(set.name, await readVerified(folder, set.file, set.sha256));
  const rows = <T>(name: string, schema: z.ZodType<T>): T[] => parseRows(name, files.get(name), schema);
  const table = (name: string): AddressTable | null => {
    const bytes = files.get(name);
    return bytes === undefined ? null : openAddressTable(bytes);
  };
  const places = [table('dbip-country'), table('ipfire-country')].filter((found) => found !== null).map(placeSource);
  const networks = table('networks');
  return {
    versions: manifest.sets.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
    apps: rows('apps', appRowSchema),
    companies: rows('companies', companyRowSchema),
    laws: rows('laws', lawRowSchema),
    identifierKeys: rows('identifiers', identifierKeyRowSchema),
    places,
    networks: networks === null ? null : networkSource(networks),
    distances: distancesIn(files.get('country-distances')),
    sharedNetworks: rows('cloud-networks', sharedNetworkRowSchema),
    placeCodes: rows('place-codes', placeCodeRowSchema),
    publishedPlaces: rows('published-places', publishedPlaceRowSchema),
  };
}

/** The law rows alone: what the pages need of the knowledge, without opening the address tables.
 *  @throws Error that names the file */
export async function loadLaws(folder: URL = CHECKOUT_KNOWLEDGE): Promise<Knowledge['laws']> {
  const { sets } = await readManifest(folder);
  const set = sets.find(({ name }) => name === 'laws');
  return parseRows('laws', set && (await readVerified(folder, set.file, set.sha256)), lawRowSchema);
}

/** Whom the data sets' licences ask us to name, for the page and the report that show what they say. */
export async function knowledgeCredits(
  folder: URL = CHECKOUT_KNOWLEDGE,
): Promise<{ name: string; version: string; credit: string; licence: string }[]> {
  const manifest = await readManifest(folder);
  return manifest.sets.flatMap(({ name, version, credit, licence }) =>
    credit === null || licence === null ? [] : [{ name, version, credit, licence }],
  );
}

async function readManifest(folder: URL): Promise<Manifest> {
  return manifestSchema.parse(JSON.parse(await readFile(new URL('built/manifest.json', folder), 'utf8')));
}

async function readVerified(folder: URL, file: string, sha256: string): Promise<Uint8Array> {
  const bytes = await readFile(new URL(file, folder));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`The knowledge file ${file} is not the one it was built as.`);
  return bytes;
}

/** A set that is not in the manifest has no rows. */
function parseRows<T>(name: string, bytes: Uint8Array | undefined, schema: z.ZodType<T>): T[] {
  if (bytes === undefined) return [];
  const parsed = z.array(schema).safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success) throw new Error(`The knowledge set "${name}" is not valid: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function distancesIn(bytes: Uint8Array | undefined): DistanceSource | null {
  if (bytes === undefined) return null;
  const parsed = countryDistancesSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success)
    throw new Error(`The knowledge set "country-distances" is not valid: ${z.prettifyError(parsed.error)}`);
  return openDistances(parsed.data);
}

function placeSource({ header, lookup }: AddressTable): PlaceSource {
  return { name: header.name, date: header.date, lookup };
}

function networkSource({ header, lookup }: AddressTable): NetworkSource {
  const { name, date } = header;
  const read = new Map<string, NetworkName | null>();
  return {
    name,
    date,
    title: `${name} ${date}`,
    lookup(ip) {
      const text = lookup(ip) ?? '';
      let found = read.get(text);
      if (found === undefined) read.set(text, (found = networkNamed(text)));
      return found;
    },
  };
}

type NetworkName = NonNullable<ReturnType<NetworkSource['lookup']>>;

/** "64496 Name of the network" */
function networkNamed(text: string): NetworkName | null {
  const space = text.indexOf(' ');
  const asn = text.slice(0, Math.max(space, 0));
  return /^\d+$/.test(asn) ? { asn: Number(asn), name: text.slice(space + 1) } : null;
}
