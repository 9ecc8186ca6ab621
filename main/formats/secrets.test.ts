import { expect, test } from 'vitest';
import { ascii, block, join, readAll, secretsBlock, section } from './files.fixture.ts';
import { SecretReader } from './secrets.ts';
import type { Secret } from './packet.ts';

const LITTLE = { little: true };
const BIG = { little: false };
const TLS = 0x544c534b;
const KEYS = ascii('CLIENT_RANDOM 00 11\n');

test.each([
  ['little', LITTLE],
  ['big', BIG],
])('a TLS key log is handed out as it stands, in the order of the file (%s-endian)', (_name, order) => {
  const { reader } = readAll(
    join(section(order), secretsBlock(order, TLS, KEYS), secretsBlock(order, TLS, ascii('b'))),
  );
  expect(reader.secrets).toEqual([
    { kind: 'tls-key-log', bytes: KEYS },
    { kind: 'tls-key-log', bytes: ascii('b') },
  ]);
  expect(reader.facts).toMatchObject({ problems: [], beside: { tlsKeyLogs: 2, otherSecrets: 0 } });
});

test('other kinds are counted and not kept: SSH, WireGuard, both of Zigbee, one that is not known', () => {
  const kinds = [0x5353484b, 0x57474b4c, 0x5a4e574b, 0x5a415053, 0x12345678];
  const { reader } = readAll(join(section(BIG), ...kinds.map((kind) => secretsBlock(BIG, kind, KEYS))));
  expect([reader.secrets, reader.facts.beside.otherSecrets]).toEqual([[], 5]);
});

test('a length past the block, or none at all, is told', () => {
  for (const bad of [
    secretsBlock(BIG, TLS, KEYS, 21),
    secretsBlock(BIG, TLS, KEYS, 2 ** 31),
    block(10, [1, 2, 3], BIG),
  ]) {
    const { reader } = readAll(join(section(BIG), bad));
    expect([reader.secrets, reader.facts.problems]).toEqual([[], ['bad-secrets-length']]);
  }
});

test('keys are kept up to a bound', () => {
  const facts = readAll(new Uint8Array(0)).reader.facts;
  facts.problems = [];
  const secrets: Secret[] = [];
  const reader = new SecretReader(facts, secrets);
  const body = secretsBlock(LITTLE, TLS, new Uint8Array(1024 * 1024)).subarray(8, -4);
  for (let i = 0; i < 20; i++) reader.read(body, 0, body.length, true);
  expect([secrets.length, facts.beside.tlsKeyLogs, facts.problems]).toEqual([16, 20, ['too-many-secrets']]);
});
