import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadSample } from '../../main/shell/services/sample.ts';
import { createText } from '../../main/text/index.ts';
import { tellComparison } from '../../main/text/tell/comparison.ts';
import { buildSample, EDGE_CN, EDGE_US, SAMPLE, type SampleOptions } from '../sample/build-sample.ts';
import { compareBytes } from './twins.ts';

const SECOND: SampleOptions = { ...SAMPLE, seed: 2022, userId: 407_118_233, roomId: 'Qv72LmTe' };
const first = await readFile((await loadSample()).path);

/** The octets that the evidence of one finding points to, in the capture they stand in. */
function octetsAt(capture: Uint8Array, frame: number, offset: number, length: number): Uint8Array {
  const view = new DataView(capture.buffer, capture.byteOffset, capture.byteLength);
  let frames = 0;
  for (let at = 0; at < capture.length; at += view.getUint32(at + 4, true)) {
    if (view.getUint32(at, true) === 6 && ++frames === frame)
      return capture.slice(at + 28 + offset, at + 28 + offset + length);
  }
  return new Uint8Array(0);
}

for (const [how, layout] of [
  ['as it ships', SAMPLE.layout],
  ['with the room in front and the number big-endian', { lead: 9, order: 'room-first', userAs: 'u32be' }],
  ['with the number in decimal digits', { lead: 16, order: 'user-first', userAs: 'decimal' }],
] as const) {
  test(`a twin by a second account, ${how}: both fields come out as identifiers, at their octets`, () => {
    const one = how === 'as it ships' ? new Uint8Array(first) : buildSample({ ...SAMPLE, layout });
    const two = buildSample({ ...SECOND, layout });
    const told = (account: string) => ({ account, device: '1' });
    const { findings } = compareBytes([
      { bytes: one, told: told('1') },
      { bytes: two, told: told('2') },
    ]);
    const likely = findings.filter(({ confidence }) => confidence === 'likely');
    const [user, room] = likely;
    expect(likely.map(({ kind, couldBe, subject }) => [kind, couldBe.includes('account'), subject.type])).toEqual([
      ['account-or-device-identifier', true, 'other'],
      ['account-or-device-identifier', true, 'other'],
    ]);
    for (const [file, { userId, roomId }] of [SAMPLE, SECOND].entries()) {
      const at = (finding: typeof user): string[] =>
        (finding?.evidence ?? [])
          .filter((seen) => seen.file === file)
          .flatMap(({ ranges }) => ranges)
          .map(({ frame, offset, length }) =>
            Buffer.from(octetsAt(file === 0 ? one : two, frame, offset, length)).toString('latin1'),
          );
      const number = Buffer.alloc(4);
      if (layout.userAs === 'u32le') number.writeUInt32LE(userId);
      else number.writeUInt32BE(userId);
      const written = layout.userAs === 'decimal' ? String(userId) : number.toString('latin1');
      expect([...new Set(at(user))]).toEqual([written]);
      expect([...new Set(at(room))]).toEqual([roomId]);
    }
    // The ping holds the number alone, once, and is found by it.
    expect(user?.receivers.map(({ ip }) => ip)).toEqual(expect.arrayContaining([EDGE_CN, EDGE_US]));
    expect(room?.receivers.map(({ ip }) => ip)).toEqual([EDGE_US]);
  });
}

test('its words promise no more than was seen', () => {
  const comparison = compareBytes([
    { bytes: buildSample(), told: { account: '1', device: '1' } },
    { bytes: buildSample(SECOND), told: { account: '2', device: '1' } },
  ]);
  const words = tellComparison(comparison, createText('en'))
    .flatMap(({ title, items }) => [title, ...items])
    .join('\n');
  expect(words).toContain('An identifier of the account, or of this one use of the app');
  expect(words).toContain('Record the first account on the first device once more.');
  expect(words).not.toMatch(/user ID|room ID/i);
  expect(words).not.toContain(SAMPLE.roomId);
  expect(words.startsWith('Made-up traffic. Not evidence.')).toBe(true);
});
