import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { deflateTerms, MessageInflater } from './websocket-deflate.ts';

const fromHex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const text = (out: { bytes: Uint8Array }): string => Buffer.from(out.bytes).toString();

test('reads the terms', () => {
  expect(deflateTerms(null)).toBeNull();
  expect(deflateTerms('x-other; y=1')).toBeNull();
  expect(deflateTerms('permessage-deflate')).toEqual({ clientStartsAnew: false, serverStartsAnew: false });
  expect(deflateTerms('x-other, permessage-deflate; server_no_context_takeover; client_max_window_bits=10')).toEqual({
    clientStartsAnew: false,
    serverStartsAnew: true,
  });
});

/** RFC 7692 section 7.2.3: "Hello", then "Hello" again by a reference to the first; without packing; and with an end. */
test('reads the real one', () => {
  const inflater = new MessageInflater(false);
  expect(text(inflater.read(fromHex('f248 cdc9 c907 00')))).toBe('Hello');
  expect(text(inflater.read(fromHex('f200 1100 00')))).toBe('Hello');
  expect(text(inflater.read(fromHex('0005 00fa ff48 656c 6c6f 00')))).toBe('Hello');
  expect(text(inflater.read(fromHex('f348 cdc9 c907 0000')))).toBe('Hello');
});

test('what refers to octets not seen is not guessed', () => {
  expect(new MessageInflater(false).read(fromHex('f200 1100 00'))).toMatchObject({ state: 'broken' });
  const anew = new MessageInflater(true);
  anew.read(fromHex('f248 cdc9 c907 00'));
  expect(anew.read(fromHex('f200 1100 00')).state).toBe('broken');
  const inflater = new MessageInflater(false);
  inflater.read(fromHex('f248 cdc9 c907 00'));
  inflater.forget();
  expect(inflater.read(fromHex('f200 1100 00')).state).toBe('broken');
});

test('the window is 32 KiB, over many messages', () => {
  const inflater = new MessageInflater(false);
  let all = new Uint8Array(0);
  for (let i = 1; i <= 6; i++) {
    const message = Uint8Array.from({ length: 7_000 }, (_, k) => (k * k * i * 31) & 255);
    expect(text(inflater.read(deflateRawSync(message)))).toBe(Buffer.from(message).toString());
    all = Uint8Array.from([...all, ...message]);
  }
  const dictionary = all.subarray(all.length - 32 * 1024);
  const wanted = dictionary.subarray(0, 2_000);
  const packed = deflateRawSync(wanted, { dictionary });
  expect(packed.length).toBeLessThan(200);
  expect([...inflater.read(packed).bytes]).toEqual([...wanted]);
});

test('a bomb gives its beginning, and no more is said of what follows', () => {
  const inflater = new MessageInflater(false);
  expect(inflater.read(deflateRawSync(new Uint8Array(20 << 20))).state).toBe('bound');
  expect(inflater.read(fromHex('f200 1100 00')).state).toBe('broken');
});
