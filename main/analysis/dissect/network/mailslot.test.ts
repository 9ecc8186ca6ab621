import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitBrowse, readMailslot } from './mailslot.ts';
import { ascii, le16, wide } from './octets.fixture.ts';
import { announcement, mailslot } from './windows.fixture.ts';

function told(octets: readonly number[]): [string, string][] {
  const bytes = Uint8Array.from([9, 9, ...octets]);
  const flow = flowFixture('udp', 'netbios-datagram');
  const sink = new RecordingSink(flow);
  const found = readMailslot(bytes, 2, bytes.length);
  if (!found) return [];
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  emitBrowse(found, sink, flow, bytes);
  return sink.fields.map(({ path, text }) => [path.replace('netbios-datagram.', ''), text]);
}
const BROWSE = '\\MAILSLOT\\BROWSE';

test('reads the real one: what computers and groups announce', () => {
  expect(told(mailslot(BROWSE, announcement(1, 'RANAS-PC', 'Rana at work')))).toEqual([
    ['mailslot', BROWSE],
    ['announced.computer', 'RANAS-PC'],
    ['announced.comment', 'Rana at work'],
  ]);
  expect(told(mailslot(BROWSE, announcement(12, 'OFFICE', 'RANAS-PC'))).slice(1)).toEqual([
    ['announced.group', 'OFFICE'],
    ['announced.master', 'RANAS-PC'],
  ]);
  expect(told(mailslot(BROWSE, [2, 0]))).toEqual([['mailslot', BROWSE]]);
});

test('reads who looks for a server to log in to', () => {
  const asked = [...le16(0x12), ...le16(0), ...wide('RANAS-PC\0'), ...wide('rana\0'), ...ascii('\\MAILSLOT\\x\0')];
  expect(told(mailslot('\\MAILSLOT\\NET\\NETLOGON', asked)).slice(1)).toEqual([
    ['logon.computer', 'RANAS-PC'],
    ['logon.user', 'rana'],
  ]);
});

test('every truncation yields a prefix', () => {
  const whole = mailslot(BROWSE, announcement(1, 'RANAS-PC', 'Rana at work'));
  const all = told(whole).map(([path]) => path);
  for (let n = 0; n < whole.length; n++) {
    const some = told(whole.slice(0, n)).map(([path]) => path);
    expect(some).toEqual(all.slice(0, some.length));
  }
  expect(told(ascii('\xffSMB\x72'))).toEqual([]);
});
