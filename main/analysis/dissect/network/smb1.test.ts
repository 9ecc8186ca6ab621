import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { readSmb1 } from './smb1.ts';
import { setup1 } from './windows.fixture.ts';

function read(octets: readonly number[]): { sink: RecordingSink; unread: readonly unknown[] } {
  const bytes = Uint8Array.from([9, ...octets]);
  const sink = new RecordingSink(flowFixture('tcp', 'smb'));
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  return { sink, unread: readSmb1(bytes, 1, bytes.length, sink) };
}

test('reads the real one: account, domain, system, and the share that is wanted', () => {
  const { sink, unread } = read(setup1());
  expect(sink.fields.map(({ path, text }) => [path, text])).toEqual([
    ['smb.session-setup.account', 'rana'],
    ['smb.session-setup.domain', 'OFFICE'],
    ['smb.session-setup.system', 'Unix'],
    ['smb.session-setup.program', 'Samba'],
    ['smb.tree.path', '\\\\FILES\\rana'],
  ]);
  expect(sink.messages).toEqual([{ type: 'smb', version: 1, command: 0x73, response: false }]);
  expect(unread).toEqual([]);
});

test('every truncation yields a prefix', () => {
  const all = read(setup1()).sink.fields.map(({ path }) => path);
  for (let n = 0; n < setup1().length; n++) {
    const some = read(setup1().slice(0, n)).sink.fields.map(({ path }) => path);
    expect(some).toEqual(all.slice(0, some.length));
  }
});

test('an answer names nobody, and other commands are left to others', () => {
  const answer = setup1();
  answer[9] = 0x98;
  expect(read(answer).sink.fields).toEqual([]);
  const write = setup1();
  write[4] = 0x2f;
  expect(read(write).unread).toEqual([{ at: 33, length: write.length - 32 }]);
});

test('commands chained in a ring end', () => {
  const ring = setup1();
  ring[35] = 32;
  ring[36] = 0;
  expect(read(ring).sink.texts('smb.session-setup.account')).toEqual(['rana']);
});
