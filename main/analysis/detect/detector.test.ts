import { expect, test } from 'vitest';
import { type Detector, isAsked, NONE, protocolsOf } from './detector.ts';

const asked = (needs: Detector['needs'], role: 'value' | 'text' = 'value'): boolean =>
  isAsked({ id: 'a', version: 1, inspect: () => NONE, ...(needs && { needs }) }, role, 5);

test('the protocols of some fields', () => {
  expect([...protocolsOf(['smtp.hello', 'irc.nick', 'irc.user.name', 'mdns'])]).toEqual(['smtp', 'irc', 'mdns']);
});

test('a detector is asked where the field is long enough and plays its role', () => {
  expect([asked(undefined), asked({ least: 5 }), asked({ least: 6 })]).toEqual([true, true, false]);
  expect([asked({ role: 'text' }), asked({ role: 'text' }, 'text')]).toEqual([false, true]);
});
