import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { Source } from '../../knowledge/types.ts';
import { countryDistancesSchema } from '../../main/shell/services/country-distances.ts';
import { openAddressTable } from '../../main/shell/services/address-table.ts';
import {
  appRowSchema,
  companyRowSchema,
  identifierKeyRowSchema,
  lawRowSchema,
  placeCodeRowSchema,
  publishedPlaceRowSchema,
  sharedNetworkRowSchema,
  type Manifest,
  type ManifestSet,
} from '../../main/shell/services/knowledge-schema.ts';
import { faultsAcross } from './check-rows.ts';
import { type FoundRow, readRows } from './read-rows.ts';

type Row = { readonly sources: readonly Source[] };

/** The files that `knowledge/built/` must hold, by name: the rows of each set as JSON, and the manifest. Nothing is
 *  written: the check in CI compares them with what is committed.
 *  @throws Error with every fault found. */
export async function rowSetFiles(knowledge: URL): Promise<Map<string, string>> {
  const apps = await readRows(new URL('apps/', knowledge), appRowSchema);
  const companies = await readRows(new URL('companies/', knowledge), companyRowSchema);
  const networks = await readRows(new URL('places/cloud-networks.yaml', knowledge), sharedNetworkRowSchema);
  const faults = faultsAcross(apps, companies, networks);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const files = new Map<string, string>();
  const sets: ManifestSet[] = [
    addRows(files, 'apps', apps),
    addRows(files, 'companies', companies),
    addRows(files, 'laws', await readRows(new URL('laws/', knowledge), lawRowSchema)),
    addRows(
      files,
      'identifiers',
      await readRows<z.infer<typeof identifierKeyRowSchema>>(
        new URL('identifiers/', knowledge),
        identifierKeyRowSchema,
      ),
    ),
    addRows(files, 'cloud-networks', networks),
    addRows(files, 'place-codes', await readRows(new URL('places/codes/', knowledge), placeCodeRowSchema)),
    addRows(
      files,
      'published-places',
      await readRows(new URL('places/published/', knowledge), publishedPlaceRowSchema),
    ),
    await tableSet(knowledge, 'dbip-country', 'places/dbip-country.table'),
    await tableSet(knowledge, 'ipfire-country', 'places/ipfire-country.table'),
    await tableSet(knowledge, 'networks', 'networks/asn.table'),
    await distanceSet(knowledge, 'country-distances', 'places/country-distances.json'),
  ];
  const manifest: Manifest = { sets };
  return files.set('manifest.json', json(manifest));
}

/** Writes them. */
export async function buildRowSets(knowledge: URL): Promise<void> {
  await mkdir(new URL('built/', knowledge), { recursive: true });
  for (const [name, content] of await rowSetFiles(knowledge))
    await writeFile(new URL(`built/${name}`, knowledge), content);
}

function addRows(files: Map<string, string>, name: string, found: readonly FoundRow<Row>[]): ManifestSet {
  const content = json(found.map(({ row }) => row));
  files.set(`${name}.json`, content);
  const reads = found.flatMap(({ row }) => row.sources.map((source) => source.read)).sort();
  const version = reads.at(-1) ?? '1970-01-01';
  return { name, version, file: `built/${name}.json`, sha256: sha256(content), credit: null, licence: null };
}

async function tableSet(knowledge: URL, name: string, file: string): Promise<ManifestSet> {
  const bytes = await readFile(new URL(file, knowledge));
  const { date, credit, licence } = openAddressTable(bytes).header;
  return { name, version: date, file, sha256: sha256(bytes), credit, licence };
}

async function distanceSet(knowledge: URL, name: string, file: string): Promise<ManifestSet> {
  const bytes = await readFile(new URL(file, knowledge));
  const { date } = countryDistancesSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return {
    name,
    version: date,
    file,
    sha256: sha256(bytes),
    credit: 'Made with Natural Earth',
    licence: 'Public domain',
  };
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
