import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { ircLine } from './irc-line.ts';

const line = (text: string) => fieldOf(text, { protocol: 'unknown', path: 'unknown.text' });

test.each([
  [':irc.parlour.net 001 rana :Welcome to the Internet Relay Network rana', ['identifier-exposed likely account rana']],
  ['JOIN #lounge', ['identifier-exposed likely room #lounge']],
  [
    ':WiZ!jto@tolsun.oulu.fi JOIN #Twilight_zone',
    ['identifier-exposed likely account WiZ', 'identifier-exposed likely room #Twilight_zone'],
  ],
  [
    ':Angel!wings@irc.org PRIVMSG Wiz :Are you receiving this message ?',
    [
      'identifier-exposed likely account Angel',
      'identifier-exposed likely account Wiz',
      'message-exposed likely message Are you receiving this message ?',
    ],
  ],
  [
    'PRIVMSG #lounge :see you at nine',
    ['identifier-exposed likely room #lounge', 'message-exposed likely message see you at nine'],
  ],
  [':dan-!d@localhost QUIT :Quit: bye', ['identifier-exposed likely account dan-']],
])('reads %s', (text, expected) => expect(said(ircLine, line(text))).toEqual(expected));

test('points to each part alone', () => {
  const text = ':WiZ!jto@tolsun.oulu.fi PRIVMSG #lounge :hey';
  const field = line(text);
  const parts = ircLine
    .inspect(field, contextOf().context)
    .map(({ part }) => part && text.slice(part.at - field.at, part.at - field.at + part.length));
  expect(parts).toEqual(['WiZ', '#lounge', 'hey']);
});

test.each([
  'NICK rana',
  ':irc.parlour.net 372 rana :- Message of the day',
  ':irc.parlour.net NOTICE * :*** Looking up your hostname...',
  'JOIN us today',
  'PASS s3cret',
  'PRIVMSG',
  'PRIVMSG #lounge :',
  ': 001 x :',
])('stays silent on %s', (text) => expect(said(ircLine, line(text))).toEqual([]));

test('stays silent elsewhere', () => {
  expect(said(ircLine, fieldOf('JOIN #lounge', { path: 'http.body' }))).toEqual([]);
});
