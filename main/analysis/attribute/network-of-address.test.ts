import { describe, expect, it } from 'vitest';
import type { NetworkSource, SharedNetworkRow } from '../../../knowledge/types.ts';
import { networkOfAddress } from './network-of-address.ts';

const networks: NetworkSource = {
  name: 'table',
  date: '2026-06-17',
  title: 'table 2026-06-17',
  lookup: (ip) =>
    ip.startsWith('8.')
      ? { name: 'Cloud Ltd', asn: 64500 }
      : ip.startsWith('9.')
        ? { name: 'Plain', asn: 64501 }
        : null,
};
const cloud: SharedNetworkRow = { id: 'cloud', name: 'Cloud', kind: 'cloud', asns: [64499, 64500], sources: [] };

describe('networkOfAddress', () => {
  const knowledge = { networks, sharedNetworks: [cloud] };

  it('gives name, number, source, and the row of a shared network', () => {
    expect(networkOfAddress('8.1.1.1', knowledge)).toEqual({
      name: 'Cloud Ltd',
      asn: 64500,
      source: 'table 2026-06-17',
      shared: cloud,
    });
    expect(networkOfAddress('9.1.1.1', knowledge)?.shared).toBeNull();
  });

  it('gives none for addresses that are not public, without an answer and without a table', () => {
    expect(networkOfAddress('10.0.0.1', knowledge)).toBeNull();
    expect(networkOfAddress('11.0.0.1', knowledge)).toBeNull();
    expect(networkOfAddress('client-1', knowledge)).toBeNull();
    expect(networkOfAddress('8.1.1.1', { networks: null, sharedNetworks: [cloud] })).toBeNull();
  });
});
