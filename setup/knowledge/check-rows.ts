import type { AppRow, CompanyRow, SharedNetworkRow } from '../../knowledge/types.ts';
import type { FoundRow } from './read-rows.ts';

/** Hosting suffixes under which many firms' names live. An app that claimed one would claim its neighbours. */
const HOSTING_SUFFIXES: readonly string[] = [
  'akamaiedge.net',
  'akamaihd.net',
  'akamaized.net',
  'aliyuncs.com',
  'amazonaws.com',
  'azureedge.net',
  'azurewebsites.net',
  'cloudapp.azure.com',
  'cloudfront.net',
  'edgekey.net',
  'edgesuite.net',
  'fastly.net',
  'fastlylb.net',
  'firebaseapp.com',
  'googleapis.com',
  'googleusercontent.com',
  'myqcloud.com',
  'trafficmanager.net',
  'web.app',
  'windows.net',
  'workers.dev',
];

/** What no single row can show: two rows that claim one thing, or an app that claims a shared suffix.
 *  @returns one sentence per fault, empty where there is none. */
export function faultsAcross(
  apps: readonly FoundRow<AppRow>[],
  companies: readonly FoundRow<CompanyRow>[],
  networks: readonly FoundRow<SharedNetworkRow>[],
): string[] {
  return [
    ...clashes('id', apps, (row) => [row.id]),
    ...clashes('domain', apps, (row) => row.domains),
    ...clashes('protocol', apps, (row) => row.protocols),
    ...clashes('process', apps, (row) => row.processes.map((name) => name.toLowerCase())),
    ...clashes('id', companies, (row) => [row.id]),
    ...clashes('domain', companies, (row) => [...row.domains, ...(row.customerDomains ?? [])]),
    ...clashes('protocol', companies, (row) => row.protocols),
    ...clashes('id', networks, (row) => [row.id]),
    ...clashes('AS number', networks, (row) => row.asns.map(String)),
    ...apps.flatMap(({ file, row }) =>
      claimedSuffixes(row).map((suffix) => `${file} claims ${suffix}, where many firms' names live.`),
    ),
  ];
}

function clashes<T>(what: string, found: readonly FoundRow<T>[], claims: (row: T) => readonly string[]): string[] {
  const owners = new Map<string, string>();
  const faults: string[] = [];
  for (const { file, row } of found) {
    for (const claim of claims(row)) {
      const owner = owners.get(claim);
      if (owner !== undefined) faults.push(`${file} and ${owner} both claim the ${what} ${claim}.`);
      owners.set(claim, file);
    }
  }
  return faults;
}

/** The domain itself, or a suffix above it: `x.cloudfront.net` may be one app's, `cloudfront.net` may not. */
function claimedSuffixes(row: AppRow): readonly string[] {
  return row.domains.filter((domain) =>
    HOSTING_SUFFIXES.some((suffix) => suffix === domain || suffix.endsWith(`.${domain}`)),
  );
}
