import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { ssh } from './ssh.ts';

const BANNER = 'SSH-2.0-OpenSSH_9.6 Example\r\n';

test('reads the real one: both programs, and nothing of what follows', () => {
  expect(ssh.recognise(octets(BANNER), flowFixture('tcp', 'none', 22))).toBe(0.98);
  for (const size of [1, 100]) {
    const sink = readAll(ssh, 'tcp', [...cut('in', BANNER, size), ...cut('out', 'SSH-2.0-x\n\x14key exchange', size)]);
    expect(sink.texts('ssh.banner')).toEqual(['SSH-2.0-OpenSSH_9.6 Example', 'SSH-2.0-x']);
    expect(sink.counts).toEqual({ readable: BANNER.length + 10, opaque: 13, unknown: 0 });
  }
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < BANNER.length; n++) {
    const sink = readAll(ssh, 'tcp', [['in', BANNER.slice(0, n)]]);
    expect(sink.problems).toEqual(['cut-short']);
    expect(BANNER.startsWith(sink.texts('ssh.banner')[0] ?? 'none')).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(ssh, 'tcp', octets(BANNER));
});

test('leaves others theirs; a line that never ends is lost', () => {
  expect(ssh.recognise(octets('SSHORT STORY'), flowFixture('tcp', 'none', 22))).toBe(0);
  expect(readAll(ssh, 'tcp', [['in', `SSH-2.0-${'x'.repeat(400)}`]]).counts.unknown).toBe(408);
});
