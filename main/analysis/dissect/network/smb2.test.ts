import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { trueBeginning } from '../hostile.fixture.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { le32 } from './octets.fixture.ts';
import { readSmb2 } from './smb2.ts';
import { NTLM_LOGIN, setup2, tree2, write2 } from './windows.fixture.ts';

function read(octets: Iterable<number>): { sink: RecordingSink; unread: readonly unknown[] } {
  const bytes = Uint8Array.from(octets);
  const sink = new RecordingSink(flowFixture('tcp', 'smb'));
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  return { sink, unread: readSmb2(bytes, 0, bytes.length, sink) };
}

test('reads the real one: several messages in one frame', () => {
  const first = tree2('\\\\FILES\\rana');
  while (first.length % 8) first.push(0);
  first.splice(20, 4, ...le32(first.length));
  const { sink, unread } = read([...first, ...write2('data')]);
  expect(sink.texts('smb.tree.path')).toEqual(['\\\\FILES\\rana']);
  expect(sink.messages).toMatchObject([{ command: 3 }, { command: 9 }]);
  expect(unread).toEqual([{ at: first.length + 64, length: 52 }]);
});

test('a token of NTLM is opened, another is searched', () => {
  const options = (token: readonly number[]) => read(setup2(token)).sink.fields[0]?.options;
  expect(options(NTLM_LOGIN)).toMatchObject({ encodings: ['ntlm'] });
  expect(options([0x60, 1, 2, 3])).toEqual({ unclaimed: true });
});

test('every truncation yields a prefix', () => {
  const whole = tree2('\\\\FILES\\rana');
  for (let n = 0; n < whole.length; n++) {
    const [text = ''] = read(whole.slice(0, n)).sink.texts('smb.tree.path');
    expect('\\\\FILES\\rana'.startsWith(text)).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(fc.property(trueBeginning(Uint8Array.from(setup2(NTLM_LOGIN))), (bytes) => void read(bytes)));
});
