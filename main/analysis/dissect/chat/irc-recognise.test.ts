import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { scoreIrc } from './irc-recognise.ts';

const score = (text: string) => scoreIrc(octets(text));

test.each([
  'NICK rana\r\n',
  'nick :rana\n',
  'USER rana 0 * :Rana Example',
  'PASS opensesame\r\nNICK rana\r\n',
  'PING :x\r\nPRIVMSG #a :hi',
  'CAP LS 302\r\n',
  'JOIN #lounge\r\n',
  'PRIVMSG omar :hi',
  ':irc.example.net 001 rana :Welcome',
  ':irc.example.net NOTICE * :*** Checking Ident',
  ':omar!o@host.example PRIVMSG rana :hi',
  '@time=2026-11-24T09:00:00Z :omar!o@host.example JOIN #a\r\n',
  'NOTICE AUTH :*** Looking up',
])('knows %j', (text) => expect(score(text)).toBeGreaterThanOrEqual(0.9));

test.each([
  '',
  ':',
  '@',
  'NICK',
  'NICK rana',
  'NICK a/b\r\n',
  'NICK two words\r\n',
  'USER ann\r\n',
  'PASS s3cret\r\n',
  'PASS s3cret\r\nLIST\r\n',
  'JOIN us today\r\n',
  'PRIVMSG',
  'PUT /x HTTP/1.1\r\n',
  'NOTIFY * HTTP/1.1\r\n',
  'CAPA\r\n',
  ':20:35 001 x :y',
  ': 001 x :y',
  '@media screen { :root { } }',
])('leaves %j to others', (text) => expect(score(text)).toBe(0));
