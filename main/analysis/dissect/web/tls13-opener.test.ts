import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sealer, octetsOf } from './tls-sealed.fixture.ts';
import { suiteOf } from './tls-suite.ts';
import { Tls13Opener, type Level } from './tls13-opener.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
const level = (secret: Uint8Array, cipher = 0x1301): Level[] => {
  const suite = suiteOf(cipher);
  return suite ? [{ suite, secret }] : [];
};
const text = (opener: Tls13Opener, bytes: Uint8Array): [number, string] | null => {
  const opened = opener.open(bytes, 0, bytes.length);
  return (
    opened && [opened.type, Buffer.from(opened.bytes.subarray(opened.at, opened.at + opened.length)).toString('hex')]
  );
};

/** RFC 8448 section 3: the client's secrets, its Finished and its application data (octets 0 to 49), whole records. */
const HANDSHAKE = hex('b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21');
const APPLICATION = hex('9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5');
const FINISHED =
  hex(`17030300 3575ec4dc238cce60b298044a71e219c56cc77b0517fe9b93c7a4bfc44d87f38f80338ac98fc46deb384bd1cae
  acab6867d726c40546`);
const DATA =
  hex(`1703030043a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b9819a8a5b46b395bd54a9a20441e2b62974e1f5a
  6292a2977014bd1e3deae63aeebb21694915e4`);
/** The server's: RFC 8448 section 3. */
const SERVER_APPLICATION = hex('a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643');

test('reads the real ones (RFC 8448 section 3): the change of keys shows in what opens', () => {
  const opener = new Tls13Opener(() => [[], level(HANDSHAKE), level(APPLICATION)]);
  const finished = text(opener, FINISHED);
  expect(finished?.[0]).toBe(22);
  expect(finished?.[1].slice(0, 8)).toBe('14000020');
  const said = Array.from({ length: 50 }, (_, i) => i.toString(16).padStart(2, '0')).join('');
  expect(text(opener, DATA)).toEqual([23, said]);
});

test('opens application data where the secrets of the handshake are not in the log', () => {
  const opener = new Tls13Opener(() => [[], [], level(APPLICATION)]);
  expect(text(opener, FINISHED)).toBeNull();
  expect(text(opener, DATA)?.[0]).toBe(23);
});

test('another secret opens nothing, nor does the other side', () => {
  const opener = new Tls13Opener(() => [[], level(HANDSHAKE), level(SERVER_APPLICATION)]);
  expect(text(opener, DATA)).toBeNull();
  expect(text(new Tls13Opener(() => [[], [], level(APPLICATION, 0x1303)]), DATA)).toBeNull();
});

test('early data may have one of several suites; padding is taken off; a key update is followed', () => {
  const [early, late] = [octetsOf('early'), octetsOf('late')];
  const opener = new Tls13Opener(() => [[...level(early, 0x1303), ...level(early)], [], level(late)]);
  expect(text(opener, new Sealer(early).seal(23, hex('aa'), 100))).toEqual([23, 'aa']);
  const sealer = new Sealer(late);
  expect(text(opener, sealer.seal(23, hex('bb')))).toEqual([23, 'bb']);
  sealer.update();
  expect(text(opener, sealer.seal(23, hex('cc')))).toEqual([23, 'cc']);
  expect(text(opener, sealer.seal(23, hex('dd')))).toEqual([23, 'dd']);
});

test('behind a record that was lost or changed the next one still opens', () => {
  const sealer = new Sealer(APPLICATION);
  const opener = new Tls13Opener(() => [[], [], level(APPLICATION)]);
  const [first, second, third, fourth] = ['01', '02', '03', '04'].map((one) => sealer.seal(23, hex(one)));
  expect(text(opener, first ?? hex(''))).toEqual([23, '01']);
  const changed = Uint8Array.from(second ?? []);
  changed[7] = (changed[7] ?? 0) ^ 1;
  expect(text(opener, changed)).toBeNull();
  opener.skip();
  expect(third).toBeDefined();
  expect(text(opener, fourth ?? hex(''))).toEqual([23, '04']);
});

test('every truncation opens nothing; any octets never throw', () => {
  for (let n = 0; n < DATA.length; n++)
    expect(text(new Tls13Opener(() => [[], [], level(APPLICATION)]), DATA.subarray(0, n))).toBeNull();
  const opener = new Tls13Opener(() => [level(APPLICATION), level(HANDSHAKE), level(APPLICATION, 0x1304)]);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      (bytes) => void expect(text(opener, Uint8Array.from([23, 3, 3, 0, bytes.length, ...bytes]))).toBeNull(),
    ),
  );
});

test('a record of nothing but zeros has no type', () => {
  const sealer = new Sealer(APPLICATION);
  expect(text(new Tls13Opener(() => [[], [], level(APPLICATION)]), sealer.seal(0, hex('0000')))).toEqual([0, '']);
});
