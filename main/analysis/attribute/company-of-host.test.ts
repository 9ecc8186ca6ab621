import { describe, expect, it } from 'vitest';
import type { CompanyRow } from '../../../knowledge/types.ts';
import { addressSpelledIn, companyOfServer, hostOfServer, indexCompanies } from './company-of-host.ts';

const row = (
  id: string,
  domains: string[],
  protocols: string[] = [],
  ranges?: string[],
  customerDomains?: string[],
): CompanyRow => ({
  id,
  name: id,
  legalName: null,
  legalSeat: null,
  homeCountry: null,
  otherHomes: [],
  role: '',
  domains,
  customerDomains,
  protocols,
  ranges,
  sources: [],
});

const index = indexCompanies([
  row('carrier', ['carrier.example'], ['carrier-proto']),
  row('big', ['big.example']),
  row('small', ['small.big.example']),
  row('cloud', ['cloud.example', 'mail.rent.cloud.example'], [], [], ['rent.cloud.example', 'edge.example']),
  row('owner', ['owner.example'], [], ['192.0.2.0/24']),
]);
const found = (
  names: string[],
  protocols: string[] = [],
  ip = '198.51.100.1',
  certificateNames: string[] = [],
): string => {
  const company = companyOfServer({ names, protocols, ip, certificateNames }, index);
  return company === null ? 'nobody' : `${company.company.id} by ${company.by} ${company.sign}`;
};

describe('companyOfServer', () => {
  it('takes the longest domain', () => {
    expect(found(['a.small.big.example'])).toBe('small by host-name small.big.example');
    expect(found(['a.big.example'])).toBe('big by host-name big.example');
  });

  it('reads a spelled edge name', () => {
    expect(found(['198-51-100-7.edge.carrier.example'])).toBe('carrier by host-name carrier.example');
  });

  it('falls back on a protocol that only one company speaks', () => {
    expect(found([], ['tls', 'carrier-proto'])).toBe('carrier by protocol carrier-proto');
    expect(found(['unknown.example'], ['carrier-proto'])).toBe('carrier by protocol carrier-proto');
  });

  it('names nobody where names point to two companies, or to none', () => {
    expect(found(['a.big.example', 'x.carrier.example'])).toBe('nobody');
    expect(found(['unknown.example'])).toBe('nobody');
  });

  it('believes a certificate where no name tells, and before the protocol', () => {
    expect(found([], ['carrier-proto'], '198.51.100.1', ['a.big.example'])).toBe('big by certificate big.example');
    expect(found(['x.carrier.example'], [], '198.51.100.1', ['a.big.example'])).toBe(
      'carrier by host-name carrier.example',
    );
    expect(found([], [], '198.51.100.1', ['a.big.example', 'x.carrier.example'])).toBe('nobody');
  });

  it('takes a published range for its owner only where no name was told', () => {
    expect(found([], [], '192.0.2.7')).toBe('owner by address 192.0.2.7');
    expect(found(['unknown.example'], [], '192.0.2.7')).toBe('nobody');
    expect(found([], [], '192.0.3.7')).toBe('nobody');
  });
});

describe('names that are handed out to customers', () => {
  const host = (...names: string[]) => hostOfServer(names, index)?.id ?? null;

  it('tell whose computers these are, and not who runs the service', () => {
    expect(found(['shop.rent.cloud.example'])).toBe('nobody');
    expect(host('shop.rent.cloud.example')).toBe('cloud');
    expect(found(['d1.edge.example'])).toBe('nobody');
    expect(host('d1.edge.example')).toBe('cloud');
  });

  it("leave the maker's own names to it", () => {
    expect(found(['www.cloud.example'])).toBe('cloud by host-name cloud.example');
    expect(host('www.cloud.example')).toBeNull();
    expect(found(['mail.rent.cloud.example'])).toBe('cloud by host-name mail.rent.cloud.example');
    expect(host('mail.rent.cloud.example')).toBeNull();
  });
});

describe('addressSpelledIn', () => {
  it('reads the address out of an edge name', () => {
    expect(addressSpelledIn('198-51-100-7.edge.agora.io')).toBe('198.51.100.7');
    expect(addressSpelledIn('198-51-100-7.edge.sd-rtn.com.')).toBe('198.51.100.7');
  });

  it.each([
    '198-51-100-300.edge.agora.io',
    '198-51-100.edge.agora.io',
    'a-198-51-100-7.edge.agora.io',
    'edge.agora.io',
  ])('reads none out of %s', (name) => expect(addressSpelledIn(name)).toBeNull());
});
