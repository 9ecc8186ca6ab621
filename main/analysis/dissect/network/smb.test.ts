import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { ascii } from './octets.fixture.ts';
import { smb } from './smb.ts';
import { CALL, framed, NTLM_LOGIN, setup1, setup2, tree2, write2 } from './windows.fixture.ts';

const STREAM = Uint8Array.from([
  ...CALL,
  ...framed(setup2([0x60, 0x20, ...NTLM_LOGIN])),
  ...framed(tree2('\\\\FILES\\rana')),
  ...framed(write2('a file with mail to omar@example.org in it')),
  0x85,
  0,
  0,
  0,
]);

test('reads the real one, split and joined', () => {
  expect(smb.recognise(STREAM, flowFixture('tcp', 'none', 139))).toBe(0.95);
  expect(smb.recognise(STREAM.subarray(CALL.length), flowFixture('tcp', 'none', 445))).toBe(0.99);
  for (const size of [1, 7, 5000]) {
    const sink = readAll(smb, 'tcp', cut('out', STREAM, size), 139);
    expect(sink.texts('smb.session.called')).toEqual(['FILES']);
    expect(sink.texts('smb.session.calling')).toEqual(['RANAS-PC']);
    expect(sink.texts('smb.session-setup.token')).toEqual([String.fromCharCode(...NTLM_LOGIN)]);
    expect(sink.texts('smb.tree.path')).toEqual(['\\\\FILES\\rana']);
    expect(sink.texts('unknown.text')).toEqual(['a file with mail to omar@example.org in it']);
    expect(sink.counts.unknown).toBe(48 + 42);
    expect(sink.problems).toEqual([]);
  }
});

test('a file longer than what is held goes on over a gap', () => {
  const long = [0, 1, 0x80, 0, ...write2('x'.repeat(0x18000 - 112))];
  const bytes = Uint8Array.from(long);
  const tree = Uint8Array.from(framed(tree2('\\\\A\\b')));
  const sink = readAll(smb, 'tcp', [
    ['out', bytes.subarray(0, 70_000)],
    ['out', 20_000],
    ['out', bytes.subarray(90_000)],
    ['out', tree],
  ]);
  expect(sink.texts('smb.tree.path')).toEqual(['\\\\A\\b']);
});

test('what is encrypted is counted as such', () => {
  const sealed = Uint8Array.from(framed(ascii(`\xfdSMB${'s'.repeat(60)}`)));
  expect(readAll(smb, 'tcp', [['out', sealed]]).counts).toEqual({ readable: 4, opaque: 64, unknown: 0 });
});

test('every truncation yields a prefix and a reason', () => {
  const borders = new Set([CALL.length]);
  const bytes = Uint8Array.from([...CALL, ...framed(setup1())]);
  for (let n = 1; n < bytes.length; n++) {
    if (borders.has(n)) continue;
    expect(readAll(smb, 'tcp', [['out', bytes.subarray(0, n)]]).problems).toEqual(['cut-short']);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(smb, 'tcp', STREAM, 445);
  survives(smb, 'tcp', Uint8Array.from(framed(setup1())), 139);
});

test('leaves others theirs', () => {
  const flow = flowFixture('tcp', 'none', 445);
  expect(smb.recognise(octets('\0\0\0\x20\xffSMX'), flow)).toBe(0);
  expect(smb.recognise(octets('\x81\0\0\x44 hello'), flow)).toBe(0);
});
