import { expect, test } from 'vitest';
import { octets } from '../recording-sink.fixture.ts';
import { TelnetOctets } from './telnet-octets.ts';

const textOf = (text: string) => {
  const state = new TelnetOctets();
  return octets(text)
    .filter((octet) => state.isText(octet))
    .join();
};

test('commands, options and what stands inside them are no text (RFC 854, RFC 855)', () => {
  const text = octets('ab').join();
  expect(textOf('a\xff\xfb\x01b')).toBe(text);
  expect(textOf('a\xff\xf1b')).toBe(text);
  expect(textOf('a\xff\xfa\x18\0xterm\xff\xffz\xff\xf0b')).toBe(text);
  expect(textOf('\xff\xff')).toBe('255');
});
