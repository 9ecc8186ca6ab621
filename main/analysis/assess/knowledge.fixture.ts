import type { AppRow, CompanyRow, Knowledge, LawRow } from '../../../knowledge/types.ts';
import { ROWS } from '../detect/rows.fixture.ts';

/** Documentation addresses have no place: a public one, which the lists of this fixture put in the US. */
export const PLACED = '8.8.4.4';

/** Invented apps, companies and laws; addresses from documentation ranges. */
const APPS: readonly AppRow[] = [
  {
    id: 'parlour',
    name: 'Parlour',
    role: 'app',
    maker: 'Parlour Labs',
    makerCountry: 'US',
    domains: ['parlour.example'],
    protocols: ['agora'],
    processes: ['parlourd'],
    sources: [],
  },
  {
    id: 'phone-push',
    name: 'Phone push',
    role: 'device',
    maker: 'Phone Maker',
    makerCountry: 'US',
    domains: ['push.example'],
    protocols: [],
    processes: [],
    sources: [],
  },
];

const COMPANIES: readonly CompanyRow[] = [
  {
    id: 'tidewater',
    name: 'Tidewater',
    legalName: 'Tidewater Ltd',
    legalSeat: 'KY',
    homeCountry: 'CN',
    otherHomes: ['US'],
    role: 'sound',
    domains: ['parlour.example'],
    protocols: [],
    sources: [],
  },
];

const LAWS: readonly LawRow[] = [
  {
    country: 'CN',
    reaches: ['CN'],
    compels: true,
    law: 'Test Act (2020)',
    plain: 'made up',
    careful: 'made up',
    sources: [],
  },
];

export function someKnowledge(over: Partial<Knowledge> = {}): Knowledge {
  const place = (name: string) => ({ name, date: '2026-06-01', lookup: (ip: string) => (ip === PLACED ? 'US' : null) });
  return {
    versions: [{ name: 'apps', version: '1', sha256: '00' }],
    apps: APPS,
    companies: COMPANIES,
    laws: LAWS,
    identifierKeys: ROWS,
    places: [place('list-a'), place('list-b')],
    networks: null,
    distances: null,
    sharedNetworks: [],
    placeCodes: [],
    publishedPlaces: [],
    ...over,
  };
}
