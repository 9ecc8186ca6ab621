import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { emitIrcMessage, isRobot } from './irc-message.ts';
import { readIrcLine } from './irc-parts.ts';

function read(line: string, isPersons = true): string[] {
  const sink = new RecordingSink(flowFixture('tcp', 'irc'));
  const bytes = octets(line);
  sink.begin(bytes, frozenFrame(1, 54, null), 'out');
  emitIrcMessage(sink, 'PRIVMSG', bytes, readIrcLine(bytes, 0, bytes.length).parameters, isPersons);
  return sink.fields.map(
    ({ path, text, options }) => `${path.slice(4)} ${text}${options.role === 'text' ? ' (text)' : ''}`,
  );
}

test('to a room, to a person, from a server', () => {
  expect(read('PRIVMSG #tea :hi all')).toEqual(['room #tea', 'privmsg hi all (text)']);
  expect(read('PRIVMSG @#tea :hi')).toEqual(['room @#tea', 'privmsg hi (text)']);
  expect(read('PRIVMSG omar :hi')).toEqual(['to.nick omar', 'privmsg hi (text)']);
  expect(read('NOTICE * :checking', false)).toEqual(['privmsg checking']);
});

test('requests between programs are no words of a person; what somebody does is', () => {
  expect(read('PRIVMSG omar :\x01VERSION\x01')).toEqual(['to.nick omar', 'ctcp VERSION']);
  expect(read('PRIVMSG omar :\x01ACTION waves\x01')).toEqual(['to.nick omar', 'action waves (text)']);
  expect(read('PRIVMSG omar :\x01')).toEqual(['to.nick omar']);
});

test('what is said to the keeper of nicknames is a login', () => {
  expect(read('PRIVMSG NickServ :IDENTIFY s3cret')).toEqual(['keeper.password s3cret']);
  expect(read('PRIVMSG nickserv@services.example :identify rana s3cret')).toEqual([
    'keeper.account rana',
    'keeper.password s3cret',
  ]);
  expect(read('PRIVMSG NickServ :REGISTER s3cret rana@example.org')).toEqual([
    'keeper.password s3cret',
    'keeper.email rana@example.org',
  ]);
  expect(read('PRIVMSG NickServ :INFO omar')).toEqual(['keeper.command INFO omar']);
  expect(read('PRIVMSG NickServ :HELP')).toEqual([]);
});

test('a network’s other robots are nobody’s contacts, and what they are told is no message', () => {
  expect(read('PRIVMSG ChanServ :op #tea rana')).toEqual(['robot.nick ChanServ', 'robot.command op #tea rana']);
  expect(read('NOTICE memoserv@services.example :read 1')).toEqual([
    'robot.nick memoserv@services.example',
    'robot.command read 1',
  ]);
  expect(read('PRIVMSG conserv :hi')).toEqual(['to.nick conserv', 'privmsg hi (text)']);
  const bytes = octets('ChanServ rana');
  expect([isRobot(bytes, { at: 0, length: 8 }), isRobot(bytes, { at: 9, length: 4 })]).toEqual([true, false]);
});

test('a line without a target or without words says nothing', () => {
  expect(read('PRIVMSG')).toEqual([]);
  expect(read('PRIVMSG omar')).toEqual(['to.nick omar']);
  expect(read('PRIVMSG omar :')).toEqual(['to.nick omar']);
});
