import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dissectors } from '../../main/analysis/dissect/index.ts';
import { CAPTURES, captureNames } from '../real-captures.ts';
import { readExpected } from './expected.ts';
import { lineFor, PROTOCOL_MAP } from './protocol-map.ts';

test('each line has a reason and at least one id, and none accepts "unknown" or "none"', () => {
  for (const [name, { ours, why }] of Object.entries(PROTOCOL_MAP)) {
    expect(why.length, name).toBeGreaterThan(5);
    expect(ours ?? ['x'], name).not.toHaveLength(0);
    expect(ours ?? [], name).not.toContain('unknown');
    expect(ours ?? [], name).not.toContain('none');
  }
});

/** Read by Earshot, and without a name in nDPI's lists that we have, or with one that covers more than what we read. */
const NAMELESS = [
  'd-link-discovery',
  'dropbox-lan',
  'mndp',
  'openvpn',
  'pppp',
  'rlogin',
  'tracker',
  'unknown',
  'weave',
  'x11',
  'zrtp',
];

test('every id is a protocol that Earshot reads, and every protocol that it reads has a line', () => {
  const names = new Set(dissectors.map(({ name }) => name));
  const targets = new Set(Object.values(PROTOCOL_MAP).flatMap(({ ours }) => ours ?? []));
  expect([...targets].filter((id) => !names.has(id))).toEqual([]);
  expect([...names].filter((id) => !targets.has(id)).sort()).toEqual(NAMELESS);
});

test('a name is looked up whole, then by what stands before the dot', () => {
  expect(lineFor('TLS.NoSuchApp')?.ours).toEqual(['tls']);
  expect(lineFor('NetBIOS.SMBv23')).not.toBe(lineFor('NetBIOS'));
  expect(lineFor('CustomProtocolG')?.ours).toBeNull();
  expect([lineFor('NoSuchProtocol'), lineFor('constructor')]).toEqual([null, null]);
});

test.skipIf(captureNames().length === 0)(
  'every name that nDPI gives has a line (skipped where no captures are)',
  () => {
    const flows = Object.values(readExpected(join(CAPTURES, 'expected.json'))).flat();
    const names = new Set(
      flows.flatMap(({ protocol }) => (protocol === null || protocol === 'Unknown' ? [] : protocol)),
    );
    expect(names.size).toBeGreaterThan(300);
    expect([...names].filter((name) => lineFor(name) === null)).toEqual([]);
  },
);
