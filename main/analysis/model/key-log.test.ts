import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyLog } from './key-log.ts';

const RANDOM = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);

function logOf(text: string): KeyLog {
  const log = new KeyLog();
  log.add(Uint8Array.from(Buffer.from(text, 'latin1')));
  return log;
}
const hex = (octets: Uint8Array | null): string | null => octets && Buffer.from(octets).toString('hex');

test('reads lines of every label it knows, in either case, with either end', () => {
  const log = logOf(
    `# a comment\r\nCLIENT_RANDOM ${RANDOM.toUpperCase()} ${'11'.repeat(48)}\r\n\nSERVER_TRAFFIC_SECRET_0 ${OTHER} ${'2F'.repeat(32)}`,
  );
  expect(log.size).toBe(2);
  expect(hex(log.secret('CLIENT_RANDOM', RANDOM))).toBe('11'.repeat(48));
  expect(hex(log.secret('SERVER_TRAFFIC_SECRET_0', OTHER))).toBe('2f'.repeat(32));
  expect(log.secret('CLIENT_RANDOM', OTHER)).toBeNull();
});

test('what is no line of a key log is passed over', () => {
  const lines = [
    'CLIENT_RANDOM',
    `CLIENT_RANDOM ${RANDOM}`,
    `CLIENT_RANDOM ${RANDOM} `,
    `CLIENT_RANDOM ${RANDOM.slice(2)} 1111`,
    `CLIENT_RANDOM ${RANDOM} 111`,
    `CLIENT_RANDOM ${RANDOM} xx`,
    `CLIENT_RANDOM ${RANDOM} 11 11`,
    `CLIENT_RANDOM ${RANDOM} ${'1'.repeat(200)}`,
    `RSA 0011223344556677 ${'11'.repeat(48)}`,
    `EXPORTER_SECRET ${RANDOM} ${'11'.repeat(32)}`,
    ` CLIENT_RANDOM ${RANDOM} 11`,
  ];
  expect(logOf(lines.join('\n')).size).toBe(0);
});

test('the first secret of a connection stands', () => {
  const log = logOf(`CLIENT_RANDOM ${RANDOM} 11\nCLIENT_RANDOM ${RANDOM} 22\n`);
  expect(hex(log.secret('CLIENT_RANDOM', RANDOM))).toBe('11');
});

test('any octets never throw, and long ones cost no more than once each', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void new KeyLog().add(bytes)));
  const many = new Uint8Array(4 * 1024 * 1024).fill(0x0a, 0, 2 * 1024 * 1024);
  const before = performance.now();
  new KeyLog().add(many);
  expect(performance.now() - before).toBeLessThan(5_000);
});

test('holds a bounded number of secrets', () => {
  const log = new KeyLog();
  const lines = Array.from({ length: 200_500 }, (_, i) => `CLIENT_RANDOM ${i.toString(16).padStart(64, '0')} 11`).join(
    '\n',
  );
  log.add(Uint8Array.from(Buffer.from(lines, 'latin1')));
  expect(log.size).toBe(200_000);
});
