import { expect, test } from 'vitest';
import { grantCommand } from './grant-command.ts';

test('the command names the helper alone', () => {
  expect(grantCommand('/opt/earshot/earshot-capture', 'linux')).toBe(
    'sudo setcap cap_net_raw+ep /opt/earshot/earshot-capture',
  );
});

test('a path is one word for the shell, whatever is in it', () => {
  expect(grantCommand("/home/a b/it's; rm -rf $HOME/x", 'linux')).toBe(
    `sudo setcap cap_net_raw+ep '/home/a b/it'\\''s; rm -rf $HOME/x'`,
  );
});

test('macOS: the helper alone becomes set-uid root; where we know no command there is none', () => {
  expect(grantCommand('/x/earshot-capture', 'darwin')).toBe(
    'sudo chown root:wheel /x/earshot-capture && sudo chmod 4755 /x/earshot-capture',
  );
  expect(grantCommand('/x/earshot-capture', 'win32')).toBeNull();
});
