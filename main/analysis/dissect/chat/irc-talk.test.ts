import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { IrcTalk } from './irc-talk.ts';

function read(...lines: readonly string[]): { told: string[]; tunnels: number } {
  const sink = new RecordingSink(flowFixture('tcp', 'irc'));
  let tunnels = 0;
  const talk = new IrcTalk(sink, { expect() {}, forget() {}, tunnel: () => void tunnels++ });
  for (const line of lines) {
    const direction = line.startsWith('<') ? 'in' : 'out';
    const bytes = octets(line.replace(/^</, ''));
    sink.begin(bytes, frozenFrame(1, 54, null), direction);
    talk.onLine(direction, bytes, 0, bytes.length);
  }
  return { told: sink.fields.map(({ path, key, text }) => `${path.slice(4)} ${key ?? '-'} ${text}`), tunnels };
}

test('who logs in with what', () => {
  expect(read('NICK rana', 'USER rana 0 * :Rana Example', 'PASS x y', 'oper root letmein').told).toEqual([
    'nick NICK rana',
    'user.name USER rana',
    'user.realname USER Rana Example',
    'pass PASS x',
    'argument PASS y',
    'oper.name oper root',
    'oper.password oper letmein',
  ]);
});

test('rooms and their members', () => {
  expect(read('JOIN #a,&b k1', '<:o!u@h JOIN :#a', '<:s.example 353 me = #a :@omar @ChanServ +lee me').told).toEqual([
    'room JOIN #a',
    'room JOIN &b',
    'join.key JOIN k1',
    'sender.nick - o',
    'sender.user - u',
    'sender.host - h',
    'room JOIN #a',
    'sender - s.example',
    'nick - me',
    'room - #a',
    'member - omar',
    'robot.nick - ChanServ',
    'member - lee',
    'nick - me',
  ]);
  expect(read('<:s.example 319 me omar :@#a +&b #c').told.slice(1)).toEqual([
    'nick - me',
    'member - omar',
    'room - #a',
    'room - &b',
    'room - #c',
  ]);
});

test('whose machine is whose (RFC 2812 section 5.1)', () => {
  expect(read('<:s.example 302 me :me=+~ra@203.0.113.7 omar*=-om@host.example').told.slice(1)).toEqual([
    'nick - me',
    'nick - me',
    'member.user - ra',
    'member.host - 203.0.113.7',
    'member - omar',
    'member.user - om',
    'member.host - host.example',
  ]);
  for (const odd of ['me', '=', 'me=', 'me=+', '*=+@h', 'me=+u@'])
    expect(read(`<:s.example 302 me :${odd}`).told.slice(0, 2)).toEqual(['sender - s.example', 'nick - me']);
});

test('whom the server describes', () => {
  expect(read('<:s.example 311 me omar ~om host.example * :Omar Example').told.slice(1)).toEqual([
    'nick - me',
    'member - omar',
    'member.user - om',
    'member.host - host.example',
    'member.realname - Omar Example',
  ]);
  expect(read('<:s.example 333 me #a omar!~om@host.example 1366472593').told.slice(2)).toEqual([
    'room - #a',
    'mask.nick - omar',
    'mask.user - om',
    'mask.host - host.example',
    'reply - 1366472593',
  ]);
  expect(read('<:NickServ!s@h NOTICE me :hi').told).toEqual([
    'robot.nick - NickServ',
    'robot.user - s',
    'sender.host - h',
    'to.nick - me',
    'notice - hi',
  ]);
  expect(read('<:s.example 900 me me!~ra@h rana :You are now logged in').told.slice(1, 4)).toEqual([
    'nick - me',
    'nick - me',
    'account - rana',
  ]);
  expect(read('<:s.example 433 * rana :Nickname is already in use').told.slice(1)).toEqual([
    'nick - rana',
    'reply - Nickname is already in use',
  ]);
});

test('SASL: the client’s answers alone, and only until the end', () => {
  expect(
    read(
      'AUTHENTICATE PLAIN',
      '<AUTHENTICATE +',
      'AUTHENTICATE AHJhbmE=',
      '<:s.example 903 me :ok',
      'AUTHENTICATE EXTERNAL',
    ).told.filter((one) => one.startsWith('sasl')),
  ).toEqual(['sasl.plain AUTHENTICATE AHJhbmE=']);
});

test('the keeper of nicknames has commands of its own', () => {
  expect(read('NS IDENTIFY s3cret', 'NickServ IDENTIFY rana s3cret').told).toEqual([
    'keeper.password - s3cret',
    'keeper.account - rana',
    'keeper.password - s3cret',
  ]);
});

test('steps aside after STARTTLS was granted, and only then', () => {
  expect(read('STARTTLS', '<:s.example 670 * :go').tunnels).toBe(1);
  expect(read('<:s.example 670 * :go').tunnels).toBe(0);
});
