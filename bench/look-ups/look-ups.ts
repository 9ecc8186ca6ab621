import { loadKnowledge } from '../../main/shell/services/knowledge.ts';
import { companyOfServer, indexCompanies } from '../../main/analysis/attribute/company-of-host.ts';
import { networkOfAddress } from '../../main/analysis/attribute/network-of-address.ts';
import { placeOfAddress } from '../../main/analysis/attribute/place-of-address.ts';
import { SeededRandom } from '../synthetic/random.ts';

const SEED = 20_261_125;
const ADDRESSES = 200_000;
const NAMES = 200_000;
/** One address in so many is of IPv6. */
const ONE_IN_IPV6 = 4;

/** Look-ups a second of CPU: whose network, which place, which company. The names of networks are read on first sight, so
 *  each is asked for once before. */
export async function lookUpsPerSecond(): Promise<Readonly<Record<string, number>>> {
  const knowledge = await loadKnowledge();
  const random = new SeededRandom(SEED);
  const addresses = Array.from({ length: ADDRESSES }, () => addressFrom(random));
  const companies = indexCompanies(knowledge.companies);
  const domains = knowledge.companies.flatMap((one) => one.domains);
  const names = Array.from({ length: NAMES }, () => nameFrom(random, domains));
  for (const ip of addresses) placeOfAddress(ip, knowledge);
  return {
    'network of an address': perSecond(addresses, (ip) => networkOfAddress(ip, knowledge)),
    'country of an address in one list': perSecond(addresses, (ip) => knowledge.places[0]?.lookup(ip) ?? null),
    'place of an address (two lists, network, shared networks)': perSecond(addresses, (ip) =>
      placeOfAddress(ip, knowledge),
    ),
    'company of a host name': perSecond(names, (name) =>
      companyOfServer({ names: [name], certificateNames: [], protocols: [], ip: '8.8.8.8' }, companies),
    ),
  };
}

function perSecond<T>(all: readonly T[], lookUp: (one: T) => unknown): number {
  const before = process.cpuUsage();
  let found = 0;
  for (const one of all) if (lookUp(one) !== null) found++;
  const { user, system } = process.cpuUsage(before);
  return found === 0 ? 0 : Math.round(all.length / ((user + system) / 1e6));
}

function addressFrom(random: SeededRandom): string {
  if (!random.chance(ONE_IN_IPV6))
    return `${random.between(1, 223)}.${random.below(256)}.${random.below(256)}.${random.below(256)}`;
  const group = (): string => random.below(65_536).toString(16);
  return `2${random.below(4096).toString(16).padStart(3, '0')}:${group()}:${group()}::${group()}`;
}

/** Half of them under a domain that a row knows. */
function nameFrom(random: SeededRandom, domains: readonly string[]): string {
  const label = random.word().toString(36);
  return random.chance(2) ? `${label}.${domains[random.below(domains.length)] ?? ''}` : `a.${label}.example`;
}
