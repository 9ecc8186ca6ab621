import { expect, test } from 'vitest';
import { helloExtension } from './hello-extension.ts';
import { clientHello, serverHello } from './tls.fixture.ts';

const hello = clientHello({ sni: 'a.example', more: [[14, [0, 2, 0, 1, 0]]] });

test('finds an extension in either hello', () => {
  expect(helloExtension(hello, 4, hello.length, 'client', [57, 14])?.length).toBe(5);
  expect(helloExtension(hello, 4, hello.length, 'client', [57])).toBeNull();
  const answer = serverHello(0x0303, 0x1301, { supported: 0x0304 });
  expect(helloExtension(answer, 4, answer.length, 'server', [43])).toEqual({ at: answer.length - 2, length: 2 });
});

test('a cut hello has what stands before the cut, and nothing outside', () => {
  for (let n = 4; n < hello.length; n++) {
    const found = helloExtension(hello, 4, n, 'client', [14]);
    if (found) expect(found.at + found.length).toBeLessThanOrEqual(n);
  }
});
