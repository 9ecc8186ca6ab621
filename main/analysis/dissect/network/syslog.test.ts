import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets } from '../recording-sink.fixture.ts';
import { syslog } from './syslog.ts';

/** RFC 5424 section 6.5, example 3, with other names. */
const NEW =
  '<165>1 2026-10-11T22:14:15.003Z ranas-pc.example evntslog - ID47 [x@32473 a="b\\"]" c="d"] An entry with rana in it';
/** RFC 3164 section 5.4, example 1, with other names. */
const OLD = "<34>Oct 11 22:14:15 ranas-pc su[23]: 'su root' failed for rana";
/** As rsyslog sends on: the old form with the new form's time. */
const SENT_ON = '<167>2026-05-24T09:50:52.926451+02:00 ranas-pc slapd[7]: conn=1';
const score = (text: string, transport: 'tcp' | 'udp' = 'udp') =>
  syslog.recognise(octets(text), flowFixture(transport, 'none', 514));
const told = (text: string) =>
  readAll(syslog, 'udp', [['out', text]]).fields.map(({ path, text: value }) => [path.slice(7), value]);

test('reads the real one, in each of its three forms', () => {
  expect([NEW, OLD, SENT_ON].map((text) => score(text))).toEqual([0.9, 0.9, 0.9]);
  expect(told(NEW)).toEqual([
    ['host', 'ranas-pc.example'],
    ['app', 'evntslog'],
    ['kind', 'ID47'],
    ['message', '[x@32473 a="b\\"]" c="d"]'],
    ['message', 'An entry with rana in it'],
  ]);
  expect(told(OLD)).toEqual([
    ['host', 'ranas-pc'],
    ['app', 'su'],
    ['message', "'su root' failed for rana"],
  ]);
  expect(told(`${SENT_ON}\n`)).toEqual([
    ['host', 'ranas-pc'],
    ['app', 'slapd'],
    ['message', 'conn=1'],
  ]);
  expect(told('<34>Oct 11 22:14:15 su: x')).toEqual([
    ['app', 'su'],
    ['message', 'x'],
  ]);
});

test('reads TCP, counted and by lines (RFC 6587)', () => {
  const lines = `${OLD}\n${SENT_ON}\n`;
  const counted = `${NEW.length} ${NEW}${OLD.length} ${OLD}`;
  expect([score(lines, 'tcp'), score(counted, 'tcp')]).toEqual([0.9, 0.9]);
  for (const size of [1, 7, 1000]) {
    for (const [text, hosts] of [
      [lines, ['ranas-pc', 'ranas-pc']],
      [counted, ['ranas-pc.example', 'ranas-pc']],
    ] as const) {
      const sink = readAll(syslog, 'tcp', cut('out', text, size));
      expect(sink.texts('syslog.host')).toEqual(hosts);
      expect(sink.problems).toEqual([]);
    }
  }
});

test('every truncation yields a prefix and a reason', () => {
  const stream = `${NEW.length} ${NEW}`;
  for (let n = 1; n < stream.length; n++)
    expect(readAll(syslog, 'tcp', [['out', stream.slice(0, n)]]).problems).toContain('cut-short');
  for (let n = 1; n < OLD.length; n++)
    expect(readAll(syslog, 'tcp', [['out', OLD.slice(0, n)]]).problems).toContain('cut-short');
});

test('a true beginning with any end never throws, loops or points outside', () => {
  for (const text of [NEW, OLD]) survives(syslog, 'udp', octets(text));
  survives(syslog, 'tcp', octets(`${NEW.length} ${NEW}`));
  survives(syslog, 'tcp', octets(`${OLD}\n${SENT_ON}\n`));
});

test('leaves others theirs', () => {
  for (const text of ['<13>text of any program', '<a>1 2', '<999>Oct 11 ', '<html>1 2026', '12 monkeys'])
    expect([score(text), score(text, 'tcp')]).toEqual([0, 0]);
});
