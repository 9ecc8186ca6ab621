import { expect, test } from 'vitest';
import type { Assessment, Finding } from '../../main/contract/assessment.ts';
import type { Truth } from './label.ts';
import { score } from './score.ts';

const row = (over: Partial<Truth> = {}): Truth => ({
  type: 'account',
  also: [],
  key: 'uid',
  chain: [],
  sure: true,
  values: ['lantern-31'],
  places: [{ frame: 3, offset: 60, length: 10 }],
  exact: true,
  more: false,
  ...over,
});

/** A finding as far as scoring looks at it. */
function finding(type: string, value: string, over: Record<string, unknown> = {}): Finding {
  return {
    kind: 'identifier-exposed',
    confidence: 'likely',
    subject: { type, value, key: 'uid' },
    evidence: [{ ranges: [{ frame: 9, offset: 9, length: 9 }] }],
    ...over,
  } as unknown as Finding;
}
const assessment = (...findings: Finding[]): Assessment => ({ findings }) as unknown as Assessment;
const sizes = ({ found, missed, right, falseAlarms, unjudged }: ReturnType<typeof score>) => ({
  found: found.length,
  missed: missed.length,
  right: right.length,
  falseAlarms: falseAlarms.length,
  unjudged: unjudged.length,
});
const NONE = { found: 0, missed: 0, right: 0, falseAlarms: 0, unjudged: 0 };

test('a value of its type is found, wherever it was seen first', () => {
  expect(sizes(score([row()], assessment(finding('account', 'lantern-31'))))).toEqual({ ...NONE, found: 1, right: 1 });
});

test('octets of it are it', () => {
  const evidence = [{ ranges: [{ frame: 3, offset: 65, length: 2 }] }];
  expect(sizes(score([row()], assessment(finding('account', 'something', { evidence }))))).toMatchObject({ found: 1 });
  expect(
    sizes(score([row({ exact: false, key: 'id' })], assessment(finding('account', 'something', { evidence })))),
  ).toEqual({ ...NONE, missed: 1, falseAlarms: 1 });
});

test('another type is a miss and a false alarm, unless the label allows it', () => {
  const told = assessment(finding('room', 'lantern-31'));
  expect(sizes(score([row()], told))).toEqual({ ...NONE, missed: 1, falseAlarms: 1 });
  expect(score([row()], told).mistaken).toHaveLength(1);
  expect(sizes(score([row({ also: ['room'] })], told))).toEqual({ ...NONE, found: 1, right: 1 });
});

test('what nobody labelled is a false alarm, and what experts could differ about is neither', () => {
  expect(sizes(score([], assessment(finding('account', 'x'))))).toEqual({ ...NONE, falseAlarms: 1 });
  expect(sizes(score([row({ sure: false })], assessment(finding('account', 'lantern-31'))))).toEqual({
    ...NONE,
    unjudged: 1,
  });
  expect(sizes(score([row({ sure: false })], assessment()))).toEqual(NONE);
});

test('one sign only is no claim', () => {
  const told = assessment(
    finding('account', 'lantern-31', { confidence: 'possible' }),
    finding('account', 'y', { kind: 'linkable' }),
  );
  expect(sizes(score([row()], told))).toEqual({ ...NONE, missed: 1 });
});
