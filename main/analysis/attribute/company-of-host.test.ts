import { describe, expect, it } from 'vitest';
import type { CompanyRow } from '../../../knowledge/types.ts';
import { addressSpelledIn, companyOfHost, indexCompanies } from './company-of-host.ts';

const row = (id: string, domains: string[], protocols: string[] = []): CompanyRow => ({
  id,
  name: id,
  legalName: null,
  legalSeat: null,
  homeCountry: null,
  otherHomes: [],
  role: '',
  domains,
  protocols,
  sources: [],
});

const index = indexCompanies([
  row('carrier', ['carrier.example'], ['carrier-proto']),
  row('big', ['big.example']),
  row('small', ['small.big.example']),
]);
const found = (names: string[], protocols: string[] = []): string => {
  const company = companyOfHost(names, protocols, index);
  return company === null ? 'nobody' : `${company.company.id} by ${company.by} ${company.sign}`;
};

describe('companyOfHost', () => {
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
