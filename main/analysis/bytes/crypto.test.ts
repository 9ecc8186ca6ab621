import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aesBlock,
  chaCha20Stream,
  hkdfExpand,
  hkdfExpandLabel,
  hkdfExtract,
  hmac,
  openAead,
  TAG,
  openCbc,
  tagOf,
} from './crypto.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
const show = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString('hex') : null);

test('HMAC of RFC 4231 test case 2', () => {
  const data = Uint8Array.from(Buffer.from('what do ya want for nothing?'));
  const key = Uint8Array.from(Buffer.from('Jefe'));
  expect(show(hmac('sha256', key, data))).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  expect(show(hmac('sha384', key, data))).toBe(
    'af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649',
  );
});

test('HKDF of RFC 5869 appendices A.1 and A.2', () => {
  const prk = hkdfExtract('sha256', hex('000102030405060708090a0b0c'), new Uint8Array(22).fill(0x0b));
  expect(show(prk)).toBe('077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5');
  expect(show(hkdfExpand('sha256', prk, hex('f0f1f2f3f4f5f6f7f8f9'), 42))).toBe(
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  );
  const long = Uint8Array.from({ length: 80 }, (_, i) => i);
  const second = hkdfExtract(
    'sha256',
    long.map((v) => v + 0x60),
    long,
  );
  expect(
    show(
      hkdfExpand(
        'sha256',
        second,
        long.map((v) => v + 0xb0),
        82,
      ),
    ),
  ).toBe(
    'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
  );
});

test('HKDF-Expand-Label of RFC 8448 section 3: keys of the server’s handshake traffic', () => {
  const secret = hex('b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38');
  expect(show(hkdfExpandLabel('sha256', secret, 'key', 16))).toBe('3fce516009c21727d0f2e4e86ee403bc');
  expect(show(hkdfExpandLabel('sha256', secret, 'iv', 12))).toBe('5d313eb2671276ee13000b30');
});

test('header protection of RFC 9001 appendices A.2 and A.5', () => {
  const mask = aesBlock(hex('9f50449e04a0e810283a1e9933adedd2'), hex('d1b1c98dd7689fb8ec11d242b123dc9b'));
  expect(show(mask?.subarray(0, 5) ?? null)).toBe('437b9aec36');
  const key = hex('25a282b9e82f06f21f488917a4fc8f1b73573685608597d0efcb076b0ab7a7a4');
  expect(show(chaCha20Stream(key, hex('5e5cd55c41f69080575d7999c25a5bfb'), 5))).toBe('aefefe7d03');
});

test('opens RFC 9001 appendix A.5 (ChaCha20-Poly1305), and not with an octet changed', () => {
  const key = hex('c6d98ff3441c3fe1b2182094f69caa2ed4b716b65488960a7a984979fb23e1c8');
  const nonce = hex('e0459b3474bdd0e46d417eb0');
  const sealed = hex('655e5cd55c41f69080575d7999c25a5bfb');
  expect(show(openAead('chacha20-poly1305', key, nonce, hex('4200bff4'), sealed))).toBe('01');
  expect(openAead('chacha20-poly1305', key, nonce, hex('4200bff5'), sealed)).toBeNull();
});

test('opens what AES-GCM sealed under both lengths of key; any other octet, and it is null', () => {
  const octets = (n: number) => fc.uint8Array({ minLength: n, maxLength: n });
  fc.assert(
    fc.property(
      fc.constantFrom(16, 32),
      fc.uint8Array({ maxLength: 100 }),
      octets(12),
      fc.nat(115),
      (size, text, iv, bad) => {
        const key = new Uint8Array(size).fill(7);
        const cipher = createCipheriv(size === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, iv);
        cipher.setAAD(Uint8Array.of(1, 2));
        const sealed = Uint8Array.from([...cipher.update(text), ...cipher.final(), ...cipher.getAuthTag()]);
        expect(show(openAead('aes-gcm', key, iv, Uint8Array.of(1, 2), sealed))).toBe(show(text));
        const at = bad % sealed.length;
        sealed[at] = (sealed[at] ?? 0) ^ 1;
        expect(openAead('aes-gcm', key, iv, Uint8Array.of(1, 2), sealed)).toBeNull();
      },
    ),
  );
});

test('a key, nonce or block of a wrong length is null, never an error', () => {
  const none = new Uint8Array(0);
  expect(aesBlock(new Uint8Array(24), new Uint8Array(16))).toBeNull();
  expect(aesBlock(new Uint8Array(16), new Uint8Array(15))).toBeNull();
  expect(chaCha20Stream(new Uint8Array(16), new Uint8Array(16), 5)).toBeNull();
  expect(openAead('aes-gcm', new Uint8Array(16), new Uint8Array(12), none, new Uint8Array(TAG - 1))).toBeNull();
  expect(openAead('aes-gcm', new Uint8Array(16), new Uint8Array(8), none, new Uint8Array(20))).toBeNull();
  expect(openAead('aes-gcm', new Uint8Array(17), new Uint8Array(12), none, new Uint8Array(20))).toBeNull();
  expect(openAead('chacha20-poly1305', new Uint8Array(16), new Uint8Array(12), none, new Uint8Array(20))).toBeNull();
  expect(hkdfExpand('sha256', new Uint8Array(32), none, 1e6)).toHaveLength(255 * 32);
});

test('opens what AES-CCM sealed, with both lengths of tag', () => {
  const nonce = new Uint8Array(12).fill(3);
  for (const aead of ['aes-ccm', 'aes-ccm-8'] as const)
    for (const size of [16, 32]) {
      const key = new Uint8Array(size).fill(7);
      const name = size === 16 ? 'aes-128-ccm' : 'aes-256-ccm';
      const cipher = createCipheriv(name, key, nonce, { authTagLength: tagOf(aead) });
      cipher.setAAD(Buffer.from([1, 2]), { plaintextLength: 5 });
      const sealed = Uint8Array.from([...cipher.update(hex('6869212121')), ...cipher.final(), ...cipher.getAuthTag()]);
      expect(sealed).toHaveLength(5 + tagOf(aead));
      expect(show(openAead(aead, key, nonce, Uint8Array.of(1, 2), sealed))).toBe('6869212121');
      expect(openAead(aead, key, nonce, Uint8Array.of(1, 3), sealed)).toBeNull();
    }
});

test('opens CBC as it is, padding and all; a wrong length is null (NIST SP 800-38A, F.2.1)', () => {
  const key = hex('2b7e151628aed2a6abf7158809cf4f3c');
  const iv = hex('000102030405060708090a0b0c0d0e0f');
  const sealed = hex('7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2');
  expect(show(openCbc(key, iv, sealed))).toBe('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51');
  for (const [wrongKey, wrongIv, text] of [
    [new Uint8Array(15), iv, sealed],
    [key, new Uint8Array(8), sealed],
    [key, iv, sealed.subarray(1)],
    [key, iv, sealed.subarray(0, 0)],
    [new Uint8Array(24), iv, sealed],
  ] as const)
    expect(openCbc(wrongKey, wrongIv, text)).toBeNull();
});
