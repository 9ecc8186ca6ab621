import { expect, test } from 'vitest';
import { serverSchema } from '../../contract/assessment.ts';
import { someBooks } from './books.fixture.ts';
import { aFlow, aHit } from './flow.fixture.ts';
import { aWriting } from './writing.fixture.ts';

function written(names: readonly string[], over = {}, settings = {}) {
  const books = someBooks(settings);
  const value = books.values.note('account', 'lighthouse7');
  books.findings.addHit(aHit({ value }), aFlow(), 'parlour', 'internet');
  books.servers.add(aFlow(over), 'parlour', names, 'internet');
  const [server] = aWriting(books).serversByApp.values();
  return serverSchema.parse(server);
}

test('a server with its operator, contact and counts', () => {
  expect(written(['edge.parlour.example'], { minRoundTripMicros: 221_400 })).toMatchObject({
    id: 's1',
    addresses: ['198.51.100.20'],
    names: ['edge.parlour.example'],
    operator: { id: 'tidewater', homeCountry: 'CN' },
    minRoundTripMs: 221.4,
    contact: 'session',
    answered: true,
    packetsOut: 6,
    packetsIn: 5,
    app: 'parlour',
    reach: 'internet',
  });
});

test('its names pass the gate; those that become alike are one; sorted; at most 20', () => {
  expect(written(['LIGHTHOUSE7.example', 'lighthouse7.example', 'b.example', 'a.example']).names).toEqual([
    'a.example',
    'b.example',
    'v1.example',
  ]);
  expect(written(Array.from({ length: 30 }, (_, i) => `${i}.example`)).names).toHaveLength(20);
});

test('revealed, names stay', () => {
  expect(written(['lighthouse7.example'], {}, { reveal: true }).names).toEqual(['lighthouse7.example']);
});

test("a server that is somebody's device has no address", () => {
  expect(written([], { server: { ip: '192.0.2.10', port: 5 } }).addresses).toEqual(['client-1']);
});

test('nobody answered', () => {
  expect(written([], { packetsIn: 0, bytesIn: 0 })).toMatchObject({
    answered: false,
    contact: 'probe',
    minRoundTripMs: null,
  });
});
