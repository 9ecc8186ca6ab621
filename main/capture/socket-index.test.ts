import { expect, test } from 'vitest';
import { SocketIndex } from './socket-index.ts';
import type { End, SocketRow } from './socket-row.ts';

const here: End = { address: '192.0.2.2', port: 50000 };
const there: End = { address: '198.51.100.7', port: 443 };
const row = (local: End, remote: End | null = null): SocketRow => ({ transport: 'udp', local, remote });
const signal = { process: 'signal-desktop', own: false },
  chrome = { process: 'chrome', own: false };
const earshot = { process: 'node', own: true };

test('a connected socket goes before one on the address, and that before one on every address', () => {
  const index = new SocketIndex();
  const everywhere = row({ address: '0.0.0.0', port: 50000 });
  index.update([{ row: everywhere, owner: chrome }], 0);
  expect(index.find('udp', here, there)).toEqual(chrome);
  index.update(
    [
      { row: everywhere, owner: chrome },
      { row: row(here), owner: earshot },
    ],
    1,
  );
  expect(index.find('udp', here, there)).toEqual(earshot);
  index.update([{ row: row(here, there), owner: signal }], 2);
  expect(index.find('udp', here, there)).toEqual(signal);
  expect(index.find('tcp', here, there)).toBeNull();
  expect(index.find('udp', { ...here, port: 1 }, there)).toBeNull();
});

test('a closed socket is remembered for half a minute', () => {
  const index = new SocketIndex();
  index.update([{ row: row(here), owner: signal }], 0);
  index.update([], 30_000);
  expect(index.find('udp', here, there)).toEqual(signal);
  index.update([], 30_001);
  expect(index.find('udp', here, there)).toBeNull();
});

test('where two processes share an address, no name is guessed and nothing is set apart', () => {
  const index = new SocketIndex();
  index.update(
    [
      { row: row(here), owner: signal },
      { row: row(here), owner: earshot },
    ],
    0,
  );
  expect(index.find('udp', here, there)).toEqual({ process: null, own: false });
});

test('an address used again belongs to its new owner', () => {
  const index = new SocketIndex();
  index.update([{ row: row(here), owner: signal }], 0);
  index.update([{ row: row(here), owner: chrome }], 1);
  expect(index.find('udp', here, there)).toEqual(chrome);
});
