import { expect, test } from 'vitest';
import { askHelper, findHelper, helperError, parseHelperProblem } from './helper-program.ts';

test('finds the line of the helper among others', () => {
  const said = 'ld.so: something\n{broken\n{"x":1}\n{"error":"no-device","detail":"That device is not up"}\n';
  expect(parseHelperProblem(said)).toEqual({ error: 'no-device', detail: 'That device is not up' });
  expect(parseHelperProblem('Segmentation fault')).toBeNull();
});

test.each([
  ['no-permission', 'no-capture-right'],
  ['no-device', 'no-interface'],
  ['bad-filter', 'capture-failed'],
  ['write-failed', 'capture-failed'],
  ['a word of a later helper', 'capture-failed'],
])('%s is %s', (error, code) => {
  const made = helperError({ error, detail: 'why' }, 'wlan0', '/x/earshot-capture');
  expect(made.code).toBe(code);
  expect(made.values).toMatchObject({ interface: 'wlan0', reason: error, detail: 'why' });
  expect('command' in made.values).toBe(code === 'no-capture-right' && process.platform !== 'win32');
});

test('a helper that is not there answers nothing', async () => {
  expect(await findHelper('/nowhere/earshot-capture')).toBeNull();
  expect(await askHelper('/nowhere/earshot-capture', ['--list'])).toEqual({ code: null, stdout: '', stderr: '' });
});
