import { expect, test } from 'vitest';
import { FindingBook } from './finding-book.ts';
import { addFlowFindings } from './flow-findings.ts';
import { aFlow, someTls } from './flow.fixture.ts';

test('what rules say of an app’s flows is one finding per kind, with all its signs and receivers', () => {
  const book = new FindingBook();
  const tls = someTls({ version: 'TLSv1', cipher: 'TLS_RSA_WITH_RC4_128_SHA' });
  addFlowFindings(aFlow({ protocol: 'tls', tls, firstFrame: 7 }), 'parlour', 'internet', book);
  addFlowFindings(
    aFlow({ protocol: 'tls', tls: { ...tls, cipher: null }, firstFrame: 3, server: { ip: '198.51.100.9', port: 443 } }),
    'parlour',
    'internet',
    book,
  );
  addFlowFindings(aFlow({ protocol: 'http' }), 'parlour', 'internet', book);
  const [record, ...more] = book.sorted();
  expect(more).toEqual([]);
  expect(record).toMatchObject({ kind: 'weak-encryption', app: 'parlour', count: 2, confidence: 'confirmed' });
  expect([...(record?.signs ?? [])].sort()).toEqual(['cipher', 'version']);
  expect(record?.receivers.size).toBe(2);
  expect(record?.sightings.map(({ frame }) => frame)).toEqual([3, 7]);
});

test('a flow that nothing is known of costs nothing', () => {
  const book = new FindingBook();
  addFlowFindings(aFlow({ protocol: 'unknown', tls: null }), 'parlour', 'internet', book);
  expect(book.sorted()).toEqual([]);
});
