import { expect, test } from 'vitest';
import { ERROR_CODES } from '../contract/errors.ts';
import {
  ACCESSES,
  CONFIDENCES,
  FINDING_KINDS,
  LIMITS,
  OBSERVERS,
  PLACE_CERTAINTIES,
  SUBJECT_TYPES,
  VERDICTS,
} from '../contract/words.ts';
import { asRead, catalogueSources, KEYS, mentioned, sentencesOf, sources } from './catalogue.fixture.ts';
import { en, type Key } from './index.ts';

const has = (key: string): boolean => Object.hasOwn(en, key);

test('every key that a source names exists', () => {
  const missing = sources().flatMap(({ path, text }) => [
    ...[...text.matchAll(/\bt\(\s*(['"])([^'"`$]+)\1/g)].flatMap((match) =>
      has(match[2] ?? '') ? [] : [`${path}: ${match[2]}`],
    ),
    ...[...text.matchAll(/\bt\(\s*(`[^`]+`)/g)].flatMap((match) =>
      mentioned(match[1] ?? '').patterns.some((one) => !KEYS.some((key) => one.test(key)))
        ? [`${path}: ${match[1]}`]
        : [],
    ),
  ]);
  expect(missing).toEqual([]);
});

test('every key is used', () => {
  const all = sources().map(({ text }) => mentioned(text));
  const literals = new Set(all.flatMap((one) => one.literals));
  const patterns = all.flatMap((one) => one.patterns);
  expect(KEYS.filter((key) => !literals.has(key) && !patterns.some((one) => one.test(key)))).toEqual([]);
});

test('the search for unused keys can fail', () => {
  const { literals, patterns } = mentioned("t('home.title'); t(`limit.${limit}`); t(`subject.${word}.some`)");
  expect(literals).toEqual(['home.title']);
  expect(patterns.some((one) => one.test('limit.too-short'))).toBe(true);
  expect(patterns.some((one) => one.test('subject.account.some'))).toBe(true);
  expect(patterns.some((one) => one.test('subject.account.the'))).toBe(false);
});

test('no key stands in two files', () => {
  const keys = catalogueSources().flatMap(({ text }) =>
    [...text.matchAll(/^\s+'([a-z][\w-]*(?:\.[\w-]+)+)':/gm)].map((match) => match[1]),
  );
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  expect(keys.length).toBe(KEYS.length);
});

test('every message has a note for the translator and no straight apostrophe, which ICU would swallow', () => {
  for (const key of KEYS) {
    expect(en[key].note.length, key).toBeGreaterThan(15);
    expect(en[key].text, key).not.toContain("'");
  }
});

test('every message can be formatted, for one and for many', () => {
  for (const key of KEYS) {
    const plurals = [...en[key].text.matchAll(/\{(\w+), plural/g)].map((match) => match[1] ?? '');
    for (const count of [0, 1, 2, 1_204]) {
      const read = asRead(key, Object.fromEntries(plurals.map((name) => [name, count])));
      expect(read, key).not.toMatch(/[{}#]|undefined|NaN/);
    }
  }
});

test('each fixed word, kind, limit and error has its sentences', () => {
  const wanted: string[] = [
    ...VERDICTS.flatMap((one) => [
      `verdict.${one}.word`,
      `verdict.${one}.meaning`,
      `verdict.${one}.sentence`,
      `lede.${one}`,
    ]),
    ...CONFIDENCES.flatMap((one) => [`sure.${one}`, `sure.${one}.inside`, `sure.${one}.meaning`]),
    ...PLACE_CERTAINTIES.map((one) => `place.${one}`),
    ...ACCESSES.map((one) => `access.${one}`),
    ...OBSERVERS.map((one) => `observer.${one}`),
    ...SUBJECT_TYPES.flatMap((one) => [
      `subject.${one}.some`,
      `subject.${one}.the`,
      `subject.${one}.name`,
      `means.${one}`,
    ]),
    ...LIMITS.map((one) => `limit.${one}`),
    ...ERROR_CODES.flatMap((one) => [`error.${one}.happened`, `error.${one}.why`, `error.${one}.next`]),
    // A value that was opened is told with the words of an exposed one (`exposed.…-opened`).
    ...FINDING_KINDS.filter((one) => !one.endsWith('-exposed') && one !== 'seen-by-decryption').flatMap((one) =>
      ['short', 'title', 'claim', 'seen', 'means', 'not-seen'].map((part) => `kind.${one}.${part}`),
    ),
  ];
  expect(wanted.filter((key) => !has(key))).toEqual([]);
});

test('the made-up mark reads exactly so', () => {
  expect(en['mark.made-up'].text).toBe('Made-up traffic, rebuilt from a 2021 report. Not evidence.');
});

const LONGEST = 30;

test(`no sentence is longer than ${LONGEST} words`, () => {
  const long = KEYS.flatMap((key) =>
    sentencesOf(asRead(key))
      .filter((one) => one.split(/\s+/).length > LONGEST)
      .map((one) => `${key}: ${one}`),
  );
  expect(long).toEqual([]);
});

/** Verbs of intent, words of alarm, and praise. A reader's source can be jailed over a word too much, or one too little. */
const FORBIDDEN =
  /\b(safe|safely|secure|securely|spy|spies|spying|spied|hack\w*|steal\w*|stolen|leak\w*|snoop\w*|surveil\w*|eavesdrop\w*|attack\w*|malicious|suspicious|dangerous|hands? over|harvest\w*|secretly|track(s|ed|ing)|collects?|works with|guarantee\w*|proves?|definitely|impossible|unbreakable|military|enemy|foreign agent)\b/i;
/** The one place for the word "safety". */
const NOT_PROOF = /not proof of safety/gi;

test('no forbidden word, and "safe" only in "not proof of safety"', () => {
  const found = KEYS.flatMap((key) => {
    const read = asRead(key).replace(NOT_PROOF, '').replace('A slow reply does not prove distance', '');
    return FORBIDDEN.test(read) || /safe/i.test(read) ? [`${key}: ${read}`] : [];
  });
  expect(found).toEqual([]);
  expect(FORBIDDEN.test('The app spies on you')).toBe(true);
});

test('a value that only repeats is never called a user ID', () => {
  const texts = KEYS.filter((key) => key.startsWith('kind.repeated-value')).map((key) => asRead(key));
  expect(texts.filter((one) => /user ID|room ID|account/i.test(one))).toEqual([]);
});

test('no text tells anyone to give node, npm or root a right', () => {
  expect(KEYS.map((key: Key) => en[key].text).filter((one) => /setcap|sudo/i.test(one))).toEqual([]);
});
