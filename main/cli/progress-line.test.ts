import type { WriteStream } from 'node:tty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressLine } from './progress-line.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

function line(isTTY: boolean) {
  const written: string[] = [];
  const out = { isTTY, write: (text: string) => written.push(text) } as unknown as WriteStream;
  return { line: new ProgressLine(out, 'a.pcap'), written };
}

test('on a terminal it says how far it is, not more often than one can read, and goes away at the end', () => {
  const { line: progress, written } = line(true);
  vi.advanceTimersByTime(1_000);
  progress.show(25, 100);
  progress.show(26, 100);
  vi.advanceTimersByTime(250);
  progress.show(2_500_000, null);
  progress.end();
  expect(written).toEqual(['\r\u001b[Ka.pcap  25%', '\r\u001b[Ka.pcap  2.5 MB', '\r\u001b[K']);
});

test('elsewhere, and where nothing was shown, it writes nothing', () => {
  const pipe = line(false);
  vi.advanceTimersByTime(1_000);
  pipe.line.show(1, 2);
  pipe.line.end();
  const quick = line(true);
  quick.line.end();
  expect([pipe.written, quick.written]).toEqual([[], []]);
});
