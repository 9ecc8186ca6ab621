import { expect, test } from 'vitest';
import type { ShellEvent } from '../../contract/shell.ts';
import { EventHub } from './events.ts';

const READY: ShellEvent = { type: 'ready', sessionId: 'a' };

test('a listener’s fault reaches neither who told nor who else listens', () => {
  const hub = new EventHub();
  const seen: ShellEvent[] = [];
  hub.on(() => {
    throw new Error('mine');
  });
  hub.on((event) => seen.push(event));
  hub.emit(READY);
  expect(seen).toEqual([READY]);
});

test('who left hears no more, also when leaving while it is told', () => {
  const hub = new EventHub();
  let heard = 0;
  const listener = (): void => void heard++;
  const off = hub.on(listener);
  hub.on(() => off());
  hub.on(listener);
  hub.emit(READY);
  hub.emit(READY);
  expect(heard).toBe(3);
});
