import type { CompanyRow } from '../../../knowledge/types.ts';
import { SuffixIndex, bareHost } from './host-suffix.ts';

/** Who runs a server, and by which sign. Never from the network an address is registered to: Agora's servers stand in
 *  a dozen hosting firms' networks. */
export interface CompanyOfHost {
  readonly company: CompanyRow;
  readonly by: 'host-name' | 'protocol';
  /** The row's domain or protocol that matched. */
  readonly sign: string;
}

export interface CompanyIndex {
  readonly byHost: SuffixIndex<CompanyRow>;
  readonly byProtocol: ReadonlyMap<string, CompanyRow>;
}

/** Made once per analysis. */
export function indexCompanies(companies: readonly CompanyRow[]): CompanyIndex {
  const byHost = new SuffixIndex<CompanyRow>();
  const byProtocol = new Map<string, CompanyRow>();
  for (const company of companies) {
    for (const domain of company.domains) byHost.add(domain, company);
    for (const protocol of company.protocols) byProtocol.set(protocol, company);
  }
  return { byHost, byProtocol };
}

/** The company behind a server's names, else behind a protocol that only it speaks. Null where the names point to
 *  different companies: a shared server has no one operator.
 *  @param names host names told for the server's address (SNI, HTTP Host, DNS answers). */
export function companyOfHost(
  names: readonly string[],
  protocols: readonly string[],
  index: CompanyIndex,
): CompanyOfHost | null {
  let found: CompanyOfHost | null = null;
  for (const name of names) {
    const match = index.byHost.find(name);
    if (match === null) continue;
    if (found !== null && found.company.id !== match.row.id) return null;
    found ??= { company: match.row, by: 'host-name', sign: match.domain };
  }
  if (found !== null) return found;
  for (const protocol of protocols) {
    const company = index.byProtocol.get(protocol);
    if (company !== undefined) return { company, by: 'protocol', sign: protocol };
  }
  return null;
}

/** Some edge names spell their IPv4 address (`192-0-2-61.edge.agora.io`). Null where a name does not: a label of four
 *  dashed numbers in front of `edge`. */
export function addressSpelledIn(name: string): string | null {
  const label = /^(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})\.edge\./.exec(bareHost(name) ?? '');
  if (label === null) return null;
  const octets = label.slice(1).map(Number);
  return octets.every((octet) => octet <= 255) ? octets.join('.') : null;
}
