import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { flowFixture, octets } from '../recording-sink.fixture.ts';
import { rlogin } from './rlogin.ts';

/** RFC 1282 section 2; rcmd(3), rexec(3). tshark 4.0.17 reads each on its port. */
const LOGIN = '\0rana\0rkeller\0xterm/38400\0';
const SHELL = '1022\0rana\0rkeller\0ls -l\0';
const EXEC = '1022\0rana\0open sesame\0ls -l\0';
const score = (text: string, port: number) => rlogin.recognise(octets(text), flowFixture('tcp', 'none', port));
const told = (text: string, port: number) =>
  readAll(rlogin, 'tcp', [['out', text]], port).fields.map(({ path, text: value }) => [path.slice(7), value]);

test('reads the real one, in each of its three forms', () => {
  expect([score(LOGIN, 513), score(SHELL, 514), score(EXEC, 512)]).toEqual([0.9, 0.9, 0.9]);
  expect(told(LOGIN, 513)).toEqual([
    ['login.here', 'rana'],
    ['login.there', 'rkeller'],
    ['command', 'xterm/38400'],
  ]);
  expect(told(SHELL, 514)[1]).toEqual(['login.there', 'rkeller']);
  expect(told(EXEC, 512).slice(0, 2)).toEqual([
    ['login.there', 'rana'],
    ['login.password', 'open sesame'],
  ]);
});

test('every truncation yields a prefix and a reason', () => {
  // What has no end yet is nobody's: a stream of ours is told by its first segment.
  for (let n = 1; n < LOGIN.length; n++)
    expect(told(LOGIN.slice(0, n), 513).some(([path]) => path === 'login.here')).toBe(false);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const [text, port] of [
    [LOGIN, 513],
    [SHELL, 514],
    [EXEC, 512],
  ] as const)
    survives(rlogin, 'tcp', octets(text), port);
});

test('leaves others theirs', () => {
  expect(score(LOGIN, 4000)).toBe(0);
  expect(score(SHELL, 513)).toBe(0);
  for (const text of ['<34>Oct 11 22:14:15 pc su: x\n', '\0rana\0', '\0\0\0\0']) expect(score(text, 514)).toBe(0);
});
