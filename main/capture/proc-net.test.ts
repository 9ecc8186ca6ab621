import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAT, TCP, TCP6, UDP } from './proc-net.fixture.ts';
import { parseProcNet, parseProcStat, parseSocketLink, programName } from './proc-net.ts';

test('reads the real one: IPv4, without the row that is nobody any more', () => {
  expect(parseProcNet(TCP, 'tcp')).toEqual([
    { transport: 'tcp', local: { address: '0.0.0.0', port: 2024 }, remote: null, inode: 82 },
    {
      transport: 'tcp',
      local: { address: '192.0.2.2', port: 50000 },
      remote: { address: '198.51.100.7', port: 443 },
      inode: 31415,
    },
  ]);
});

test('reads IPv6, and IPv4 on a dual socket as IPv4', () => {
  const rows = parseProcNet(TCP6, 'tcp');
  expect(rows.map((row) => [row.local.address, row.remote?.address, row.inode])).toEqual([
    ['192.0.2.2', '198.51.100.7', 27182],
    ['2001:db8:0:0:0:0:0:1', '2001:db8:0:0:0:0:0:2', 16180],
  ]);
});

test('a UDP socket on every address has no partner', () => {
  expect(parseProcNet(UDP, 'udp')).toEqual([
    { transport: 'udp', local: { address: '0.0.0.0', port: 5353 }, remote: null, inode: 11235 },
  ]);
});

test('every truncation yields a prefix', () => {
  const whole = parseProcNet(TCP, 'tcp');
  for (let end = 0; end < TCP.length; end++) {
    const rows = parseProcNet(TCP.slice(0, end), 'tcp');
    const exact = rows.slice(0, -1);
    expect(exact).toEqual(whole.slice(0, exact.length)); // the last line may be cut inside its inode
  }
});

test('a true beginning with any end never throws', () => {
  fc.assert(
    fc.property(fc.nat(TCP.length), fc.string(), (cut, tail) => void parseProcNet(TCP.slice(0, cut) + tail, 'tcp')),
  );
});

test('the name in stat may hold brackets; the file name of the program counts more', () => {
  const stat = parseProcStat(STAT);
  expect(stat).toEqual({ pid: 4321, parent: 4300, name: 'Web (Content) 1', started: 166147 });
  expect(programName('/usr/lib/firefox/firefox (deleted)', stat)).toBe('firefox');
  expect(programName(null, stat)).toBe('Web (Content) 1');
  expect(programName(null, null)).toBeNull();
  expect(parseProcStat('4321 (cut')).toBeNull();
});

test('only a socket link names a socket', () => {
  expect(parseSocketLink('socket:[31415]')).toBe(31415);
  expect(parseSocketLink('pipe:[31415]')).toBeNull();
  expect(parseSocketLink('/tmp/socket:[1]')).toBeNull();
});
