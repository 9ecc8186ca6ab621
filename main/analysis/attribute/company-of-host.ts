import type { CompanyRow } from '../../../knowledge/types.ts';
import { SuffixIndex, bareHost } from './host-suffix.ts';
import { RangeIndex } from './range-index.ts';

/** Who runs a server, and by which sign. Never from the network an address is registered to: Agora's servers stand in
 *  a dozen hosting firms' networks. */
export interface CompanyOfHost {
  readonly company: CompanyRow;
  readonly by: 'host-name' | 'certificate' | 'protocol' | 'address';
  /** The row's domain or protocol that matched, or the address. */
  readonly sign: string;
}

export interface CompanyIndex {
  readonly byHost: SuffixIndex<CompanyRow>;
  /** Suffixes of customers' names, by who hands them out. */
  readonly byCustomerHost: SuffixIndex<CompanyRow>;
  readonly byProtocol: ReadonlyMap<string, CompanyRow>;
  readonly byAddress: RangeIndex<CompanyRow>;
}

/** Made once per analysis. */
export function indexCompanies(companies: readonly CompanyRow[]): CompanyIndex {
  const byHost = new SuffixIndex<CompanyRow>();
  const byCustomerHost = new SuffixIndex<CompanyRow>();
  const byProtocol = new Map<string, CompanyRow>();
  const byAddress = new RangeIndex<CompanyRow>();
  for (const company of companies) {
    for (const domain of company.domains) byHost.add(domain, company);
    for (const domain of company.customerDomains ?? []) byCustomerHost.add(domain, company);
    for (const protocol of company.protocols) byProtocol.set(protocol, company);
    for (const range of company.ranges ?? []) byAddress.add(range, company);
  }
  return { byHost, byCustomerHost, byProtocol, byAddress };
}

/** What a server told of itself. */
export interface ServerSigns {
  /** Told for its address: SNI, HTTP Host, DNS answers. */
  readonly names: readonly string[];
  /** In the certificate that it showed, where no other name was told. */
  readonly certificateNames: readonly string[];
  readonly protocols: readonly string[];
  readonly ip: string;
}

/** The company behind a server's names, else behind those in its certificate, a protocol that only it speaks, or a range of
 *  addresses that it publishes as its own. Null where names point to different companies: a shared server has no one
 *  operator. A name that no row knows leaves the address open too: a customer's server may stand there. */
export function companyOfServer(signs: ServerSigns, index: CompanyIndex): CompanyOfHost | null {
  const told = ofNames(signs.names, 'host-name', index);
  if (told !== null) return told === 'several' ? null : told;
  const shown = ofNames(signs.certificateNames, 'certificate', index);
  if (shown !== null) return shown === 'several' ? null : shown;
  for (const protocol of signs.protocols) {
    const company = index.byProtocol.get(protocol);
    if (company !== undefined) return { company, by: 'protocol', sign: protocol };
  }
  if (signs.names.length > 0) return null;
  const company = index.byAddress.find(signs.ip);
  return company && { company, by: 'address', sign: signs.ip };
}

/** Who handed out a server's name to a customer: whose computers it stands on. Null where names point to several. */
export function hostOfServer(names: readonly string[], index: CompanyIndex): CompanyRow | null {
  let found: CompanyRow | null = null;
  for (const name of names) {
    const match = index.byCustomerHost.find(name);
    if (match === null || !isCustomers(name, index.byHost.find(name)?.domain ?? '', index)) continue;
    if (found !== null && found.id !== match.row.id) return null;
    found ??= match.row;
  }
  return found;
}

/** The longer suffix decides: a maker's own service may stand under a suffix of its customers. */
function isCustomers(name: string, ownDomain: string, index: CompanyIndex): boolean {
  const match = index.byCustomerHost.find(name);
  return match !== null && match.domain.length > ownDomain.length;
}

function ofNames(
  names: readonly string[],
  by: 'host-name' | 'certificate',
  index: CompanyIndex,
): CompanyOfHost | 'several' | null {
  let found: CompanyOfHost | null = null;
  for (const name of names) {
    const match = index.byHost.find(name);
    if (match === null || isCustomers(name, match.domain, index)) continue;
    if (found !== null && found.company.id !== match.row.id) return 'several';
    found ??= { company: match.row, by, sign: match.domain };
  }
  return found;
}

/** Some edge names spell their IPv4 address (`192-0-2-61.edge.agora.io`). Null where a name does not: a label of four
 *  dashed numbers in front of `edge`. */
export function addressSpelledIn(name: string): string | null {
  const label = /^(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})\.edge\./.exec(bareHost(name) ?? '');
  if (label === null) return null;
  const octets = label.slice(1).map(Number);
  return octets.every((octet) => octet <= 255) ? octets.join('.') : null;
}
