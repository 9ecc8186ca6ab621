import { describe, expect, it } from 'vitest';
import type { PlaceSource } from '../../../knowledge/types.ts';
import { doubted, placeOfAddress } from './place-of-address.ts';

const source = (name: string, country: string | null): PlaceSource => ({
  name,
  date: '2026-06-01',
  lookup: () => country,
});
const inCloud = {
  name: 'table',
  date: '2026-06-17',
  title: 'networks 2026-06-17',
  lookup: () => ({ name: 'Cloud Ltd', asn: 64500 }),
};
const cloudRow = { id: 'cloud', name: 'Cloud', kind: 'cloud', asns: [64500], sources: [] } as const;

const place = (
  first: string | null,
  second: string | null,
  cloud = false,
  ip = '8.8.4.4',
): ReturnType<typeof placeOfAddress> =>
  placeOfAddress(ip, {
    places: [source('one', first), source('two', second)],
    networks: cloud ? inCloud : null,
    sharedNetworks: [cloudRow],
  });

describe('placeOfAddress', () => {
  it('is likely where two databases agree', () => {
    expect(place('US', 'US')).toEqual({
      country: 'US',
      certainty: 'likely',
      reason: 'sources-agree',
      sources: ['one 2026-06-01', 'two 2026-06-01'],
      said: [
        { source: 'one', date: '2026-06-01', country: 'US' },
        { source: 'two', date: '2026-06-01', country: 'US' },
      ],
      network: null,
    });
  });

  it('is possible where they differ, and keeps what each said', () => {
    expect(place('NL', 'US')).toMatchObject({ country: 'NL', certainty: 'possibly', reason: 'sources-differ' });
    expect(place('NL', 'US').said.map((answer) => answer.country)).toEqual(['NL', 'US']);
  });

  it('is possible where only one answers', () => {
    expect(place(null, 'CN')).toMatchObject({
      country: 'CN',
      certainty: 'possibly',
      reason: 'one-source',
      sources: ['two 2026-06-01'],
    });
    expect(place(null, 'CN').said[0]).toEqual({ source: 'one', date: '2026-06-01', country: null });
  });

  it('is possible in a cloud, a delivery or an anycast network', () => {
    expect(place('CN', 'CN', true)).toMatchObject({ country: 'CN', certainty: 'possibly', reason: 'shared-network' });
  });

  it('is unknown where nobody answers', () => {
    expect(place(null, null)).toMatchObject({ country: null, certainty: 'unknown', reason: 'no-answer', sources: [] });
  });

  it.each(['10.0.0.1', '192.0.2.61', '198.51.100.1', '203.0.113.9', '2001:db8::1', '224.0.0.251', '::1', 'client-1'])(
    'has no place for %s',
    (ip) => {
      expect(place('US', 'US', false, ip)).toEqual({
        country: null,
        certainty: 'unknown',
        reason: 'not-public',
        sources: [],
        said: [],
        network: null,
      });
    },
  );

  it('keeps Hong Kong, Macao and Taiwan apart from China', () => {
    expect(place('HK', 'CN')).toMatchObject({ country: 'HK', certainty: 'possibly' });
    expect(place('TW', 'TW')).toMatchObject({ country: 'TW', certainty: 'likely' });
  });

  it('loses certainty to a round trip that speaks against it', () => {
    expect(doubted(place('US', 'US')).certainty).toBe('possibly');
    expect(doubted(place(null, null)).certainty).toBe('unknown');
  });
});
