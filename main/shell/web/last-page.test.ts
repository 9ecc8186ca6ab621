import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LastPage } from './last-page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether `gone` has settled. */
async function isGone(last: LastPage): Promise<boolean> {
  let gone = false;
  void last.gone.then(() => (gone = true));
  await vi.advanceTimersByTimeAsync(0);
  return gone;
}

test('a page that is loaded again is not gone', async () => {
  const last = new LastPage();
  last.came();
  last.went();
  await vi.advanceTimersByTimeAsync(9_000);
  last.came();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await isGone(last)).toBe(false);
});

test('the last of two is gone after a while', async () => {
  const last = new LastPage();
  last.came();
  last.came();
  last.went();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await isGone(last)).toBe(false);
  last.went();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await isGone(last)).toBe(true);
});

test('before the first page came nobody is gone', async () => {
  const last = new LastPage();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await isGone(last)).toBe(false);
});
