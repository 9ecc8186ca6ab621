import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { checkMk } from './check-mk.ts';

const OUTPUT = `<<<check_mk>>>
Version: 2.0.0p1
AgentOS: linux
Hostname: ranas-pc
<<<ps>>>
(root,57076,6764,00:00:04/77-21:36:12,1) /sbin/init
(rana,4,8,00:00:00/1-21:36:12,7) vi notes
<<<lnx_if>>>
[start_iplink]
2: eth0: <BROADCAST,UP> mtu 1500
    link/ether 00:00:5e:00:53:01 brd ff:ff:ff:ff:ff:ff
<<<local>>>
Hostname: other
`;
const names = (text: string, size = 1000) =>
  readAll(checkMk, 'tcp', cut('in', text, size))
    .fields.filter(({ path }) => path !== 'check-mk.line')
    .map(({ path, key, text: value }) => [path.slice(9), key, value]);

test('reads the real one', () => {
  expect(checkMk.recognise(octets(OUTPUT), flowFixture('tcp', 'none'))).toBe(0.97);
  for (const size of [1, 30, 1000])
    expect(names(OUTPUT, size)).toEqual([
      ['host', 'Hostname', 'ranas-pc'],
      ['process.user', 'user', 'root'],
      ['process.user', 'user', 'rana'],
      ['interface.hardware', 'link/ether', '00:00:5e:00:53:01'],
    ]);
});

test('all other lines are shown as they are', () => {
  const lines = readAll(checkMk, 'tcp', [['in', OUTPUT]]).texts('check-mk.line');
  expect(lines).toContain('AgentOS: linux');
  expect(lines).toContain('Hostname: other');
  expect(lines).toContain(',57076,6764,00:00:04/77-21:36:12,1) /sbin/init');
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < OUTPUT.length; n++)
    if (OUTPUT[n - 1] !== '\n')
      expect(readAll(checkMk, 'tcp', [['in', OUTPUT.slice(0, n)]]).problems).toEqual(['cut-short']);
});

test('a true beginning with any end never throws, loops or points outside', () =>
  survives(checkMk, 'tcp', octets(OUTPUT)));

test('leaves others theirs', () => {
  for (const text of ['<<<ps>>>\n', '<<< some text', '<html>'])
    expect(checkMk.recognise(octets(text), flowFixture('tcp', 'none'))).toBe(0);
});
