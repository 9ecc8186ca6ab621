import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIDENCES, FINDING_KINDS, REACHES, SUBJECT_TYPES } from '../../contract/words.ts';
import type { AppRecord } from './app-book.ts';
import { judge, type JudgedFinding } from './verdict.ts';

/** Enough of everything: 200 packets over 100 s, a handshake, no losses. */
function app(over: Partial<AppRecord> = {}): AppRecord {
  return {
    id: 'parlour',
    knownBy: new Set(['host-name']),
    packets: 200,
    bytes: 100_000,
    readableBytes: 1_000,
    opaqueBytes: 90_000,
    unknownBytes: 500,
    lostBytes: 0,
    firstTime: { seconds: 0, nanos: 0 },
    lastTime: { seconds: 100, nanos: 0 },
    firstFrame: 1,
    sawHandshake: true,
    ...over,
  };
}

function finding(over: Partial<JudgedFinding> = {}): JudgedFinding {
  return {
    id: 'f1',
    kind: 'identifier-exposed',
    confidence: 'likely',
    reach: 'internet',
    subject: { type: 'account' },
    ...over,
  };
}

describe('what was found decides', () => {
  test.each<[string, Partial<JudgedFinding>, string]>([
    ['a likely account', {}, 'exposes-people'],
    [
      'a confirmed message',
      { kind: 'message-exposed', confidence: 'confirmed', subject: { type: 'message' } },
      'exposes-people',
    ],
    ['a call without a subject', { kind: 'media-exposed', subject: null }, 'exposes-people'],
    ['a value of no known meaning', { subject: { type: 'other' } }, 'raises-questions'],
    ['a server abroad', { kind: 'server-abroad', subject: null }, 'raises-questions'],
    ['a value that stays the same', { kind: 'repeated-value' }, 'raises-questions'],
    ['one sign only', { confidence: 'possible' }, 'no-problem-seen'],
    ['what stayed local', { reach: 'local' }, 'no-problem-seen'],
  ])('%s', (_name, over, verdict) => {
    const said = judge(app(), [finding(over)], 0);
    expect(said.verdict).toBe(verdict);
    expect(said.decidedBy).toEqual(verdict === 'no-problem-seen' ? [] : ['f1']);
  });

  test('the worst alone is named as what decided', () => {
    const said = judge(
      app(),
      [
        finding(),
        finding({ id: 'f2', kind: 'server-abroad', subject: null }),
        finding({ id: 'f3', subject: { type: 'room' } }),
      ],
      0,
    );
    expect(said).toMatchObject({ verdict: 'exposes-people', decidedBy: ['f1', 'f3'] });
  });

  test('something worse is told though too little was seen, and so is the little', () => {
    expect(judge(app({ packets: 2 }), [finding()], 0)).toEqual({
      verdict: 'exposes-people',
      decidedBy: ['f1'],
      limits: ['too-few-packets'],
    });
  });
});

describe('not enough seen', () => {
  test.each<[string, Partial<AppRecord>, number, string[]]>([
    ['enough', {}, 0.01, []],
    ['99 packets', { packets: 99 }, 0, ['too-few-packets']],
    ['100 packets', { packets: 100 }, 0, []],
    ['59.9 seconds', { lastTime: { seconds: 59, nanos: 900_000_000 } }, 0, ['too-short']],
    ['60 seconds', { lastTime: { seconds: 60, nanos: 0 } }, 0, []],
    ['no times at all', { firstTime: null, lastTime: null }, 0, ['too-short']],
    ['no handshake', { sawHandshake: false }, 0, ['no-complete-handshake']],
    ['packets dropped', {}, 0.011, ['packets-lost']],
    ['octets lost', { lostBytes: 1_000 }, 0, ['packets-lost']],
    ['a few octets lost', { lostBytes: 900 }, 0, []],
    ['half unknown', { readableBytes: 50, opaqueBytes: 50, unknownBytes: 100 }, 0, []],
    ['over half unknown', { readableBytes: 50, opaqueBytes: 50, unknownBytes: 101 }, 0, ['mostly-unknown']],
    [
      'nothing at all',
      { packets: 0, bytes: 0, readableBytes: 0, opaqueBytes: 0, unknownBytes: 0 },
      0,
      ['too-few-packets'],
    ],
  ])('%s', (_name, over, lost, limits) => {
    expect(judge(app(over), [], lost)).toEqual({
      verdict: limits.length > 0 ? 'not-enough-seen' : 'no-problem-seen',
      decidedBy: [],
      limits,
    });
  });
});

test('a verdict never rests on a possible or local finding, and always names what decided it', () => {
  const any = fc.record<JudgedFinding>({
    id: fc.uuid(),
    kind: fc.constantFrom(...FINDING_KINDS),
    confidence: fc.constantFrom(...CONFIDENCES),
    reach: fc.constantFrom(...REACHES),
    subject: fc.option(fc.record({ type: fc.constantFrom(...SUBJECT_TYPES) })),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), (findings) => {
      const { verdict, decidedBy } = judge(app(), findings, 0);
      expect(decidedBy.length > 0).toBe(verdict === 'exposes-people' || verdict === 'raises-questions');
      for (const id of decidedBy) {
        const one = findings.find((other) => other.id === id);
        expect(one?.confidence).not.toBe('possible');
        expect(one?.reach).toBe('internet');
      }
    }),
  );
});

test('what only a key log showed decides nothing, however sure and whatever it is', () => {
  for (const type of SUBJECT_TYPES) {
    const opened = finding({ kind: 'seen-by-decryption', confidence: 'confirmed', subject: { type } });
    expect(judge(app(), [opened], 0)).toMatchObject({ verdict: 'no-problem-seen', decidedBy: [] });
    expect(judge(app(), [opened, finding({ id: 'f2' })], 0).decidedBy).toEqual(['f2']);
  }
});
