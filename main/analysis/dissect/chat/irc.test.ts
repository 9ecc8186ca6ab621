import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { IRC } from './irc.fixture.ts';
import { irc } from './irc.ts';

const read = (pieces: readonly Piece[]) => readAll(irc, 'tcp', pieces);
const CLIENT = IRC.filter(([direction]) => direction === 'out')
  .map(([, text]) => text)
  .join('');

test('reads the real one', () => {
  const sink = read(IRC);
  expect(
    sink.fields.filter(({ options }) => options.role === 'text').map(({ path, text }) => `${path} ${text}`),
  ).toEqual(['irc.topic be kind', 'irc.privmsg see you at nine', 'irc.action waves', 'irc.privmsg are you there?']);
  expect(sink.texts('irc.pass')).toEqual(['opensesame']);
  expect(sink.texts('irc.sasl.plain')).toEqual(['AHJhbmEAczNjcmV0']);
  expect(sink.texts('irc.keeper.password')).toEqual(['s3cret']);
  expect(sink.texts('irc.room')).toEqual(['#lounge', '#tea', '#lounge', '#lounge', '#lounge', '#lounge']);
  expect(sink.texts('irc.from.nick')).toEqual(['omar']);
  expect(sink.texts('irc.tags')).toEqual(['time=2026-11-24T09:00:00Z;account=omar']);
  expect(sink.messages.map((one) => (one.type === 'irc' ? one.command : ''))).toContain('OPER');
  expect(sink.problems).toEqual([]);
  expect(sink.counts.unknown).toBe(0);
});

test('the same, however cut', () => {
  const list = (pieces: readonly Piece[]) => read(pieces).fields.map(({ path, text }) => `${path} ${text}`);
  const whole = list([['out', CLIENT]]);
  for (const size of [1, 3, 50]) expect(list(cut('out', CLIENT, size))).toEqual(whole);
});

test('begins with what it recognises', () => {
  for (const text of ['NICK rana\r\n', ':a.example 001 x :y', '@a :n!u@h JOIN #a', 'user a b c :d', 'CAP LS'])
    expect(irc.recognise(octets(text), flowFixture('tcp', 'none')) > 0 && irc.begins.has(text.charCodeAt(0))).toBe(
      true,
    );
});

test('after a gap it goes on with a line that only IRC has', () => {
  const sink = read([
    ['out', 'NICK a\r\n'],
    ['out', 70],
    ['out', 'half a line\r\n'],
    ['out', 'PRIVMSG #tea :back\r\n'],
  ]);
  expect(sink.texts('irc.privmsg')).toEqual(['back']);
  expect(sink.counts.unknown).toBe(13);
});

test('every truncation yields a prefix and a reason', () => {
  const all = read([['out', CLIENT]]).fields.length;
  for (let length = 1; length < CLIENT.length; length++) {
    const sink = read([['out', CLIENT.slice(0, length)]]);
    expect(sink.fields.length).toBeLessThanOrEqual(all + 1);
    expect(sink.problems).toEqual(CLIENT[length - 1] === '\n' ? [] : ['cut-short']);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(irc, 'tcp', octets(IRC.map(([, text]) => text).join('')));
});
