import { expect, test } from 'vitest';
import type { SharedNetworkRow } from '../../../knowledge/types.ts';
import { sharedNetworkOf } from './shared-network.ts';

const rows: readonly SharedNetworkRow[] = [
  { id: 'cloud', name: 'Cloud', kind: 'cloud', asns: [64500], sources: [] },
  { id: 'resolver', name: 'Resolver', kind: 'anycast', asns: [], ranges: ['9.9.9.0/24'], sources: [] },
];

test('by range, else by number of the network', () => {
  expect(sharedNetworkOf('9.9.9.9', 64501, rows)?.id).toBe('resolver');
  expect(sharedNetworkOf('9.9.9.9', null, rows)?.id).toBe('resolver');
  expect(sharedNetworkOf('8.1.1.1', 64500, rows)?.id).toBe('cloud');
  expect(sharedNetworkOf('9.9.8.9', 64501, rows)).toBeNull();
  expect(sharedNetworkOf('9.9.8.9', null, rows)).toBeNull();
});
